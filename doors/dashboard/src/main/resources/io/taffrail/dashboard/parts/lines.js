import { Element, html } from '../element.js';
import { number, price, words } from '../format.js';

/**
 * Working orders as lines on a chart. A line is dragged, or moved by the arrow keys (with Shift ten ticks at a time); where it is
 * let go, or at Enter, it asks for the order to be replaced. Esc puts it back.
 *
 * Events: `moved` with `{order, field, price}`; `moving` where keys have moved one, perhaps out of sight.
 */
class Lines extends Element {
  static properties = { orders: { attribute: false }, candles: { attribute: false }, still: { type: Boolean }, tick: {}, moves: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.orders = [];
    /** @type {any} */
    this.candles = undefined;
    this.still = false;
    /** The step of the instrument's prices; empty where shares' own rule holds. */
    this.tick = '';
    /** @type {Record<string, number>} prices that a line has been moved to, by its key */
    this.moves = {};
  }

  /** One line for each price that an order has. */
  get lines() {
    return this.orders.flatMap(order => ['limit_price', 'stop_price'].filter(field => order[field] !== null).map(field => ({
      key: `${order.id} ${field}`, order, field, price: this.moves[`${order.id} ${field}`] ?? Number(order[field]),
    })));
  }

  updated() {
    this.place();
  }

  /** Puts the lines where their prices are. */
  place() {
    if (!this.candles) return;
    for (const line of this.lines) {
      const box = /** @type {HTMLElement | null} */ (this.querySelector(`[data-key="${line.key}"]`));
      // What somebody is moving stays in sight, and keeps the keys.
      const pixel = line.key in this.moves ? this.candles.edge(line.price) : this.candles.pixel(line.price);
      if (box) {
        box.hidden = pixel === undefined;
        box.style.top = `${pixel ?? 0}px`;
      }
    }
  }

  /** @param {any} line @param {number} price */
  #to(line, price) {
    this.moves = { ...this.moves, [line.key]: Number(onTick(price, this.tick)) };
  }

  /** @param {any} line */
  #back(line) {
    const { [line.key]: _, ...others } = this.moves;
    this.moves = others;
  }

  /** @param {any} line */
  #ask(line) {
    const price = this.moves[line.key];
    if (price === undefined || price === Number(line.order[line.field])) return;
    this.dispatchEvent(new CustomEvent('moved', { detail: {
      order: line.order, field: line.field, price: onTick(price, this.tick), settled: () => this.#back(line),
    } }));
  }

  /** @param {KeyboardEvent} event @param {any} line */
  #key(event, line) {
    const step = event.shiftKey ? 10 : 1;
    const tick = Number(tickOf(line.price, this.tick));
    if (event.key === 'ArrowUp') this.#to(line, line.price + step * tick);
    else if (event.key === 'ArrowDown') this.#to(line, line.price - step * tick);
    else if (event.key === 'Enter') this.#ask(line);
    else if (event.key === 'Escape' && !event.shiftKey) this.#back(line);
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new Event('moving'));
  }

  /** @param {PointerEvent} event @param {any} line */
  #grab(event, line) {
    if (this.still) return;
    const box = /** @type {HTMLElement} */ (event.currentTarget);
    box.setPointerCapture(event.pointerId);
    const dropped = new AbortController();
    const where = moved => moved.clientY - this.getBoundingClientRect().top;
    box.addEventListener('pointermove', moved => this.#to(line, this.candles.price(where(moved))), { signal: dropped.signal });
    box.addEventListener('pointerup', () => {
      dropped.abort();
      this.#ask(line);
    }, { signal: dropped.signal });
    box.addEventListener('pointercancel', () => {
      dropped.abort();
      this.#back(line);
    }, { signal: dropped.signal });
  }

  render() {
    return html`${this.lines.map(line => html`
      <div class="line ${kind(line)} ${line.key in this.moves ? 'moved' : ''}" data-key=${line.key} data-order=${line.order.id}
        role="slider" tabindex="0" aria-orientation="vertical" aria-label=${name(line)} aria-valuenow=${line.price}
        aria-valuemin="0" aria-valuemax=${line.price * 2} aria-valuetext="${price(line.price)}" aria-disabled=${this.still ? 'true' : 'false'}
        @keydown=${event => !this.still && this.#key(event, line)} @pointerdown=${event => this.#grab(event, line)}>
        <span>${name(line)} at ${price(line.price)}${line.key in this.moves ? ' · Enter to replace, Esc to leave' : ''}</span>
      </div>`)}`;
  }
}

/** @param {number} price @param {string} own shares move by a cent, and below a dollar by a hundredth of one (SEC Rule 612) */
const tickOf = (price, own) => own || (price < 1 ? '0.0001' : '0.01');

/** The price on the tick that is nearest, as text. @param {number} price @param {string} own */
function onTick(price, own) {
  const tick = tickOf(price, own);
  return (Math.round(price / Number(tick)) * Number(tick)).toFixed(tick.split('.')[1]?.length ?? 0);
}

/** @param {any} line */
const kind = line => (line.order.group_role === 'take_profit' ? 'target' : line.field === 'stop_price' ? 'stop' : 'entry');

/** @param {any} line */
const name = line => `${line.order.group_role && line.order.group_role !== 'entry' ? words(line.order.group_role)
  : `${line.order.side} ${line.field === 'stop_price' ? 'stop' : 'limit'}`} ${number(line.order.qty)}`;

customElements.define('tf-lines', Lines);
