import { Element, html, nothing } from '../element.js';
import { say } from '../say.js';
import { empty } from './problem.js';

/** A message for an alert, of which the other side fills in what stands in double braces. @param {string} strategy @param {string} size */
const message = (strategy, size) => JSON.stringify({
  v: 1, symbol: '{{ticker}}', side: '{{strategy.order.action}}', risk_pct: size, stop_loss: '{{plot_0}}', strategy,
  id: '{{strategy.order.id}}-{{timenow}}', ts: '{{timenow}}', max_age: '60s',
}, null, 1);

/** The ways in for alerts, and one to be made: its address is shown once, beside a message to copy. Tells `make` and `drop`. */
class Hooks extends Element {
  static properties = { hooks: { attribute: false }, still: { type: Boolean }, made: { state: true }, strategy: { state: true }, size: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.hooks = [];
    this.still = false;
    /** @type {any} */
    this.made = undefined;
    this.strategy = 'ema';
    this.size = '1';
  }

  /** @param {SubmitEvent} event */
  #make(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const symbols = String(form.get('symbols')).split(/[\s,]+/).filter(text => text !== '');
    /** @type {Record<string, any>} */
    const hook = { name: form.get('name'), strategy: form.get('strategy'), mode: form.get('mode') };
    if (symbols.length > 0) hook.symbols = symbols;
    if (form.get('max_notional')) hook.max_notional = form.get('max_notional');
    this.dispatchEvent(new CustomEvent('make', { detail: { hook, made: made => { this.made = made; } } }));
  }

  /** @param {string} text @param {string} what */
  async #copy(text, what) {
    await navigator.clipboard?.writeText(text);
    say(`Copied: ${what}`);
  }

  render() {
    return html`<section class="panel"><h2>Hooks</h2>
      ${this.hooks.length === 0 ? empty('There is no way in for alerts yet.', 'taffrail hook create tv --strategy ema')
        : html`<div class="rows" tabindex="0" role="region" aria-label="Hooks"><table><thead><tr>${['Name', 'Strategy', 'Mode', 'Dialect', 'Symbols', 'At most', 'Act']
          .map(title => html`<th scope="col">${title}</th>`)}</tr></thead>
          <tbody>${this.hooks.map(hook => html`<tr><th scope="row">${hook.name}</th><td>${hook.strategy}</td><td>${hook.mode}</td><td>${hook.dialect}</td>
            <td>${hook.symbols.join(', ') || 'any'}</td><td>${hook.max_notional ?? '–'}</td>
            <td>${this.still ? nothing : html`<button class="small" @click=${() => this.dispatchEvent(new CustomEvent('drop', { detail: hook.name }))}
              aria-label="Delete hook ${hook.name}">Delete</button>`}</td></tr>`)}</tbody></table></div>`}
      ${this.still ? nothing : this.#form()}
      ${this.made ? this.#address() : nothing}
      <h3>Message to copy</h3><pre id="message">${message(this.strategy, this.size)}</pre>
      <button @click=${() => this.#copy(message(this.strategy, this.size), 'the message')}>Copy the message</button></section>`;
  }

  #address() {
    const address = `${location.origin}${this.made.path}`;
    return html`<h3>Its address, shown this once</h3><pre id="address">${address}</pre>
      <button @click=${() => this.#copy(address, 'the address')}>Copy the address</button>`;
  }

  #form() {
    return html`<h3>A new one</h3><form class="bar" @submit=${event => this.#make(event)}>
      <span class="with"><label for="hook-name">Name</label><input id="hook-name" name="name" required value="tv"></span>
      <span class="with"><label for="hook-strategy">Strategy</label><input id="hook-strategy" name="strategy" required .value=${this.strategy}
        @input=${event => { this.strategy = event.target.value; }}></span>
      <span class="with"><label for="hook-risk">Risk, %</label><input id="hook-risk" inputmode="decimal" .value=${this.size}
        @input=${event => { this.size = event.target.value; }}></span>
      <span class="with"><label for="hook-mode">Mode</label>
        <select id="hook-mode" name="mode"><option value="approve">approve each</option><option value="auto">auto</option></select></span>
      <span class="with"><label for="hook-symbols">Symbols</label><input id="hook-symbols" name="symbols" placeholder="any"></span>
      <span class="with"><label for="hook-most">At most</label><input id="hook-most" name="max_notional" inputmode="decimal" placeholder="no limit"></span>
      <button class="primary">Make the hook</button></form>`;
  }
}

customElements.define('tf-hooks', Hooks);
