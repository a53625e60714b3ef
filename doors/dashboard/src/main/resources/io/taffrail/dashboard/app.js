import { Element, html, nothing } from './element.js';
import { ask, get, showToken } from './api.js';
import { blotter } from './blotter.js';
import { live } from './live.js';
import { listen } from './keyboard.js';
import { PAGES, pageOf } from './pages.js';
import { applyTheme, set, settings } from './settings.js';
import { span } from './format.js';
import './parts/login.js';
import './parts/help.js';
import './parts/halt.js';
import './parts/notices.js';

const HALTING = new Set(['TradingHalted', 'TradingResumed', 'FlattenBegun', 'FlattenDone', 'LadderStepped']);

/** The dashboard: who is there, what page is shown, and what stands above every page. */
class App extends Element {
  static properties = {
    session: { state: true }, page: { state: true }, said: { state: true }, stream: { state: true }, halted: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.session = undefined;
    this.page = pageOf(location.hash);
    this.stream = 'opening';
    this.halted = 'none';
  }

  arrived() {
    applyTheme();
    listen();
    this.hear(window, 'hashchange', () => this.#turn());
    this.hear(window, 'taffrail-logged-out', () => this.#leave());
    this.hear(window, 'taffrail-settings', () => this.requestUpdate());
    this.hear(live, 'state', () => this.#streamState());
    this.hear(live, 'entry', event => this.#entry(event.detail));
    this.#enter();
  }

  async #enter() {
    try {
      const { logged_in: known } = await get('/login');
      if (known) this.began(await get('/api/v1/session'));
      else this.session = null;
    } catch {
      this.session = null;
    }
  }

  /** @param {any} session */
  began(session) {
    this.session = session;
    showToken(session.csrf);
    live.start(session.account);
    blotter.load().catch(() => {});
    this.#halts();
    // When somebody can begin to work, for whoever measures it.
    this.#turn().then(() => this.updateComplete).then(() => performance.mark('ready'));
  }

  #leave() {
    live.stop();
    this.session = null;
  }

  async #out() {
    await ask('DELETE', '/api/v1/session').catch(() => {});
    location.reload();
  }

  async #turn() {
    this.page = pageOf(location.hash);
    await this.page.load();
    if (this.session) document.title = `${this.session.badge} · ${this.page.title} · Taffrail`;
    this.requestUpdate();
  }

  #streamState() {
    this.stream = !live.open ? 'lost' : live.isStale ? 'stale' : 'live';
    this.requestUpdate();
  }

  /** @param {any} entry */
  #entry(entry) {
    if (entry.events.some(event => HALTING.has(event.type))) this.#halts();
    if (this.stream !== 'live') this.#streamState();
  }

  async #halts() {
    const standing = await get('/api/v1/halt').catch(() => undefined);
    if (standing) this.halted = standing.level;
  }

  render() {
    if (this.session === undefined) return html`<main id="main" tabindex="-1"><p>Opening…</p></main>`;
    if (this.session === null) return html`<tf-login @began=${event => this.began(event.detail)}></tf-login>`;
    return html`
      <header class="top badge-${this.session.badge.toLowerCase()}">
        <span class="mode" title="Whose money and whose market: ${this.session.badge}, ${this.session.market}">${this.session.badge}</span>
        <span class="who">account <b>${this.session.account}</b>${this.session.role === 'read_only' ? html` · <b>read only</b>` : nothing}</span>
        ${this.halted === 'none' ? nothing : html`<a class="halted" href="#/risk">HALTED: ${this.halted}</a>`}
        <span class="stream ${this.stream}">${this.#streamWords()}</span>
        <span class="gap"></span>
        <label class="unseen" for="theme">Theme</label>
        <select id="theme" .value=${settings().theme} @change=${event => set({ theme: event.target.value })}>
          ${['system', 'dark', 'light'].map(name => html`<option value=${name} ?selected=${settings().theme === name}>${name}</option>`)}
        </select>
        ${this.session.role === 'read_only' ? nothing
          : html`<button class="danger" @click=${() => dispatchEvent(new Event('taffrail-halt'))} title="Shift+Esc">Halt</button>`}
        <button @click=${() => dispatchEvent(new Event('taffrail-help'))} title="?" aria-label="Keyboard help">?</button>
        <button @click=${() => this.#out()}>Log out</button>
      </header>
      <nav aria-label="Pages">
        ${PAGES.map(page => html`<a href="#/${page.name}" aria-current=${page === this.page ? 'page' : nothing}>${page.title}</a>`)}
      </nav>
      <main id="main" tabindex="-1">${this.page.show(this.session)}</main>
      <tf-notices></tf-notices><tf-help></tf-help><tf-halt .session=${this.session}></tf-halt>`;
  }

  #streamWords() {
    if (this.stream === 'live') return 'live';
    if (this.stream === 'opening') return 'opening…';
    return `stale ${span(live.late)}${this.stream === 'lost' ? ': reconnecting' : ''}`;
  }
}

customElements.define('tf-app', App);
