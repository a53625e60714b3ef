import { timeIs } from './format.js';
import { Wire } from './wire.js';

const LATE_MILLIS = 3000;

/**
 * The stream as a page hears it: every entry of the journal once and in order, quotes of the symbols that are looked at, and how
 * late it is. It comes back by itself, after a server restart too, with the sequence that it has heard last.
 *
 * Events: `entry` with an entry, `quotes` with what has changed, `reset` where too much was missed, `state`.
 */
class Live extends EventTarget {
  #wire = new Wire((name, id, data) => this.#hear(name, Number(id), data), () => this.sequence);
  /** The sequence that was heard last; 0 before the first. */
  sequence = 0;
  heardAt = 0;
  open = false;
  /** @type {Map<string, {symbol: string, bid: string, ask: string, at: string, heard: number}>} */
  quotes = new Map();

  /** @param {string} account whose stream it is */
  start(account) {
    this.#wire.open(account);
    setInterval(() => this.#watch(), 500);
  }

  stop() {
    this.#wire.close();
    this.open = false;
  }

  /** Has quotes of these symbols told too. @param {Iterable<string>} symbols */
  look(symbols) {
    this.#wire.look([...symbols].filter(symbol => symbol !== ''));
  }

  /** How long ago anything was heard, in milliseconds. */
  get late() {
    return this.heardAt === 0 ? 0 : performance.now() - this.heardAt;
  }

  get isStale() {
    return this.heardAt !== 0 && this.late > LATE_MILLIS;
  }

  /** @param {string} name @param {number} id @param {string} data */
  #hear(name, id, data) {
    if (name === 'lost') {
      this.open = false;
      this.#tell('state');
      return;
    }
    const wasStale = this.isStale;
    this.heardAt = performance.now();
    switch (name) {
      case 'hello': this.#begin(id); break;
      case 'reset': this.sequence = id; this.#begin(id); this.#tell('reset'); break;
      case 'entry': this.#entry(id, data); break;
      case 'quotes': this.#quotes(JSON.parse(data)); break;
      case 'beat': timeIs(JSON.parse(data).at); break;
    }
    // A tab that came later hears what another one reads, and no hello of its own.
    if (wasStale || !this.open) {
      this.open = true;
      this.#tell('state');
    }
  }

  /** @param {number} id */
  #begin(id) {
    if (this.sequence === 0) this.sequence = id;
    else if (id > this.sequence) this.#wire.missed(this.sequence);
    this.open = true;
    this.#tell('state');
  }

  /** @param {number} id @param {string} data */
  #entry(id, data) {
    // A connection that was replaced may still hand something out: no entry is told twice, and none is passed over.
    if (id <= this.sequence) return;
    if (this.sequence > 0 && id > this.sequence + 1) {
      this.#wire.missed(this.sequence);
      return;
    }
    this.sequence = id;
    this.#tell('entry', JSON.parse(data));
  }

  /** @param {any[]} changed */
  #quotes(changed) {
    for (const quote of changed) this.quotes.set(quote.symbol, { ...quote, heard: performance.now() });
    this.#tell('quotes', changed);
  }

  #watch() {
    this.#wire.watch();
    if (this.isStale || !this.open) this.#tell('state');
  }

  /** @param {string} name @param {any} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const live = new Live();
