import { html, nothing } from '../element.js';
import { get, post } from '../api.js';
import { blotter, isOpen } from '../blotter.js';
import { live } from '../live.js';
import { change, money, number, percent, price, symbolOf, tone } from '../format.js';
import { Page } from '../page.js';
import { empty, problem } from '../parts/problem.js';

/** What is held, what protects it, and the ways out of it. */
class Positions extends Page {
  static properties = { held: { state: true }, protecting: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.held = [];
    this.protecting = '';
  }

  arrived() {
    super.arrived();
    this.hear(live, 'quotes', () => this.requestUpdate());
    this.hear(blotter, 'change', () => this.requestUpdate());
    this.every(5000, () => this.soon());
  }

  async load() {
    this.held = await get('/v2/positions');
    live.look(this.held.map(symbolOf));
  }

  /** @param {any} position what works at a venue to close it, in part or whole */
  #exits(position) {
    const side = position.side === 'long' ? 'sell' : 'buy';
    return blotter.all.filter(order => isOpen(order) && order.symbol === symbolOf(position) && order.side === side
      && (order.group_role === 'take_profit' || order.group_role === 'stop_loss' || order.reduce_only));
  }

  /** @param {any} position @param {string} verb @param {any} body @param {string} done */
  #do(position, verb, body, done) {
    if (this.session.badge === 'LIVE' && !confirm(`LIVE: ${verb} ${position.symbol}?`)) return;
    this.act(() => post(`/api/v1/positions/${encodeURIComponent(position.symbol)}/${verb}`, body), done);
  }

  /** @param {SubmitEvent} event @param {any} position */
  async #protect(event, position) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    /** @type {Record<string, string>} */
    const body = {};
    for (const name of ['stop_loss', 'take_profit']) if (form.get(name)) body[name] = String(form.get(name));
    if (await this.act(() => post(`/api/v1/positions/${encodeURIComponent(position.symbol)}/protect`, body), `Asked to protect ${position.symbol}`)) {
      this.protecting = '';
    }
  }

  render() {
    return html`<h1>Positions</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      ${!this.loaded ? html`<p class="quiet">Asking…</p>` : this.held.length === 0 ? empty('Nothing is held.', 'taffrail buy AAPL 10 --wait')
        : html`<div class="rows" tabindex="0" role="region" aria-label="Positions"><table><thead><tr>
          ${['Symbol', 'Side'].map(title => html`<th scope="col">${title}</th>`)}
          ${['Quantity', 'Average', 'Now', 'Worth', 'Unrealised', 'in %', 'Today'].map(title => html`<th scope="col" class="num">${title}</th>`)}
          <th scope="col">Stop and target</th><th scope="col">Covered</th><th scope="col">Way out</th></tr></thead>
          <tbody>${this.held.map(one => this.#row(one))}</tbody></table></div>`}`;
  }

  /** @param {any} one */
  #row(one) {
    const quote = live.quotes.get(symbolOf(one));
    const now = quote ? (Number(quote.bid) + Number(quote.ask)) / 2 : Number(one.current_price);
    const gain = (now - Number(one.avg_entry_price)) * Number(one.qty);
    const exits = this.#exits(one);
    const stops = exits.filter(order => order.stop_price !== null || order.type === 'trailing_stop');
    const covered = stops.reduce((sum, order) => sum + Number(order.qty) - Number(order.filled_qty), 0);
    const share = Math.min(1, covered / Math.abs(Number(one.qty)));
    return html`<tr data-symbol=${one.symbol}>
      <th scope="row"><a href="#/trade/${encodeURIComponent(symbolOf(one))}">${symbolOf(one)}</a></th><td>${one.side}</td>
      <td class="num">${number(one.qty)}</td><td class="num">${price(one.avg_entry_price)}</td><td class="num">${price(now.toFixed(now < 10 ? 5 : 2))}</td>
      <td class="num">${money(now * Number(one.qty))}</td><td class="num ${tone(gain)}">${change(gain)}</td>
      <td class="num ${tone(gain)}">${percent(gain / Math.abs(Number(one.avg_entry_price) * Number(one.qty)))}</td>
      <td class="num ${tone(one.unrealized_intraday_pl)}">${change(one.unrealized_intraday_pl)}</td>
      <td>${exits.length === 0 ? html`<span class="warn">none</span>` : exits.map(named).join(' · ')}</td>
      <td class=${share < 1 ? 'warn' : 'up'}>${percent(share)}</td>
      <td>${this.readOnly ? nothing : html`
        ${[25, 50, 100].map(part => html`<button class="small" aria-label="Close ${part} percent of ${one.symbol}"
          @click=${() => this.#do(one, 'close', { percentage: String(part) }, `Asked to close ${part} % of ${one.symbol}`)}>${part} %</button> `)}
        <button class="small" @click=${() => this.#do(one, 'reverse', {}, `Asked to reverse ${one.symbol}`)}>Reverse</button>
        <button class="small" @click=${() => { this.protecting = one.symbol; }}>Protect</button>`}</td></tr>
      ${this.protecting === one.symbol ? html`<tr><td colspan="12"><form class="bar" @submit=${event => this.#protect(event, one)}>
        <label for="stop_loss">Stop loss at</label><input id="stop_loss" name="stop_loss" inputmode="decimal">
        <label for="take_profit">Take profit at</label><input id="take_profit" name="take_profit" inputmode="decimal">
        <button class="primary">Protect ${one.symbol}</button><button type="button" @click=${() => { this.protecting = ''; }}>Leave it</button>
        </form></td></tr>` : nothing}`;
  }
}

/** @param {any} exit an order that closes, by what it is and its price */
const named = exit => (exit.stop_price === null && exit.type !== 'trailing_stop'
  ? `target ${price(exit.limit_price)}` : `stop ${price(exit.stop_price)}`);

customElements.define('tf-positions', Positions);
