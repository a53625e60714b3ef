import { Element, html, nothing } from '../element.js';
import { get } from '../api.js';
import { live } from '../live.js';
import { clock, number, spaced, words } from '../format.js';
import { problem } from './problem.js';

/** The life of one order: what judged it and by which numbers, what was sent and answered, and how long each step took. */
class Story extends Element {
  static properties = { order: {}, tale: { state: true }, refusal: { state: true } };

  constructor() {
    super();
    this.order = '';
    /** @type {any} */
    this.tale = undefined;
    /** @type {any} */
    this.refusal = undefined;
  }

  arrived() {
    this.hear(live, 'entry', event => {
      if (event.detail.events.some(step => step.order === this.order)) this.#load();
    });
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('order')) {
      this.tale = undefined;
      this.#load();
    }
  }

  async #load() {
    const asked = this.order;
    try {
      const tale = await get(`/api/v1/orders/${encodeURIComponent(asked)}/explain`);
      if (asked === this.order) this.tale = tale;
    } catch (refusal) {
      this.refusal = refusal;
    }
  }

  render() {
    if (this.refusal) return problem(this.refusal);
    if (!this.tale) return html`<p class="quiet">Asking…</p>`;
    const tale = this.tale.order ?? this.tale;
    return html`
      <p><b>${tale.side} ${number(tale.qty ?? tale.notional)} ${tale.symbol}</b> · ${words(tale.status)}
        · <code>${tale.client_order_id}</code>${tale.strategy ? html` · strategy ${tale.strategy}` : nothing}
        ${tale.part ? html` · ${words(tale.part)}` : nothing}</p>
      ${tale.refusal ? problem(tale.refusal) : nothing}
      ${tale.rejection ? problem({ what: `the venue refused it: ${tale.rejection.text}`, code: tale.rejection.code }) : nothing}
      ${this.#steps(tale.story ?? [])}
      ${this.#checks(tale.checks ?? [])}
      ${this.#times(tale)}`;
  }

  /** @param {any[]} story */
  #steps(story) {
    return html`<h2 class="minor">What happened</h2><ol class="timeline">${story.map((step, i) => html`<li>
      <b>${spaced(step.event.replace(/^Order/, ''))}</b> ${this.#after(story, i)}
      <span class="quiet">${clock(step.at)} · entry ${step.sequence} · ${step.cause}</span><br>${step.words}
      ${step.fill ? html`<span class="quiet"> · execution <code>${step.fill.execution}</code>, cost ${step.fill.commission},
        venue ${clock(step.fill.venue_time)}</span>` : nothing}
      ${step.told ? html`<details><summary>word for word</summary><pre>${step.told}</pre></details>` : nothing}</li>`)}</ol>`;
  }

  /** @param {any[]} story @param {number} i how long after the step before it came */
  #after(story, i) {
    if (i === 0) return nothing;
    const millis = new Date(story[i].at).getTime() - new Date(story[i - 1].at).getTime();
    return html`<span class="quiet">+${millis} ms</span>`;
  }

  /** @param {any[]} checks */
  #checks(checks) {
    if (checks.length === 0) return nothing;
    return html`<h2 class="minor">What judged it</h2><table><thead><tr><th scope="col">Limit</th><th scope="col">Of</th>
      <th scope="col" class="num">Found</th><th scope="col" class="num">Limit</th><th scope="col">Verdict</th></tr></thead>
      <tbody>${checks.map(one => html`<tr><td>${words(one.rule)}</td><td>${one.scope}</td><td class="num">${number(one.value)}</td>
        <td class="num">${number(one.limit)}</td><td class=${one.passed ? 'up' : 'down'}>${one.passed ? '✓ passed' : '✗ refused'}
        ${one.note ?? ''}</td></tr>`)}</tbody></table>`;
  }

  /** @param {any} tale */
  #times(tale) {
    const times = Object.entries(tale.times_ms ?? {}).filter(([, value]) => value !== null);
    const slips = Object.entries(tale.slippage_bps ?? {}).filter(([, value]) => value !== null);
    return html`<h2 class="minor">Times and slippage</h2><table><tbody>
      ${times.map(([name, value]) => html`<tr><th scope="row">${words(name)}</th><td class="num">${value} ms</td></tr>`)}
      ${slips.map(([name, value]) => html`<tr><th scope="row">slippage against ${words(name)}</th><td class="num">${value} bp</td></tr>`)}
      </tbody></table>`;
  }
}

customElements.define('tf-story', Story);
