import { html, nothing } from '../element.js';
import { get } from '../api.js';
import { live } from '../live.js';
import { clock, number, span, words } from '../format.js';
import { Page } from '../page.js';
import { problem } from '../parts/problem.js';

/** Whether what the desk stands on is well: brokers, the stream to this page, books against brokers, the budget of requests. */
class Health extends Page {
  static properties = { brokers: { state: true }, books: { state: true }, verified: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.brokers = [];
    /** @type {any} */
    this.books = undefined;
    /** @type {any} */
    this.verified = undefined;
  }

  arrived() {
    super.arrived();
    this.every(5000, () => this.soon());
    this.hear(live, 'state', () => this.requestUpdate());
  }

  async load() {
    const [brokers, books, verified] = await Promise.all([
      get('/api/v1/brokers'), get('/api/v1/reconciliation'), get('/api/v1/journal/verified'),
    ]);
    this.brokers = brokers.brokers;
    this.books = books;
    this.verified = verified;
  }

  render() {
    if (!this.loaded) return html`<h1>Health</h1>${this.refusal ? problem(this.refusal) : html`<p class="quiet">Asking…</p>`}`;
    return html`<h1>Health</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      <div class="grid">
        <section class="panel"><h2>This page</h2><table><tbody>
          <tr><th scope="row">stream</th><td class=${live.open && !live.isStale ? 'up' : 'warn'}>${live.open && !live.isStale ? '✓ live' : '✗ stale'}</td></tr>
          <tr><th scope="row">last heard</th><td>${span(live.late)} ago</td></tr>
          <tr><th scope="row">entry</th><td>${number(live.sequence)}</td></tr>
          <tr><th scope="row">market</th><td>${this.session.market}</td></tr></tbody></table></section>
        <section class="panel"><h2>Journal</h2><table><tbody>
          <tr><th scope="row">chain</th><td class=${this.verified.whole ? 'up' : 'down'}>${this.verified.whole ? '✓ whole' : `✗ ${this.verified.flaw}`}</td></tr>
          <tr><th scope="row">verified through</th><td>${number(this.verified.sequence)}</td></tr>
          <tr><th scope="row">walked</th><td>${clock(this.verified.at)}</td></tr></tbody></table></section>
        <section class="panel"><h2>Books and brokers</h2>
          <p class=${this.books.clean ? 'up' : 'down'}>${this.books.clean ? '✓ everything agrees' : `✗ ${this.books.breaks.length} breaks`}</p>
          <p>${number(this.books.in_doubt)} orders in doubt</p>
          ${this.books.breaks.map(one => problem({ what: one.what, why: one.cause, fix: 'taffrail reconcile' }))}</section>
        ${this.brokers.length === 0 ? html`<section class="panel"><h2>Paper exchange</h2><p class="up">✓ in this house: nothing between it and
          the desk can fail</p><p class="quiet">A broker behind a wire:<br><code>taffrail up --broker alpaca</code></p></section>`
          : this.brokers.map(one => this.#broker(one))}
      </div>`;
  }

  /** @param {any} one */
  #broker(one) {
    const rows = [
      ['connected', one.live ? '✓ live' : '✗ not connected'], ['latency', millis(one.latency_ms)], ['clock off by', millis(one.clock_offset_ms)],
      ['stream silent for', millis(one.stream_silence_ms)], ['requests left this minute', number(one.budget_left)],
      ['set aside', number(one.quarantined)],
    ];
    return html`<section class="panel"><h2>${one.broker} · ${one.account}</h2>
      ${one.trouble ? problem({ what: words(one.trouble), fix: 'taffrail doctor' }) : nothing}
      <table><tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
      ${one.gates.map(gate => html`<tr><th scope="row">${gate.name}</th><td class=${gate.passed ? 'up' : 'down'}>${gate.passed ? '✓' : '✗'} ${gate.found}</td></tr>`)}
      </tbody></table></section>`;
  }
}

/** @param {any} value */
const millis = value => (value === null ? 'not known' : span(Number(value)));

customElements.define('tf-health', Health);
