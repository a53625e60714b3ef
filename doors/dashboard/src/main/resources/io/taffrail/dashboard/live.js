import { timeIs } from './format.js';

const LATE_MILLIS = 3000;

/**
 * The one stream of a page: every entry of the journal once and in order, quotes of the symbols that are looked at, and how
 * late it is. It comes back by itself, after a server restart too, with the sequence that it has heard last.
 *
 * Events: `entry` with an entry, `quotes` with what has changed, `reset` where too much was missed, `state`.
 */
class Live extends EventTarget {
  /** @type {EventSource | undefined} */
  #source;
  /** @type {Set<string>} */
  #symbols = new Set();
  #retry = 0;
  /** The sequence that was heard last; 0 before the first. */
  sequence = 0;
  heardAt = 0;
  open = false;
  /** @type {Map<string, {symbol: string, bid: string, ask: string, at: string, heard: number}>} */
  quotes = new Map();

  start() {
    this.#connect();
    setInterval(() => this.#watch(), 500);
  }

  stop() {
    this.#source?.close();
    this.#source = undefined;
    this.open = false;
  }

  /** Has quotes of these symbols told too. @param {Iterable<string>} symbols */
  look(symbols) {
    const wanted = [...symbols].filter(symbol => symbol !== '' && !this.#symbols.has(symbol));
    if (wanted.length === 0) return;
    this.#symbols = new Set([...wanted, ...this.#symbols].slice(0, 60));
    if (this.#source) this.#connect();
  }

  /** How long ago anything was heard, in milliseconds. */
  get late() {
    return this.heardAt === 0 ? 0 : performance.now() - this.heardAt;
  }

  get isStale() {
    return this.heardAt !== 0 && this.late > LATE_MILLIS;
  }

  #connect() {
    this.#source?.close();
    const query = new URLSearchParams();
    if (this.sequence > 0) query.set('since', String(this.sequence));
    if (this.#symbols.size > 0) query.set('symbols', [...this.#symbols].join(','));
    const source = new EventSource(`/api/v1/stream?${query}`);
    this.#source = source;
    const begin = event => {
      this.#heard();
      this.open = true;
      this.#retry = 0;
      this.sequence = Math.max(this.sequence, Number(event.lastEventId));
      this.#tell('state');
    };
    source.addEventListener('hello', begin);
    source.addEventListener('reset', event => {
      this.sequence = Number(event.lastEventId);
      begin(event);
      this.#tell('reset');
    });
    source.addEventListener('entry', event => this.#entry(event));
    source.addEventListener('quotes', event => this.#quotes(event));
    source.addEventListener('beat', event => {
      timeIs(JSON.parse(event.data).at);
      this.#heard();
    });
    source.onerror = () => {
      if (this.#source !== source) return;
      source.close();
      this.open = false;
      this.#tell('state');
      // Our own patience, so that a page is back as soon as its server is.
      setTimeout(() => this.#source === source && this.#connect(), Math.min(250 * 2 ** this.#retry++, 2000));
    };
  }

  /** @param {MessageEvent} event */
  #entry(event) {
    this.#heard();
    const sequence = Number(event.lastEventId);
    // A connection that was replaced may still hand something out: no entry is told twice.
    if (sequence <= this.sequence) return;
    this.sequence = sequence;
    this.#tell('entry', JSON.parse(event.data));
  }

  /** @param {MessageEvent} event */
  #quotes(event) {
    this.#heard();
    const changed = JSON.parse(event.data);
    for (const quote of changed) this.quotes.set(quote.symbol, { ...quote, heard: performance.now() });
    this.#tell('quotes', changed);
  }

  #heard() {
    const wasStale = this.isStale;
    this.heardAt = performance.now();
    if (wasStale) this.#tell('state');
  }

  #watch() {
    if (this.isStale || !this.open) this.#tell('state');
  }

  /** @param {string} name @param {any} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const live = new Live();
