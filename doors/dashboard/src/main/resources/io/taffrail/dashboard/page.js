import { Element } from './element.js';
import { live } from './live.js';
import { say, warn } from './say.js';

const PAUSE_MILLIS = 400;

/** A page that shows what the house is asked for, and asks again when something has happened that may have changed it. */
export class Page extends Element {
  static properties = { session: { attribute: false }, refusal: { state: true }, loaded: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.session = undefined;
    /** @type {any} */
    this.refusal = undefined;
    this.loaded = false;
    /** @type {any} */
    this.timer = undefined;
  }

  /** @returns {Promise<any>} asks for what the page shows, and keeps it */
  async load() {}

  /** @param {string[]} types of events @returns {boolean} whether the page is to ask again after them */
  isMoved(types) {
    return types.some(type => type !== 'MarksChanged');
  }

  arrived() {
    this.reload();
    this.hear(live, 'entry', event => {
      if (this.isMoved(event.detail.events.map(one => one.type))) this.soon();
    });
    this.hear(live, 'reset', () => this.soon());
    this.gone.signal.addEventListener('abort', () => clearTimeout(this.timer));
  }

  /** However much happens, the house is asked a few times a second at most. */
  soon() {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.reload();
    }, PAUSE_MILLIS);
  }

  async reload() {
    try {
      await this.load();
      this.loaded = true;
      if (this.refusal?.status === 0) this.refusal = undefined;
    } catch (refusal) {
      this.refusal = refusal;
    }
  }

  get readOnly() {
    return this.session?.role === 'read_only';
  }

  /**
   * Has the house do something, and says what came of it.
   * @param {() => Promise<any>} asked @param {string} done
   * @returns {Promise<any>} what it answered; undefined where it refused
   */
  async act(asked, done) {
    try {
      const answer = (await asked()) ?? true;
      this.refusal = undefined;
      say(done);
      this.soon();
      return answer;
    } catch (refusal) {
      this.refusal = refusal;
      warn(refusal.what);
      return undefined;
    }
  }
}
