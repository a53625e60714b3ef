import { html, nothing } from '../element.js';
import { get, post } from '../api.js';
import { clock, isMissing, money, number, words } from '../format.js';
import { Page } from '../page.js';
import { empty, problem } from '../parts/problem.js';

/** What stands behind a limit's number; other units stand there by their names. @type {Record<string, string>} */
const UNITS = { money: '', count: '', units: '', flag: '', percent: ' %', times: ' ×' };

/** Every limit with what is used of it and who set it, the loss ladders, and the kill switch. */
class Risk extends Page {
  static properties = { limits: { state: true }, halt: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.limits = [];
    /** @type {any} */
    this.halt = undefined;
  }

  arrived() {
    super.arrived();
    this.every(5000, () => this.soon());
  }

  async load() {
    const [risk, halt, account, curve] = await Promise.all([
      get('/api/v1/risk'), get('/api/v1/halt'), get('/v2/account'), get('/api/v1/equity'),
    ]);
    const lost = losses(account, curve);
    this.limits = risk.limits.map(limit => ladder(limit, lost))
      .toSorted((a, b) => Number(a.used === null) - Number(b.used === null));
    this.halt = halt;
  }

  /** @param {SubmitEvent} event */
  async #resume(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const scope = String(form.get('scope'));
    await this.act(() => post('/api/v1/resume', { scope, reason: form.get('reason') }), `Trading of ${scope} goes on`);
  }

  render() {
    if (!this.loaded) return html`<h1>Risk</h1>${this.refusal ? problem(this.refusal) : html`<p class="quiet">Asking…</p>`}`;
    const ladders = this.limits.filter(limit => limit.rule.includes('loss') || limit.rule.includes('drawdown'));
    const others = this.limits.filter(limit => !ladders.includes(limit));
    return html`<h1>Risk</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      ${this.#switch()}
      <section class="panel"><h2>Loss ladders</h2><p class="quiet">From yesterday's last equity, and from the highest end of a day.</p>${ladders.length === 0
        ? empty('No loss stops trading.', 'taffrail risk set daily_loss_halt 3 --reason "a bad day ends early"') : this.#table('Loss ladders', ladders)}</section>
      <section class="panel"><h2>Limits</h2>${others.length === 0
        ? empty('No limit is set.', 'taffrail risk set max_order_notional 25000') : this.#table('Limits', others)}</section>`;
  }

  #switch() {
    const { halts, flattens, stuck } = this.halt;
    return html`<section class="panel" aria-label="Kill switch"><h2>Kill switch</h2>
      <p>${this.halt.halted ? html`<b class="down">Halted: ${this.halt.level}</b>` : html`<span class="up">✓ trading goes on</span>`}
        ${this.readOnly ? nothing : html`<button class="danger" @click=${() => dispatchEvent(new Event('taffrail-halt'))}>Stop trading…</button>`}
        <span class="quiet">or Shift+Esc, anywhere</span></p>
      ${halts.map(halt => html`<form class="bar" @submit=${event => this.#resume(event)}>
        <b>${halt.scope}</b> ${halt.level} since ${clock(halt.since)}: ${halt.reason}
        <input type="hidden" name="scope" value=${halt.scope}>
        ${this.readOnly ? nothing : html`<label for="why-${halt.scope}">Why it goes on</label>
          <input id="why-${halt.scope}" name="reason" required maxlength="200"><button>Resume</button>`}</form>`)}
      ${flattens.length === 0 ? nothing : html`<h3>Flattened</h3><ul>${flattens.map(one => html`<li>${one.scope}: ${words(one.state)}
        since ${clock(one.since)}${one.flat_at ? `, flat at ${clock(one.flat_at)}` : ''}</li>`)}</ul>`}
      ${stuck.map(one => problem({ what: `${one.left} ${one.symbol} of ${one.account} cannot be closed`, why: one.why, fix: 'close it by hand' }))}
      </section>`;
  }

  /** @param {string} title @param {any[]} limits */
  #table(title, limits) {
    return html`<div class="rows" tabindex="0" role="region" aria-label=${title}><table><thead><tr><th scope="col">Limit</th><th scope="col">Of</th>
      <th scope="col">Used</th><th scope="col" class="num">Value</th><th scope="col" class="num">Limit</th><th scope="col" class="num">Left</th>
      <th scope="col">Set by</th></tr></thead><tbody>${limits.map(limit => this.#row(limit))}</tbody></table></div>`;
  }

  /** @param {any} limit */
  #row(limit) {
    const share = Number(limit.value) === 0 ? 0 : Math.max(0, Number(limit.used ?? 0) / Number(limit.value));
    const unit = UNITS[limit.unit] ?? ` ${words(limit.unit)}`;
    const show = value => (isMissing(value) ? '–' : `${limit.unit === 'money' ? money(value) : number(value)}${unit}`);
    return html`<tr><th scope="row" title=${limit.measures}>${words(limit.rule)}</th><td>${limit.scope}</td>
      <td>${limit.used === null ? html`<span class="quiet">each order is judged</span>` : html`<meter min="0" max="1" low="0.6" high="0.85" optimum="0"
        .value=${Math.min(1, share)} aria-label="${words(limit.rule)} used">${(share * 100).toFixed(0)} %</meter> ${(share * 100).toFixed(0)} %`}
        ${limit.tripped ? html`<b class="down">tripped</b>` : nothing}</td>
      <td class="num">${show(limit.used)}</td><td class="num">${show(limit.value)}</td>
      <td class="num">${show(limit.headroom)}</td><td>${limit.set_by}${limit.reason ? html` <span class="quiet">${limit.reason}</span>` : nothing}
        ${limit.until ? html`<span class="quiet">until ${clock(limit.until)}</span>` : nothing}</td></tr>`;
  }
}

/** What the account has lost since yesterday, and from its highest, in percent. @param {any} account @param {any} curve */
function losses(account, curve) {
  const equity = Number(account.equity);
  const high = Math.max(equity, Number(curve.opening), ...curve.days.map(day => Number(day.equity)));
  const below = from => (from > 0 ? Math.max(0, (from - equity) / from * 100).toFixed(4) : null);
  return { day: below(Number(account.last_equity)), high: below(high) };
}

/** A rung of a ladder with how far down the account is. @param {any} limit @param {{day: any, high: any}} lost */
function ladder(limit, lost) {
  const used = limit.rule.startsWith('daily_loss') ? lost.day : limit.rule.startsWith('drawdown') ? lost.high : null;
  if (used === null || limit.used !== null || limit.unit !== 'percent') return limit;
  return { ...limit, used, headroom: String(Number(limit.value) - Number(used)) };
}

customElements.define('tf-risk', Risk);
