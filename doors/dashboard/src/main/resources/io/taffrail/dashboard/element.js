import { LitElement } from './vendor/lit.js';

export { html, nothing } from './vendor/lit.js';

/** An element that stands in the page itself, so that one style sheet and one tab order hold for all of it. */
export class Element extends LitElement {
  constructor() {
    super();
    /** @type {AbortController} */
    this.gone = new AbortController();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.gone = new AbortController();
    this.arrived();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.gone.abort();
  }

  /** Called each time the element comes into the page: here it begins to listen. */
  arrived() {}

  /**
   * Listens until the element leaves the page.
   * @param {EventTarget} target
   * @param {string} name
   * @param {(event: any) => void} heard
   */
  hear(target, name, heard) {
    target.addEventListener(name, heard, { signal: this.gone.signal });
  }

  /**
   * Does something every so often until the element leaves the page.
   * @param {number} millis
   * @param {() => void} task
   */
  every(millis, task) {
    const timer = setInterval(task, millis);
    this.gone.signal.addEventListener('abort', () => clearInterval(timer));
  }
}
