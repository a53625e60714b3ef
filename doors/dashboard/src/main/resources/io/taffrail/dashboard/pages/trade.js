import { Element, html, nothing } from '../element.js';
import { get, isPair, patch } from '../api.js';
import { blotter, isOpen } from '../blotter.js';
import { live } from '../live.js';
import { restOf } from '../pages.js';
import { say, warn } from '../say.js';
import { Candles } from '../parts/candles.js';
import { problem } from '../parts/problem.js';
import '../parts/lines.js';
import '../parts/ticket.js';

const SPANS = { '1Min': 90, '5Min': 90 * 5, '1Hour': 90 * 60, '1Day': 90 * 60 * 24 };

/** One symbol: its candles with the working orders as lines on them, and the ticket. */
class Trade extends Element {
  static properties = {
    session: { attribute: false }, symbol: { state: true }, frame: { state: true }, bars: { state: true }, assets: { state: true },
    refusal: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.session = undefined;
    this.symbol = restOf(location.hash) || sessionStorage.getItem('symbol') || 'AAPL';
    this.frame = '1Min';
    /** @type {any[]} */
    this.bars = [];
    /** @type {any[]} */
    this.assets = [];
    /** @type {any} */
    this.refusal = undefined;
    /** @type {Candles | undefined} */
    this.candles = undefined;
    /** The symbol whose first quote has come. */
    this.begun = '';
  }

  arrived() {
    this.hear(blotter, 'change', () => this.requestUpdate());
    this.hear(live, 'quotes', event => this.#price(event.detail));
    this.hear(window, 'taffrail-settings', () => this.requestUpdate('bars'));
    this.hear(window, 'hashchange', () => restOf(location.hash) && this.#choose(restOf(location.hash)));
    this.every(15_000, () => this.#load());
    this.#load();
    get('/v2/assets').then(assets => { this.assets = assets; }).catch(() => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.candles?.end();
    this.candles = undefined;
  }

  /** @param {string} symbol */
  #choose(symbol) {
    if (symbol === this.symbol) return;
    this.symbol = symbol;
    sessionStorage.setItem('symbol', symbol);
    this.bars = [];
    this.#load();
  }

  async #load() {
    live.look([this.symbol]);
    const { symbol, frame } = this;
    // The desk's time is the market's in a replay: the stream's latest word says what it is.
    const end = live.quotes.get(symbol)?.at ?? new Date().toISOString();
    const start = new Date(new Date(end).getTime() - SPANS[frame] * 60_000).toISOString();
    const root = isPair(symbol) ? '/v1beta3/crypto/us/bars' : '/v2/stocks/bars';
    const query = new URLSearchParams({ symbols: symbol, timeframe: frame, start, limit: '120', sort: 'desc' });
    try {
      const told = await get(`${root}?${query}`);
      if (symbol !== this.symbol || frame !== this.frame) return;
      this.bars = (told.bars[symbol] ?? []).toReversed();
      this.refusal = undefined;
    } catch (refusal) {
      this.refusal = refusal;
    }
  }

  /** The latest bar follows the quotes until the house tells it whole. @param {any[]} changed */
  #price(changed) {
    const quote = changed.find(one => one.symbol === this.symbol);
    const last = this.bars.at(-1);
    if (!quote) return;
    if (!last) {
      // Only now is it known what time it is at the desk, which in a replay is another day's.
      this.#first(quote.symbol);
      return;
    }
    const price = (Number(quote.bid) + Number(quote.ask)) / 2;
    const minute = `${quote.at.slice(0, 16)}:00Z`;
    const bar = this.frame === '1Min' && last.t.slice(0, 16) !== minute.slice(0, 16)
      ? { t: minute, o: price, h: price, l: price, c: price }
      : { ...last, c: price, h: Math.max(last.h, price), l: Math.min(last.l, price) };
    this.bars = bar.t === last.t ? [...this.bars.slice(0, -1), bar] : [...this.bars.slice(-119), bar];
  }

  /** @param {string} symbol */
  #first(symbol) {
    if (this.begun === symbol) return;
    this.begun = symbol;
    this.#load();
  }

  get #working() {
    const open = blotter.all.filter(order => order.symbol === this.symbol && isOpen(order) && (order.limit_price !== null || order.stop_price !== null));
    // While one order takes the place of another both are open; what is wanted is the later.
    const replaced = new Set(open.map(order => order.replaces));
    return open.filter(order => !replaced.has(order.id));
  }

  updated() {
    const canvas = this.querySelector('canvas');
    if (!canvas) return;
    this.candles ??= new Candles(canvas, () => /** @type {any} */ (this.querySelector('tf-lines'))?.place());
    const lines = /** @type {any} */ (this.querySelector('tf-lines'));
    lines.candles = this.candles;
    if (this.bars.length > 0) this.candles.show(this.bars, lines.lines.map(line => line.price));
    lines.place();
  }

  /** @param {{order: any, field: string, price: string, settled: () => void}} moved */
  async #moved({ order, field, price, settled }) {
    try {
      blotter.take(await patch(`/v2/orders/${order.id}`, { [field]: price }));
      this.refusal = undefined;
      say(`Asked to move to ${price}`);
    } catch (refusal) {
      this.refusal = refusal;
      warn(refusal.what);
    } finally {
      settled();
    }
  }

  render() {
    const working = this.#working;
    const tick = this.assets.find(asset => asset.symbol === this.symbol)?.price_increment ?? '';
    return html`<h1>Trade ${this.symbol}</h1>
      <div class="split">
        <section class="panel" aria-label="Chart">
          <div class="bar" role="group" aria-label="Bars">${Object.keys(SPANS).map(frame => html`<button
            aria-pressed=${this.frame === frame ? 'true' : 'false'} @click=${() => { this.frame = frame; this.#load(); }}>${frame}</button>`)}
            <span class="quiet">${working.length} working ${working.length === 1 ? 'order' : 'orders'} here; drag a line, or move it by the arrow keys</span></div>
          <div class="chart"><canvas role="img" aria-label="Candles of ${this.symbol}, the last at ${this.bars.at(-1)?.c ?? 'no price'}"></canvas>
            <tf-lines .orders=${working} .tick=${tick} ?still=${this.session.role === 'read_only'} @moved=${event => this.#moved(event.detail)}
              @moving=${() => this.requestUpdate()}></tf-lines></div>
          ${this.bars.length === 0 ? html`<p class="quiet">No bars of ${this.symbol} yet: they come once a minute is over.</p>` : nothing}
          ${this.refusal ? problem(this.refusal) : nothing}
        </section>
        <tf-ticket .symbol=${this.symbol} .session=${this.session} .assets=${this.assets}
          @symbol=${event => { location.hash = `#/trade/${encodeURIComponent(event.detail)}`; }}></tf-ticket>
      </div>`;
  }
}

customElements.define('tf-trade', Trade);
