import { Element, html } from '../element.js';
import { number } from '../format.js';

/**
 * The second look at a large order, with the numbers that make it one. It stands at another place than the first button, and begins with
 * what sends nothing, so that no double click and no second Enter says yes.
 *
 * Events: `yes`, `no`.
 */
class Confirm extends Element {
  static properties = { order: { attribute: false }, large: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.order = undefined;
    /** @type {any[]} the limits of which it uses more than half */
    this.large = [];
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector('#leave'))?.focus();
  }

  /** @param {string} name */
  #say(name) {
    this.dispatchEvent(new Event(name));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== 'Escape' || event.shiftKey) return;
    event.stopPropagation();
    this.#say('no');
  }

  render() {
    const { side, qty, notional, symbol } = this.order;
    return html`<section class="problem" role="alertdialog" aria-labelledby="twice" aria-describedby="large" @keydown=${this.#key}>
      <h2 class="minor" id="twice">Look twice: ${side} ${qty === undefined ? `${number(notional)} of` : number(qty)} ${symbol}</h2>
      <div id="large"><p>It uses more than half of what one order may be:</p>
        <ul>${this.large.map(limit => html`<li>${limit.what}: <b>${Math.round(Number(limit.value) / Number(limit.limit) * 100)} %</b></li>`)}</ul></div>
      <p><button type="button" id="leave" @click=${() => this.#say('no')}>Leave it</button>
        <button type="button" class="danger" id="confirm" @click=${() => this.#say('yes')}>Send it all the same</button></p></section>`;
  }
}

customElements.define('tf-confirm', Confirm);
