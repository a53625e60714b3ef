import { html, nothing } from '../element.js';
import { get } from '../api.js';
import { change, clock, isMissing, money, number, percent, price, span, tone, words } from '../format.js';
import { Page } from '../page.js';
import { empty, problem } from '../parts/problem.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What it has come to: statistics, months, and every trade that is over. */
class Reports extends Page {
  static properties = { results: { state: true }, curve: { state: true }, trades: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.results = undefined;
    /** @type {any} */
    this.curve = undefined;
    /** @type {any[]} */
    this.trades = [];
  }

  /** @param {string[]} types */
  isMoved(types) {
    return types.some(type => type.startsWith('Position') || type === 'OrderFilled');
  }

  async load() {
    const [results, curve, closed] = await Promise.all([
      get('/api/v1/performance?by=account'), get('/api/v1/equity'), get('/api/v1/positions/closed?limit=500'),
    ]);
    this.results = results.rows[0];
    this.curve = curve;
    this.trades = closed.closed_positions;
  }

  render() {
    if (!this.loaded) return html`<h1>Reports</h1>${this.refusal ? problem(this.refusal) : html`<p class="quiet">Asking…</p>`}`;
    return html`<h1>Reports</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      <section class="panel"><h2>Statistics</h2>${this.results ? this.#statistics() : empty('Nothing has been earned or lost yet.', 'taffrail stats')}
        <p><a href="/api/v1/performance?by=symbol&format=csv" download="performance.csv">by symbol (CSV)</a>
          <a href="/api/v1/equity?format=csv" download="equity.csv">equity (CSV)</a></p></section>
      <section class="panel"><h2>Months</h2>${this.#months()}</section>
      <section class="panel"><h2>Trades that are over</h2><p><a href="/api/v1/positions/closed?limit=1000&format=csv" download="trades.csv">CSV</a></p>
        ${this.trades.length === 0 ? empty('No position has been closed yet.', 'taffrail position close AAPL') : this.#trades()}</section>`;
  }

  #statistics() {
    const one = this.results;
    const returns = one.returns ?? {};
    const rows = [
      ['net result', money(one.net)], ['realised', money(one.realised)], ['unrealised', money(one.unrealised)], ['commission', money(one.commission)],
      ['trades', number(one.trades)], ['win rate', percent(one.win_rate)], ['profit factor', number(one.profit_factor)],
      ['expectancy', money(one.expectancy)], ['average win', money(one.average_win)], ['average loss', money(one.average_loss)],
      ['total return', percent(returns.total)], ['annual return', percent(returns.annual)], ['volatility', percent(returns.volatility)],
      ['Sharpe', number(returns.sharpe)], ['Sortino', number(returns.sortino)], ['Calmar', number(returns.calmar)],
      ['deepest drawdown', percent(returns.max_drawdown)], ['drawdown, days', number(returns.drawdown_days)],
    ];
    return html`<div class="tiles">${rows.map(([name, value]) => html`<div class="tile"><dl><dt>${name}</dt><dd>${value}</dd></dl></div>`)}</div>
      ${one.warnings.map(warning => html`<p class="warn">${typeof warning === 'string' ? words(warning) : JSON.stringify(warning)}</p>`)}`;
  }

  /** What each month has brought, from the days' ends: payments in and out are no result. */
  #months() {
    const months = new Map();
    let before = Number(this.curve.opening);
    for (const day of this.curve.days) {
      const equity = Number(day.equity);
      const key = day.date.slice(0, 7);
      months.set(key, (months.get(key) ?? 0) + equity - before - Number(day.paid_in ?? 0));
      before = equity;
    }
    const years = [...new Set([...months.keys()].map(key => key.slice(0, 4)))];
    if (years.length === 0) return empty('No day is over yet.', 'taffrail pnl --by month');
    return html`<div class="rows" tabindex="0" role="region" aria-label="Months"><table class="heat"><thead><tr><th scope="col">Year</th>
      ${MONTHS.map(month => html`<th scope="col" class="num">${month}</th>`)}</tr></thead>
      <tbody>${years.map(year => html`<tr><th scope="row">${year}</th>${MONTHS.map((_, i) => {
        const value = months.get(`${year}-${String(i + 1).padStart(2, '0')}`);
        return html`<td class=${tone(value)}>${isMissing(value) ? '' : change(value)}</td>`;
      })}</tr>`)}</tbody></table></div>`;
  }

  #trades() {
    return html`<div class="rows" tabindex="0" role="region" aria-label="Trades"><table><thead><tr><th scope="col">Closed</th><th scope="col">Symbol</th>
      <th scope="col">Side</th><th scope="col">Strategy</th>${['Quantity', 'In at', 'Out at', 'Costs', 'Net', 'Return'].map(title =>
        html`<th scope="col" class="num">${title}</th>`)}<th scope="col">Why it ended</th><th scope="col">Held</th></tr></thead>
      <tbody>${this.trades.map(one => html`<tr><td>${clock(one.closed_at)}</td><th scope="row">${one.symbol}</th><td>${words(one.side)}</td>
        <td>${one.strategy === '-' ? '–' : one.strategy}</td><td class="num">${number(one.qty)}</td><td class="num">${price(one.entry_price)}</td>
        <td class="num">${price(one.exit_price)}</td><td class="num">${money(one.commission)}</td>
        <td class="num ${tone(one.net)}">${change(one.net)}</td><td class="num">${percent(one.return)}</td>
        <td>${words(one.exit_reason)}</td><td>${span(one.held_seconds * 1000)}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('tf-reports', Reports);
