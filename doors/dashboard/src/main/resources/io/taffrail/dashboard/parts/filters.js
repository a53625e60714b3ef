import { Element, html, nothing } from '../element.js';
import { blotter, isOpen } from '../blotter.js';
import { words } from '../format.js';
import { queryOf } from '../pages.js';

const STATUS = {
  all: () => true,
  working: isOpen,
  filled: order => order.status === 'filled' || order.status === 'partially_filled',
  refused: order => order.status === 'rejected',
  canceled: order => order.status === 'canceled' || order.status === 'expired' || order.status === 'replaced',
};
const NONE = { status: 'all', find: '', symbol: '', side: '', type: '', strategy: '', from: '', to: '' };

/** @typedef {typeof NONE} Filter which orders are shown; what is empty lets all through, times are of UTC */

/** What the address says: `#/orders?status=working&symbol=AAPL`. @returns {Filter} */
export function told() {
  const query = queryOf(location.hash);
  const filter = Object.fromEntries(Object.entries(NONE).map(([name, none]) => [name, query.get(name) ?? none]));
  return /** @type {Filter} */ (filter.status in STATUS ? filter : { ...filter, status: 'all' });
}

/** Keeps a filter in the address, so that a page that is loaded again, or sent to somebody, shows the same. @param {Filter} filter */
export function keep(filter) {
  const query = new URLSearchParams(Object.entries(filter).filter(([name, value]) => value !== NONE[name]));
  history.replaceState(null, '', `#/orders${query.size > 0 ? `?${query}` : ''}`);
}

/** @param {Filter} filter @returns {(order: any) => boolean} */
export function passing(filter) {
  const fits = STATUS[filter.status];
  const text = filter.find.toLowerCase();
  const is = (name, value) => filter[name] === '' || value === filter[name];
  return order => fits(order) && is('symbol', order.symbol) && is('side', order.side) && is('type', order.type)
    && is('strategy', order.strategy ?? 'none')
    && (filter.from === '' || order.created_at >= filter.from) && (filter.to === '' || order.created_at.slice(0, filter.to.length) <= filter.to)
    && (text === '' || `${order.symbol} ${order.client_order_id} ${order.type} ${order.side} ${order.status}`.toLowerCase().includes(text));
}

/** @param {string} name what all orders have of it, each once */
const known = name => [...new Set(blotter.all.map(order => order[name] ?? 'none'))].sort();

/** Which orders are shown: by status, words, symbol, side, type, strategy and time. Event: `changed` with the filter. */
class Filters extends Element {
  static properties = { filter: { attribute: false } };

  constructor() {
    super();
    /** @type {Filter} */
    this.filter = NONE;
  }

  arrived() {
    this.hear(blotter, 'change', () => this.requestUpdate());
  }

  /** @param {Partial<Filter>} change */
  #set(change) {
    this.dispatchEvent(new CustomEvent('changed', { detail: { ...this.filter, ...change } }));
  }

  render() {
    const { filter } = this;
    return html`<div class="bar" role="group" aria-label="Which orders">
        ${Object.keys(STATUS).map(name => html`<button aria-pressed=${filter.status === name ? 'true' : 'false'}
          @click=${() => this.#set({ status: name })}>${name}</button>`)}
        <label for="find">Find</label>
        <input id="find" type="search" placeholder="symbol, id, type" .value=${filter.find} @input=${event => this.#set({ find: event.target.value })}>
      </div>
      <div class="bar" role="group" aria-label="Only those of">
        ${this.#choice('symbol', 'Symbol', known('symbol'))}${this.#choice('side', 'Side', ['buy', 'sell'])}
        ${this.#choice('type', 'Type', known('type'))}${this.#choice('strategy', 'Strategy', known('strategy'))}
        ${this.#time('from', 'From')}${this.#time('to', 'to')}
        ${JSON.stringify(filter) === JSON.stringify(NONE) ? nothing : html`<button id="clear" @click=${() => this.#set(NONE)}>Show all</button>`}</div>`;
  }

  /** @param {string} name @param {string} title @param {string[]} choices */
  #choice(name, title, choices) {
    const all = choices.includes(this.filter[name]) || this.filter[name] === '' ? choices : [...choices, this.filter[name]];
    return html`<label for="only-${name}">${title}</label><select id="only-${name}" @change=${event => this.#set({ [name]: event.target.value })}>
      <option value="" .selected=${this.filter[name] === ''}>any</option>
      ${all.map(one => html`<option value=${one} .selected=${this.filter[name] === one}>${name === 'type' ? words(one) : one}</option>`)}</select>`;
  }

  /** @param {string} name @param {string} title */
  #time(name, title) {
    return html`<label for="only-${name}">${title}</label><input id="only-${name}" type="datetime-local" title="UTC, as the table's times"
      .value=${this.filter[name]} @change=${event => this.#set({ [name]: event.target.value })}>`;
  }
}

customElements.define('tf-filters', Filters);
