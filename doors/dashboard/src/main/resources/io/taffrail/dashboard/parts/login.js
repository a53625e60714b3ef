import { Element, html, nothing } from '../element.js';
import { post } from '../api.js';
import { problem } from './problem.js';

/** Where somebody shows a key pair. Tells `began` with the session. */
class Login extends Element {
  static properties = { refusal: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.refusal = undefined;
    this.busy = false;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.busy = true;
    try {
      const session = await post('/api/v1/session', { key_id: form.get('key_id'), secret_key: form.get('secret_key') });
      this.dispatchEvent(new CustomEvent('began', { detail: session }));
    } catch (refusal) {
      this.refusal = refusal;
    } finally {
      this.busy = false;
    }
  }

  firstUpdated() {
    document.title = 'Log in · Taffrail';
  }

  render() {
    return html`
      <main id="main" class="login" tabindex="-1">
        <h1>Taffrail</h1>
        <p>Follow the link that <code>taffrail up</code> prints (it opens once, within ten minutes), or show a key pair.
          The folder's first one stands in <code>keys/default.env</code>.</p>
        <form @submit=${this.#submit}>
          <label for="key_id">Key</label>
          <input id="key_id" name="key_id" autocomplete="username" required spellcheck="false">
          <label for="secret_key">Secret</label>
          <input id="secret_key" name="secret_key" type="password" autocomplete="current-password" required>
          <p><button class="primary" ?disabled=${this.busy}>Log in</button></p>
        </form>
        ${this.refusal ? problem(this.refusal) : nothing}
        <p class="quiet">A key that only sees: <code>taffrail key create --read-only</code></p>
      </main>`;
  }
}

customElements.define('tf-login', Login);
