import { Element, html, nothing } from '../element.js';
import { get } from '../api.js';
import { money, number, words } from '../format.js';
import { problem } from './problem.js';
import { tried } from './trial.js';

const PAUSE_MILLIS = 350;

/** What an order would do to the account, and what the limits would say of it; nothing is sent. */
class Preview extends Element {
  static properties = {
    order: { attribute: false }, account: { attribute: false }, cost: { attribute: false }, ready: { attribute: false }, trial: { state: true },
    refusal: { state: true }, fee: { state: true }, before: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.order = undefined;
    /** @type {any} */
    this.account = undefined;
    this.cost = NaN;
    this.ready = false;
    /** @type {any} */
    this.trial = undefined;
    /** @type {any} */
    this.refusal = undefined;
    this.fee = NaN;
    /** @type {Map<string, any>} what is used of each limit now */
    this.before = new Map();
    this.asked = '';
    /** @type {any} */
    this.timer = undefined;
  }

  arrived() {
    this.#fees();
  }

  /** What this account's executions have cost so far, as a share of what was traded. */
  async #fees() {
    const report = await get('/api/v1/executions/stats').catch(() => undefined);
    const total = report?.totals?.[0];
    if (total && Number(total.traded) > 0) this.fee = Number(total.fees) / Number(total.traded);
  }

  willUpdate() {
    const text = JSON.stringify(this.order);
    if (!this.ready || text === this.asked) return;
    this.asked = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#try(text), PAUSE_MILLIS);
  }

  /** @param {string} text */
  async #try(text) {
    try {
      const [trial, now] = await Promise.all([tried(JSON.parse(text)), get('/api/v1/risk')]);
      this.before = new Map(now.limits.map(limit => [`${limit.rule} ${limit.scope}`, limit.used]));
      if (text !== this.asked) return;
      this.trial = trial;
      this.refusal = undefined;
    } catch (refusal) {
      if (text !== this.asked) return;
      this.trial = undefined;
      this.refusal = refusal;
    }
  }

  render() {
    if (!this.ready) return html`<p class="quiet">The preview comes when the ticket is complete.</p>`;
    const buys = this.order.side === 'buy';
    const power = Number(this.account?.buying_power);
    return html`<section aria-label="Preview"><h2 class="minor">Before it is sent</h2>
      <table><tbody>
        <tr><th scope="row">worth about</th><td class="num">${money(this.cost)}</td></tr>
        <tr><th scope="row">fees about</th><td class="num">${Number.isFinite(this.fee)
          ? money(this.fee * this.cost) : html`<span class="quiet">not known before the first fill</span>`}</td></tr>
        <tr><th scope="row">buying power</th><td class="num">${money(power)} → ${buys ? money(power - this.cost) : 'more'}</td></tr>
        ${this.trial?.largest_qty ? html`<tr><th scope="row">at most would pass</th><td class="num">${number(this.trial.largest_qty)}</td></tr>` : nothing}
      </tbody></table>
      ${this.refusal ? problem(this.refusal) : nothing}
      ${this.trial ? this.#verdict() : nothing}</section>`;
  }

  #verdict() {
    const { passes, denial, readings } = this.trial;
    return html`${passes ? html`<p class="up">✓ every limit passes</p>` : problem(denial)}
      ${readings.length === 0 ? nothing : html`<details><summary>${readings.length} limits, now and after it</summary><table><tbody>
        ${readings.map(one => html`<tr><th scope="row">${words(one.rule)}</th>
          <td class="num">${number(this.before.get(`${one.rule} ${one.scope}`))} → ${number(one.value)} of ${number(one.limit)}</td>
          <td class=${one.passed ? 'up' : 'down'}>${one.passed ? '✓' : '✗'}</td></tr>`)}</tbody></table></details>`}`;
  }
}

customElements.define('tf-preview', Preview);
