import { Element, html, nothing } from '../element.js';
import { Refusal, post } from '../api.js';
import { say, warn } from '../say.js';
import { problem } from './problem.js';

const STEPS = [
  { name: 'entries', title: 'Halt entries', does: 'Nothing opens or grows a position. What closes goes on, exits work.' },
  { name: 'all', title: 'Halt all', does: 'Nothing is sent that a person or program asks for. Exits that work go on protecting.' },
  { name: 'flatten', title: 'Flatten', does: 'Halts everything, takes all orders off, and closes every position at the market.' },
];

/** The kill switch, in three steps of which each does more than the one before. With real money it asks once more. */
class HaltDialog extends Element {
  static properties = { session: { attribute: false }, armed: { state: true }, refusal: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.session = undefined;
    this.armed = '';
    /** @type {any} */
    this.refusal = undefined;
  }

  arrived() {
    this.hear(window, 'taffrail-halt', () => this.#open());
  }

  #open() {
    const dialog = this.querySelector('dialog');
    if (!dialog || dialog.open) return;
    this.armed = '';
    this.refusal = undefined;
    dialog.showModal();
    /** @type {HTMLElement | null} */ (dialog.querySelector('button.step'))?.focus();
  }

  /** @param {string} step */
  async #press(step) {
    const twice = this.session?.badge === 'LIVE' || step === 'flatten';
    if (twice && this.armed !== step) {
      this.armed = step;
      return;
    }
    const reason = /** @type {HTMLInputElement} */ (this.querySelector('#halt-reason')).value || 'from the dashboard';
    try {
      await (step === 'flatten' ? post('/api/v1/flatten', { reason }) : post('/api/v1/halt', { level: step, reason }));
      this.querySelector('dialog')?.close();
      warn(step === 'flatten' ? 'Halted. Orders are taken off and positions closed.' : `Halted: ${step}. Lift it on the page Risk.`);
    } catch (refusal) {
      this.refusal = refusal instanceof Refusal ? refusal : new Refusal(0, { what: String(refusal) });
      say(this.refusal.what);
    }
  }

  render() {
    return html`<dialog aria-labelledby="halt-title" class="halt">
      <h2 id="halt-title">Stop trading</h2>
      <ol>${STEPS.map(step => html`<li>
        <button class="danger step" @click=${() => this.#press(step.name)}>
          ${this.armed === step.name ? `Press again: ${step.title}` : step.title}</button>
        <p>${step.does}</p></li>`)}</ol>
      <p class="bar"><label for="halt-reason">Reason</label>
        <input id="halt-reason" maxlength="200" placeholder="from the dashboard"></p>
      ${this.refusal ? problem(this.refusal) : nothing}
      <form method="dialog"><button>Leave things as they are</button></form>
    </dialog>`;
  }
}

customElements.define('tf-halt', HaltDialog);
