import { Element, html } from '../element.js';

const HEIGHT = 34;
const SPARE = 8;

/**
 * A table of which only the rows in sight stand in the page, so that ten thousand scroll like ten. One row is picked, by a click
 * or by j and k.
 *
 * @typedef {{name: string, title: string, number?: boolean, cell: (row: any) => any}} Column
 *
 * Events: `picked` with a row, `opened` with a row, and `pressed` with `{key, row}` for x and e.
 */
class Rows extends Element {
  static properties = {
    columns: { attribute: false }, rows: { attribute: false }, picked: { attribute: false }, label: {}, fresh: { attribute: false },
    top: { state: true }, seen: { state: true },
  };

  constructor() {
    super();
    /** @type {Column[]} */
    this.columns = [];
    /** @type {any[]} */
    this.rows = [];
    this.picked = '';
    this.label = '';
    /** @type {Set<string>} */
    this.fresh = new Set();
    this.top = 0;
    this.seen = 30;
  }

  arrived() {
    this.hear(window, 'taffrail-row', event => this.#key(event.detail));
    this.hear(window, 'resize', () => this.#measure());
  }

  firstUpdated() {
    this.#measure();
  }

  updated() {
    // Heights are set from here: the page's policy lets no style stand in markup.
    const spacers = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('tr.spacer td'));
    const { from, to } = this.#window();
    if (spacers[0]) spacers[0].style.height = `${from * HEIGHT}px`;
    if (spacers[1]) spacers[1].style.height = `${(this.rows.length - to) * HEIGHT}px`;
  }

  #measure() {
    const box = this.querySelector('.rows');
    if (box) this.seen = Math.ceil(Math.min(box.clientHeight || innerHeight, innerHeight) / HEIGHT) + 1;
  }

  /** @param {Event} event */
  #scroll(event) {
    const top = Math.floor(/** @type {HTMLElement} */ (event.target).scrollTop / HEIGHT);
    if (top !== this.top) this.top = top;
    this.#measure();
  }

  #window() {
    const from = Math.max(0, Math.min(this.top, this.rows.length - 1) - SPARE);
    return { from, to: Math.min(this.rows.length, this.top + this.seen + SPARE) };
  }

  /** @param {string} key */
  #key(key) {
    const at = this.rows.findIndex(row => row.id === this.picked);
    if (key === 'j' || key === 'k') {
      const next = this.rows[key === 'j' ? Math.min(at + 1, this.rows.length - 1) : Math.max(at - 1, 0)];
      if (next) this.#pick(next, true);
    } else if (at >= 0) {
      this.#tell('pressed', { key, row: this.rows[at] });
    }
  }

  /** @param {any} row @param {boolean} scroll */
  #pick(row, scroll) {
    this.picked = row.id;
    this.#tell('picked', row);
    const box = this.querySelector('.rows');
    const at = this.rows.indexOf(row) * HEIGHT;
    if (scroll && box && (at < box.scrollTop || at > box.scrollTop + box.clientHeight - 3 * HEIGHT)) {
      box.scrollTop = Math.max(0, at - box.clientHeight / 2);
    }
  }

  /** @param {string} name @param {any} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    if (event.target !== event.currentTarget) return;
    const row = this.rows.find(one => one.id === this.picked);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#key(event.key === 'ArrowDown' ? 'j' : 'k');
    } else if (event.key === 'Enter' && row) {
      this.#tell('opened', row);
    }
  }

  render() {
    const { from, to } = this.#window();
    return html`<div class="rows even" tabindex="0" role="region" aria-label=${this.label} @scroll=${this.#scroll} @keydown=${this.#down}>
      <table aria-rowcount=${this.rows.length + 1}>
        <thead><tr aria-rowindex="1">${this.columns.map(column =>
          html`<th scope="col" class=${column.number ? 'num' : ''}>${column.title}</th>`)}</tr></thead>
        <tbody>
          ${from > 0 ? html`<tr class="spacer" aria-hidden="true"><td colspan=${this.columns.length}></td></tr>`
            : html`<tr class="spacer" aria-hidden="true" hidden><td></td></tr>`}
          ${this.rows.slice(from, to).map((row, i) => html`
            <tr class="row ${row.id === this.picked ? 'picked' : ''} ${this.fresh.has(row.id) ? 'fresh' : ''}" data-id=${row.id}
              aria-rowindex=${from + i + 2}
              @click=${() => this.#pick(row, false)} @dblclick=${() => this.#tell('opened', row)}>
              ${this.columns.map(column => html`<td class=${column.number ? 'num' : ''}>${column.cell(row)}</td>`)}
            </tr>`)}
          <tr class="spacer" aria-hidden="true"><td colspan=${this.columns.length}></td></tr>
        </tbody>
      </table></div>`;
  }
}

customElements.define('tf-rows', Rows);
