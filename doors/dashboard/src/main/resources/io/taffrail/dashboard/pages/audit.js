import { html, nothing } from '../element.js';
import { get } from '../api.js';
import { clock, number, spaced } from '../format.js';
import { Page } from '../page.js';
import { empty, problem } from '../parts/problem.js';

/** The journal itself, the latest first: what came, from whom, and what the desk made of it. */
class Audit extends Page {
  static properties = {
    entries: { state: true }, before: { state: true }, more: { state: true }, verified: { state: true }, q: { state: true }, type: { state: true },
    marks: { state: true },
  };

  constructor() {
    super();
    /** @type {any[]} */
    this.entries = [];
    this.before = 0;
    this.more = false;
    /** @type {any} */
    this.verified = undefined;
    this.q = '';
    this.type = '';
    /** Whether the market's prices are shown too, of which there are many. */
    this.marks = false;
    this.types = new Set();
  }

  arrived() {
    super.arrived();
    this.every(5000, () => this.#verify());
  }

  #query() {
    const query = new URLSearchParams({ limit: '100', quiet: String(!this.marks) });
    if (this.q !== '') query.set('q', this.q);
    if (this.type !== '') query.set('type', this.type);
    return query;
  }

  async load() {
    const page = await get(`/api/v1/journal?${this.#query()}`);
    this.#take(page, []);
    await this.#verify();
  }

  async #verify() {
    this.verified = await get('/api/v1/journal/verified');
  }

  async #further() {
    const query = this.#query();
    query.set('before', String(this.before));
    this.#take(await get(`/api/v1/journal?${query}`), this.entries);
  }

  /** @param {any} page @param {any[]} known */
  #take(page, known) {
    this.entries = [...known, ...page.entries];
    this.before = page.before;
    this.more = page.more;
    for (const entry of page.entries) {
      this.types.add(entry.input);
      for (const event of entry.events) this.types.add(event.type);
    }
  }

  /** @param {'q' | 'type' | 'marks'} name @param {any} value */
  #filter(name, value) {
    this[name] = value;
    this.reload();
  }

  render() {
    if (!this.loaded) return html`<h1>Audit</h1>${this.refusal ? problem(this.refusal) : html`<p class="quiet">Asking…</p>`}`;
    return html`<h1>Audit</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      <div class="bar">
        ${this.#badge()}
        <label for="q">Find</label><input id="q" type="search" placeholder="words" @change=${event => this.#filter('q', event.target.value.trim())}>
        <label for="type">What</label><select id="type" @change=${event => this.#filter('type', event.target.value)}>
          <option value="">everything</option>
          ${[...this.types].sort().map(type => html`<option value=${type} ?selected=${type === this.type}>${spaced(type)}</option>`)}</select>
        <label><input type="checkbox" id="marks" @change=${event => this.#filter('marks', event.target.checked)}> prices too</label>
        <span class="gap"></span>
        <a href="/api/v1/journal?${this.#query()}&format=csv" download="journal.csv">Download what is shown (CSV)</a>
      </div>
      ${this.entries.length === 0 ? empty('No entry is like that.', 'taffrail audit verify') : this.#table()}
      ${this.more ? html`<p><button @click=${() => this.#further()}>Further back</button></p>` : nothing}`;
  }

  #badge() {
    const { whole, sequence, age_seconds: age, flaw } = this.verified ?? { whole: true, sequence: 0, age_seconds: 0, flaw: null };
    return whole ? html`<b class="up" id="verified">✓ verified through ${number(sequence)}, ${number(Math.max(0, age))} s ago</b>`
      : html`<b class="down" id="verified">✗ broken at ${number(sequence)}: ${flaw}</b>`;
  }

  #table() {
    return html`<div class="rows" tabindex="0" role="region" aria-label="Journal"><table><thead><tr><th scope="col" class="num">Entry</th>
      <th scope="col">Time</th><th scope="col">From</th><th scope="col">Asked or told</th><th scope="col">What came of it</th></tr></thead>
      <tbody>${this.entries.map(entry => html`<tr data-sequence=${entry.sequence}><td class="num">${number(entry.sequence)}</td>
        <td>${clock(entry.at)}</td><td>${entry.cause}</td>
        <td class="wrap"><details><summary>${spaced(entry.input)}</summary><pre>${entry.asked}</pre></details></td>
        <td class="wrap">${entry.events.map(event => html`<details><summary>${spaced(event.type)}</summary><pre>${event.text}</pre></details>`)}</td>
        </tr>`)}</tbody></table></div>`;
  }
}

customElements.define('tf-audit', Audit);
