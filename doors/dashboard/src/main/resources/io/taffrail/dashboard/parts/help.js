import { Element, html } from '../element.js';
import { KEYS } from '../keyboard.js';
import { PAGES } from '../pages.js';
import { set, settings } from '../settings.js';

/** What keys do, and whether letters do anything. */
class Help extends Element {
  arrived() {
    this.hear(window, 'taffrail-help', () => this.querySelector('dialog')?.showModal());
  }

  render() {
    return html`<dialog aria-labelledby="help-title">
      <h2 id="help-title">Keys</h2>
      <table><tbody>${KEYS.map(([key, does]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${does}</td></tr>`)}</tbody></table>
      <p>Pages: ${PAGES.map(page => html`<span class="with"><kbd>g ${page.letter}</kbd> ${page.title}</span> `)}</p>
      <p><label><input type="checkbox" .checked=${settings().letters} @change=${event => set({ letters: event.target.checked })}>
        keys of a single letter do something</label></p>
      <form method="dialog"><button>Close</button></form>
    </dialog>`;
  }
}

customElements.define('tf-help', Help);
