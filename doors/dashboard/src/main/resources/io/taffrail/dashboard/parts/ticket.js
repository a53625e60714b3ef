import { Element, html, nothing } from '../element.js';
import { get, post } from '../api.js';
import { blotter } from '../blotter.js';
import { live } from '../live.js';
import { number, price, span, words } from '../format.js';
import { say, warn } from '../say.js';
import { BLANK, TIFS, TYPES, body, entryPrice, hasLimit, hasStop, isComplete, quantity, reward } from './order.js';
import { check, field, select } from './fields.js';
import { problem } from './problem.js';
import { tried } from './trial.js';
import './confirm.js';
import './preview.js';

/** The ticket: an order of any type, with its exits, looked at before it is sent. Tells `symbol` when another is chosen. */
class Ticket extends Element {
  static properties = {
    symbol: {}, session: { attribute: false }, assets: { attribute: false }, draft: { state: true }, refusal: { state: true },
    sent: { state: true }, busy: { state: true }, account: { state: true }, asked: { state: true },
  };

  constructor() {
    super();
    this.symbol = BLANK.symbol;
    /** @type {any} */
    this.session = undefined;
    /** @type {any[]} */
    this.assets = [];
    /** @type {import('./order.js').Draft} */
    this.draft = { ...BLANK };
    /** @type {any} */
    this.refusal = undefined;
    /** @type {any} */
    this.sent = undefined;
    this.busy = false;
    /** @type {any} */
    this.account = undefined;
    /** @type {{order: any, large: any[]} | undefined} an order that waits for a second click */
    this.asked = undefined;
  }

  arrived() {
    this.hear(live, 'quotes', () => this.requestUpdate());
    this.hear(blotter, 'change', () => this.requestUpdate());
    this.every(500, () => this.requestUpdate());
    this.hear(live, 'entry', event => event.detail.orders.length > 0 && this.#account());
    this.hear(window, 'taffrail-ticket', event => this.#summoned(event.detail));
    this.#account();
  }

  async #account() {
    this.account = await get('/v2/account').catch(() => this.account);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('symbol')) this.draft = { ...this.draft, symbol: this.symbol };
  }

  /** @param {string} key */
  #summoned(key) {
    if (key !== '/') this.#change('side', key === 'b' ? 'buy' : 'sell');
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector(key === '/' ? '#symbol' : '#size'));
    field?.focus();
    field?.select();
  }

  /** @param {string} name @param {any} value */
  #change(name, value) {
    this.draft = { ...this.draft, [name]: value };
    this.refusal = undefined;
    this.asked = undefined;
  }

  /** @param {string} text */
  #choose(text) {
    const symbol = text.trim().toUpperCase();
    if (symbol !== '') this.dispatchEvent(new CustomEvent('symbol', { detail: symbol }));
  }

  get #quote() {
    return live.quotes.get(this.draft.symbol);
  }

  get #entry() {
    return entryPrice(this.draft, this.#quote);
  }

  get #units() {
    return quantity(this.draft, this.#entry, Number(this.account?.equity ?? NaN));
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const order = body(this.draft, this.#units);
    this.busy = true;
    this.sent = undefined;
    // What cannot be tried is sent: its refusal says why.
    const trial = await tried(order).catch(() => undefined);
    this.busy = false;
    if (trial?.confirm.length > 0) this.asked = { order, large: trial.confirm };
    else await this.#transmit(order);
  }

  /** @param {any} wanted */
  async #transmit(wanted) {
    this.asked = undefined;
    if (this.session.badge === 'LIVE' && !confirm(`LIVE: ${this.draft.side} ${this.draft.size} ${this.draft.symbol}?`)) return;
    this.busy = true;
    try {
      const order = await post('/v2/orders', wanted);
      blotter.take(order);
      this.sent = order;
      this.refusal = undefined;
      say(`Sent: ${order.side} ${order.qty ?? order.notional} ${order.symbol}`);
    } catch (refusal) {
      this.refusal = refusal;
      warn(refusal.what);
      if (refusal.why === '') this.#explain(new Date(Date.now() - 5000).toISOString());
    } finally {
      this.busy = false;
    }
  }

  /** Alpaca's words say what; the order that was kept of it says why, and what to do. @param {string} since */
  async #explain(since) {
    for (let i = 0; i < 20; i++) {
      const refused = blotter.all.find(order => order.symbol === this.draft.symbol && order.reject_reason);
      if (refused && refused.created_at > since) {
        this.refusal = refused.reject_reason;
        return;
      }
      await new Promise(next => { setTimeout(next, 100); });
    }
  }

  render() {
    const draft = this.draft;
    const change = (name, value) => this.#change(name, value);
    return html`<form class="panel ticket" @submit=${this.#send} aria-label="Ticket">
      <label for="symbol">Symbol</label>
      <input id="symbol" list="symbols" .value=${this.symbol} autocomplete="off" spellcheck="false"
        @change=${event => this.#choose(event.target.value)}>
      <datalist id="symbols">${this.assets.map(asset => html`<option value=${asset.symbol}>${asset.name}</option>`)}</datalist>
      ${this.#quoteLine()}
      <div class="pair" role="group" aria-label="Side">${['buy', 'sell'].map(side => html`<button type="button" id=${side}
        aria-pressed=${draft.side === side ? 'true' : 'false'} @click=${() => this.#change('side', side)}>${side}</button>`)}</div>
      <div class="pair"><div>${select(draft, change, 'type', 'Type', TYPES)}</div><div>${select(draft, change, 'tif', 'In force', TIFS)}</div></div>
      <div class="pair"><div>${select(draft, change, 'sizing', 'Size by', ['qty', 'notional', 'risk'])}</div>
        <div>${field(draft, change, 'size', draft.sizing === 'qty' ? 'Quantity' : draft.sizing === 'notional' ? 'Amount' : 'Risk, % of equity')}</div></div>
      ${hasLimit(draft) ? field(draft, change, 'limit', 'Limit price') : nothing}
      ${hasStop(draft) ? field(draft, change, 'stop', 'Stop price') : nothing}
      ${draft.type === 'trailing_stop' ? html`<div class="pair"><div>${field(draft, change, 'trail', 'Trail')}</div>
        <div>${select(draft, change, 'trailBy', 'by', ['percent', 'price'])}</div></div>` : nothing}
      <p class="checks">${check(draft, change, 'bracket', 'with exits (bracket)')} ${check(draft, change, 'extended', 'extended hours')}
        ${check(draft, change, 'postOnly', 'post only')}</p>
      ${draft.bracket || draft.sizing === 'risk' ? html`<div class="pair"><div>${field(draft, change, 'target', 'Take profit at')}</div>
        <div>${field(draft, change, 'protect', 'Stop loss at')}</div></div>${this.#reward()}` : nothing}
      <tf-preview .order=${body(draft, this.#units)} .account=${this.account} .cost=${this.#units * this.#entry}
        .ready=${isComplete(draft) && Number.isFinite(this.#units) && this.#units > 0}></tf-preview>
      <p><button class="primary" id="transmit" ?disabled=${this.busy || this.asked || this.session.role === 'read_only'}>
        Transmit: ${draft.side} ${Number.isFinite(this.#units) ? number(this.#units) : '?'} ${draft.symbol}</button>
        ${this.session.role === 'read_only' ? html`<span class="quiet">this key only reads</span>` : nothing}</p>
      ${this.asked ? html`<tf-confirm .order=${this.asked.order} .large=${this.asked.large} @yes=${() => this.#transmit(this.asked?.order)}
        @no=${() => { this.asked = undefined; }}></tf-confirm>` : nothing}
      ${this.refusal ? problem(this.refusal) : nothing}
      ${this.sent ? this.#sent() : nothing}
    </form>`;
  }

  #sent() {
    const order = blotter.find(this.sent.id) ?? this.sent;
    const refused = order.reject_reason;
    return html`<p id="sent" data-id=${order.id} data-status=${order.status}>${order.side} ${number(order.qty ?? order.notional)} ${order.symbol}:
      <b>${words(order.status)}</b> ${order.filled_avg_price ? html`at ${price(order.filled_avg_price)}` : nothing}
      · <a href="#/orders/${order.id}">its story</a></p>${refused ? problem(refused) : nothing}`;
  }

  #quoteLine() {
    const quote = this.#quote;
    if (!quote) return html`<p class="quiet">no price yet</p>`;
    const age = Math.max(0, performance.now() - quote.heard);
    return html`<p class="mono">bid <b>${price(quote.bid)}</b> ask <b>${price(quote.ask)}</b>
      <span class=${age > 5000 ? 'warn' : 'quiet'}>${span(age)} old</span></p>`;
  }

  #reward() {
    const ratio = reward(this.draft, this.#entry);
    return Number.isFinite(ratio) ? html`<p class="quiet">wins ${ratio.toFixed(2)} for each 1 risked</p>` : nothing;
  }
}

customElements.define('tf-ticket', Ticket);
