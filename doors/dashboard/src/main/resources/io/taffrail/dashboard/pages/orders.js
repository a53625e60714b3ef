import { Element, html, nothing } from '../element.js';
import { ask, patch, remove } from '../api.js';
import { blotter, isOpen } from '../blotter.js';
import { live } from '../live.js';
import { clock, number, price, words } from '../format.js';
import { restOf } from '../pages.js';
import { say, warn } from '../say.js';
import { empty, problem } from '../parts/problem.js';
import { keep, passing, told } from '../parts/filters.js';
import '../parts/rows.js';
import '../parts/story.js';

/** The blotter: every order as it stands now, to be replaced or canceled in its line, and its story on demand. */
class Orders extends Element {
  static properties = {
    session: { attribute: false }, filter: { state: true }, picked: { state: true }, edited: { state: true },
    refusal: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.session = undefined;
    this.filter = told();
    this.picked = restOf(location.hash);
    this.edited = '';
    /** @type {any} */
    this.refusal = undefined;
    /** @type {Set<string>} */
    this.fresh = new Set();
  }

  arrived() {
    this.hear(blotter, 'change', () => this.requestUpdate());
    this.hear(live, 'entry', event => {
      for (const step of event.detail.events) {
        if (step.type === 'OrderFilled') say(`Filled ${step.qty} at ${step.price}`);
        if (step.order) this.#freshen(step.order);
      }
    });
    this.hear(window, 'hashchange', () => {
      this.picked = restOf(location.hash) || this.picked;
      this.filter = told();
    });
  }

  /** @param {string} id */
  #freshen(id) {
    this.fresh.add(id);
    setTimeout(() => this.fresh.delete(id), 1500);
  }

  get #readOnly() {
    return this.session.role === 'read_only';
  }

  /** @param {any} order */
  async #cancel(order) {
    await this.#do(() => remove(`/v2/orders/${order.id}`), `Asked to cancel ${order.symbol}`);
  }

  /** @param {SubmitEvent} event @param {any} order */
  async #replace(event, order) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    /** @type {Record<string, any>} */
    const change = {};
    for (const name of ['qty', 'limit_price', 'stop_price']) {
      const value = String(form.get(name) ?? '');
      if (value !== '' && value !== String(order[name])) change[name] = value;
    }
    if (await this.#do(() => patch(`/v2/orders/${order.id}`, change), `Asked to replace ${order.symbol}`)) this.edited = '';
  }

  /** @param {() => Promise<any>} asked @param {string} done */
  async #do(asked, done) {
    try {
      await asked();
      this.refusal = undefined;
      say(done);
      return true;
    } catch (refusal) {
      this.refusal = refusal;
      warn(refusal.what);
      return false;
    }
  }

  async #cancelAll() {
    await this.#do(() => ask('DELETE', '/v2/orders'), 'Asked to cancel all orders');
  }

  /** @param {import('../parts/filters.js').Filter} filter */
  #only(filter) {
    this.filter = filter;
    keep(filter);
  }

  #columns() {
    return [
      { name: 'at', title: 'Time', cell: order => clock(order.created_at) },
      { name: 'symbol', title: 'Symbol', cell: order => html`<b>${order.symbol}</b>` },
      { name: 'side', title: 'Side', cell: order => html`<span class=${order.side === 'buy' ? 'up' : 'down'}>${order.side}</span>` },
      { name: 'qty', title: 'Qty', number: true, cell: order => (order.qty === null ? `$${number(order.notional)}` : number(order.qty)) },
      { name: 'filled', title: 'Filled', number: true, cell: order => number(order.filled_qty) },
      { name: 'type', title: 'Type', cell: order => `${words(order.type)}${order.group_role ? ` · ${words(order.group_role)}` : ''}` },
      { name: 'limit', title: 'Limit', number: true, cell: order => price(order.limit_price) },
      { name: 'stop', title: 'Stop', number: true, cell: order => price(order.stop_price) },
      { name: 'avg', title: 'Average', number: true, cell: order => price(order.filled_avg_price) },
      { name: 'tif', title: 'In force', cell: order => order.time_in_force },
      { name: 'status', title: 'Status', cell: order => html`<span class="status ${order.status === 'rejected' ? 'down' : ''}"
        >${words(order.status)}</span>${order.reject_reason ? html` · <span class="down reason" title=${order.reject_reason.what}>${order.reject_reason.what}</span>` : nothing}` },
      { name: 'acts', title: 'Act', cell: order => (isOpen(order) && !this.#readOnly ? html`
        <button class="small" @click=${() => this.#edit(order)}>Replace</button>
        <button class="small" @click=${() => this.#cancel(order)} aria-label="Cancel ${order.side} ${order.symbol}">Cancel</button>` : nothing) },
    ];
  }

  /** @param {any} order */
  #edit(order) {
    this.edited = order.id;
    this.picked = order.id;
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('form.edit input'))?.focus());
  }

  /** @param {{key: string, row: any}} pressed */
  #pressed({ key, row }) {
    if (key === 'x' && isOpen(row) && !this.#readOnly) this.#cancel(row);
    if (key === 'e') this.#story(row);
  }

  /** @param {any} row */
  #story(row) {
    this.picked = row.id;
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('.story'))?.focus());
  }

  render() {
    if (!blotter.loaded) return html`<h1>Orders</h1><p class="quiet">Asking…</p>`;
    const shown = blotter.all.filter(passing(this.filter));
    const order = blotter.find(this.picked);
    return html`<h1>Orders</h1>
      <tf-filters .filter=${this.filter} @changed=${event => this.#only(event.detail)}></tf-filters>
      <div class="bar"><span class="quiet" id="count">${shown.length} of ${blotter.all.length}</span><span class="gap"></span>
        ${this.#readOnly ? nothing : html`<button @click=${() => this.#cancelAll()}>Cancel all that works</button>`}</div>
      ${this.refusal ? problem(this.refusal) : nothing}
      ${blotter.all.length === 0 ? empty('No order yet.', 'taffrail buy AAPL 10 --wait')
        : html`<tf-rows label="Orders" .columns=${this.#columns()} .rows=${shown} .picked=${this.picked} .fresh=${this.fresh}
          @picked=${event => { this.picked = event.detail.id; }} @opened=${event => this.#story(event.detail)}
          @pressed=${event => this.#pressed(event.detail)}></tf-rows>`}
      ${order && this.edited === order.id && isOpen(order) ? this.#form(order) : nothing}
      ${order ? html`<section class="panel story" tabindex="-1" aria-label="The order's story"><tf-story order=${order.id}></tf-story></section>`
        : nothing}`;
  }

  /** @param {any} order */
  #form(order) {
    const field = (name, title) => (order[name] === null ? nothing : html`<label for="edit-${name}">${title}</label>
      <input id="edit-${name}" name=${name} inputmode="decimal" .value=${order[name]}>`);
    return html`<form class="edit panel bar" @submit=${event => this.#replace(event, order)}>
      <b>Replace ${order.side} ${order.symbol}</b>
      ${field('qty', 'Quantity')}${field('limit_price', 'Limit')}${field('stop_price', 'Stop')}
      <button class="primary">Replace</button><button type="button" @click=${() => { this.edited = ''; }}>Leave it</button></form>`;
  }
}

customElements.define('tf-orders', Orders);
