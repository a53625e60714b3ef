import { html, nothing } from '../element.js';
import { get } from '../api.js';
import { live } from '../live.js';
import { change, clock, money, percent, spaced, symbolOf, tone } from '../format.js';
import { Page } from '../page.js';
import { empty, problem } from '../parts/problem.js';
import '../parts/curve.js';

/** How far back the curve goes, and by which steps. */
const RANGES = { '1D': '1D&timeframe=5Min', '1W': '1W&timeframe=1H', '1M': '1M&timeframe=1D', All: '' };

/** What the account was worth. @param {string} range @returns {Promise<{date: string, equity: any}[]>} */
async function past(range) {
  if (RANGES[range] === '') return (await get('/api/v1/equity')).days;
  const told = await get(`/v2/account/portfolio/history?period=${RANGES[range]}&intraday_reporting=continuous&pnl_reset=no_reset`);
  return told.timestamp.map((at, i) => ({ date: new Date(at * 1000).toISOString().slice(...(range === '1D' ? [11, 16] : [5, 10])), equity: told.equity[i] }))
    .filter(point => point.equity !== null && Number(point.equity) > 0);
}

/** How the account stands, at a glance. */
class Overview extends Page {
  static properties = {
    range: { state: true }, account: { state: true }, curve: { state: true }, portfolio: { state: true }, positions: { state: true }, events: { state: true },
    health: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.account = undefined;
    this.range = '1D';
    /** @type {{date: string, equity: any}[]} */
    this.curve = [];
    /** @type {any} */
    this.portfolio = undefined;
    /** @type {any[]} */
    this.positions = [];
    /** @type {any[]} */
    this.events = [];
    /** @type {any} */
    this.health = undefined;
  }

  arrived() {
    super.arrived();
    this.every(5000, () => this.soon());
    this.hear(live, 'state', () => this.requestUpdate());
  }

  async load() {
    const [account, curve, portfolio, positions, journal, books, halt] = await Promise.all([
      get('/v2/account'), past(this.range), get('/api/v1/portfolio'), get('/v2/positions'),
      get('/api/v1/journal?limit=10&quiet=true'), get('/api/v1/reconciliation'), get('/api/v1/halt'),
    ]);
    Object.assign(this, { account, curve, portfolio, positions, health: { books, halt } });
    this.events = journal.entries.flatMap(entry => entry.events.map(event => ({ ...event, at: entry.at, cause: entry.cause })))
      .slice(0, 10);
  }

  render() {
    if (!this.loaded) return html`<h1>Overview</h1>${this.refusal ? problem(this.refusal) : html`<p class="quiet">Asking…</p>`}`;
    const { account, portfolio } = this;
    const day = Number(account.equity) - Number(account.last_equity);
    return html`<h1>Overview</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      <div class="tiles">
        ${tile('Equity', money(account.equity))}
        ${tile('Day P&L', change(day), tone(day))}
        ${tile('Buying power', money(account.buying_power))}
        ${tile('Gross exposure', money(portfolio.gross))}
        ${tile('Net exposure', money(portfolio.net))}
        ${tile('Open risk', money(portfolio.open_risk))}
        ${tile('Without a stop', money(portfolio.uncovered), Number(portfolio.uncovered) > 0 ? 'warn' : '')}
      </div>
      <div class="grid">
        <section class="panel wide"><h2>Equity and drawdown</h2><div class="bar" role="group" aria-label="How far back">
          ${Object.keys(RANGES).map(range => html`<button class="small" aria-pressed=${this.range === range ? 'true' : 'false'}
            @click=${() => { this.range = range; this.reload(); }}>${range}</button>`)}</div>
          <tf-curve .days=${this.#days()}></tf-curve></section>
        <div><section class="panel"><h2>Moving most</h2>${this.#movers()}</section>
          <section class="panel"><h2>Health</h2>${this.#strip()}</section></div>
        <section class="panel"><h2>Last events</h2>${this.events.length === 0 ? empty('Nothing has happened yet.', 'taffrail buy AAPL 10 --wait')
          : html`<table><tbody>${this.events.map(event => html`<tr><td>${clock(event.at)}</td><td>${spaced(event.type)}</td>
            <td class="quiet" title=${event.cause}>${short(event.cause)}</td></tr>`)}</tbody></table>`}</section>
      </div>`;
  }

  /** What was, and what is, each with how far it is below the highest before it. */
  #days() {
    let high = -Infinity;
    return [...this.curve, { date: 'now', equity: this.account.equity }].map(day => {
      high = Math.max(high, Number(day.equity));
      return { ...day, below_high: String(high - Number(day.equity)) };
    });
  }

  #movers() {
    const movers = this.positions.toSorted((a, b) => Math.abs(Number(b.unrealized_intraday_pl)) - Math.abs(Number(a.unrealized_intraday_pl))).slice(0, 5);
    if (movers.length === 0) return empty('Nothing is held.', 'taffrail buy AAPL 10 --wait');
    return html`<table><thead><tr><th scope="col">Symbol</th><th scope="col" class="num">Today</th><th scope="col" class="num">in %</th></tr></thead>
      <tbody>${movers.map(one => html`<tr><th scope="row"><a href="#/trade/${encodeURIComponent(symbolOf(one))}">${symbolOf(one)}</a></th>
        <td class="num ${tone(one.unrealized_intraday_pl)}">${change(one.unrealized_intraday_pl)}</td>
        <td class="num">${percent(one.unrealized_intraday_plpc)}</td></tr>`)}</tbody></table>`;
  }

  #strip() {
    const { books, halt } = this.health;
    const rows = [
      ['stream', live.open && !live.isStale, live.open && !live.isStale ? 'live' : 'stale'],
      ['books and brokers', books.clean, books.clean ? 'agree' : `${books.breaks.length} breaks`],
      ['orders in doubt', books.in_doubt === 0, String(books.in_doubt)],
      ['trading', !halt.halted, halt.halted ? `halted: ${halt.level}` : 'goes on'],
    ];
    return html`<table><tbody>${rows.map(([name, well, words]) => html`<tr><th scope="row">${name}</th>
      <td class=${well ? 'up' : 'down'}>${well ? '✓' : '✗'} ${words}</td></tr>`)}</tbody></table>`;
  }
}

/** A key's name is long, and its beginning says which it is. @param {string} cause */
const short = cause => (cause.startsWith('key:') ? `${cause.slice(0, 8)}…` : cause);

/** @param {string} title @param {string} value @param {string} [look] */
const tile = (title, value, look = '') => html`<div class="tile"><dl><dt>${title}</dt><dd class=${look}>${value}</dd></dl></div>`;

customElements.define('tf-overview', Overview);
