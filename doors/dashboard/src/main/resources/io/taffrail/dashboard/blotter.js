import { get } from './api.js';
import { live } from './live.js';

const PAGE = 500;
const MOST = 20_000;

/**
 * All orders of the account that the page knows, the latest first. What the stream tells is put in its place at once; what was
 * before is asked for page by page.
 *
 * Event: `change`, at most once a frame however much has come.
 */
class Blotter extends EventTarget {
  /** @type {Map<string, any>} */
  #orders = new Map();
  /** @type {any[] | undefined} */
  #sorted;
  #waiting = false;
  loaded = false;

  constructor() {
    super();
    live.addEventListener('entry', event => this.#entry(/** @type {CustomEvent} */ (event).detail));
    live.addEventListener('reset', () => this.load());
  }

  /** The latest first. */
  get all() {
    this.#sorted ??= [...this.#orders.values()].sort((a, b) => (a.created_at < b.created_at ? 1 : a.created_at > b.created_at ? -1 : 0));
    return this.#sorted;
  }

  /** @param {string} id */
  find(id) {
    return this.#orders.get(id);
  }

  async load() {
    let until = '';
    for (let count = 0; count < MOST; count += PAGE) {
      const page = await get(`/v2/orders?status=all&limit=${PAGE}&direction=desc&nested=false${until}`);
      for (const order of page) this.#keep(order);
      this.loaded = true;
      this.#changed();
      if (page.length < PAGE) break;
      until = `&until=${encodeURIComponent(page.at(-1).submitted_at)}`;
    }
    const open = await get(`/v2/orders?status=open&limit=${PAGE}&nested=false`);
    for (const order of open) this.#keep(order);
    this.loaded = true;
    this.#changed();
  }

  /** @param {any} order what a page was answered */
  take(order) {
    this.#keep(order);
    for (const leg of order.legs ?? []) this.#keep(leg);
    this.#changed();
  }

  /** @param {any} entry */
  #entry(entry) {
    if (entry.orders.length === 0) return;
    for (const order of entry.orders) this.#keep(order);
    this.#changed();
  }

  /** What was asked for may be older than what was heard. @param {any} order */
  #keep(order) {
    const known = this.#orders.get(order.id);
    if (known && known.updated_at > order.updated_at) return;
    this.#orders.set(order.id, order);
    this.#sorted = undefined;
  }

  #changed() {
    if (this.#waiting) return;
    this.#waiting = true;
    // A page in the background gets no frames, and is to be right all the same when it comes to the front.
    const tell = () => {
      this.#waiting = false;
      this.dispatchEvent(new Event('change'));
    };
    if (document.hidden) setTimeout(tell, 100);
    else requestAnimationFrame(tell);
  }
}

export const blotter = new Blotter();

const OVER = new Set(['filled', 'canceled', 'expired', 'rejected', 'replaced', 'suspended', 'done_for_day']);

/** @param {any} order */
export const isOpen = order => !OVER.has(order.status);
