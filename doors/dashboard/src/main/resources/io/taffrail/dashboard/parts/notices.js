import { Element, html } from '../element.js';

const SHOWN_MILLIS = 6000;

/** What was said last, for those who see it. Fills and answers go by themselves, refusals wait to be read. */
class Notices extends Element {
  static properties = { notices: { state: true } };

  constructor() {
    super();
    /** @type {{text: string, urgent: boolean}[]} */
    this.notices = [];
  }

  arrived() {
    this.hear(window, 'taffrail-said', event => this.#show(event.detail));
  }

  /** @param {{text: string, urgent: boolean}} notice */
  #show(notice) {
    this.notices = [notice, ...this.notices].slice(0, 4);
    setTimeout(() => this.#hide(notice), notice.urgent ? SHOWN_MILLIS * 3 : SHOWN_MILLIS);
  }

  /** @param {{text: string, urgent: boolean}} notice */
  #hide(notice) {
    this.notices = this.notices.filter(one => one !== notice);
  }

  render() {
    return html`<div class="notices" aria-hidden="true">
      ${this.notices.map(notice => html`<p class=${notice.urgent ? 'urgent' : ''}>${notice.text}</p>`)}</div>`;
  }
}

customElements.define('tf-notices', Notices);
