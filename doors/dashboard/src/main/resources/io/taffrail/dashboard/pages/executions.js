import { html, nothing } from '../element.js';
import { get } from '../api.js';
import { clock, isMissing, money, number, percent, price, tone, words } from '../format.js';
import { Page } from '../page.js';
import { empty, problem } from '../parts/problem.js';

const SLICES = ['type', 'strategy', 'broker', 'symbol'];
/** How long after a fill the market is looked at. */
const MOMENTS = ['1s', '10s', '60s', '300s'];
const moment = mark => (mark === '300s' ? '5 min' : mark.replace('s', ' s'));
/** @param {any} millis */
const tenths = millis => (isMissing(millis) ? '–' : number(Number(millis).toFixed(1)));

/** What was traded, and how well: slippage against each price that was to be had, and where prices went afterwards. */
class Executions extends Page {
  static properties = { by: { state: true }, report: { state: true }, fills: { state: true }, marks: { state: true } };

  constructor() {
    super();
    this.by = 'type';
    /** @type {any} */
    this.report = undefined;
    /** @type {any[]} */
    this.fills = [];
    /** @type {Map<string, any>} where the market stood after a fill, by the fill's name */
    this.marks = new Map();
  }

  arrived() {
    super.arrived();
    // What the market does after a fill is no entry of the journal.
    this.every(2_000, () => this.#waits && this.reload());
  }

  /** Whether the market is still watched for one of the fills in sight. */
  get #waits() {
    return [...this.marks.values()].some(mark => mark.waits.length > 0);
  }

  /** @param {string[]} types */
  isMoved(types) {
    return types.some(type => type.startsWith('Order'));
  }

  async load() {
    const [report, fills, marks] = await Promise.all([
      get(`/api/v1/executions/stats?by=${this.by}`), get('/v2/account/activities/FILL?page_size=100&direction=desc'),
      get('/api/v1/executions/markouts'),
    ]);
    this.report = report;
    this.fills = fills;
    this.marks = new Map(marks.fills.map(mark => [mark.execution_id, mark]));
  }

  render() {
    if (!this.loaded) return html`<h1>Executions</h1>${this.refusal ? problem(this.refusal) : html`<p class="quiet">Asking…</p>`}`;
    return html`<h1>Executions</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      <section class="panel"><h2>How well</h2><div class="bar" role="group" aria-label="By what">
        ${SLICES.map(by => html`<button aria-pressed=${this.by === by ? 'true' : 'false'} @click=${() => { this.by = by; this.reload(); }}>by ${by}</button>`)}
        <span class="gap"></span><a href="/api/v1/executions/stats?by=${this.by}&format=csv" download="executions.csv">CSV</a></div>
        ${this.report.rows.length === 0 ? empty('No order has been sent yet.', 'taffrail stats --executions') : this.#stats()}</section>
      <section class="panel"><h2>Fills</h2>${this.fills.length === 0 ? empty('Nothing has traded yet.', 'taffrail buy AAPL 10 --wait') : this.#fills()}</section>`;
  }

  #stats() {
    const marks = [...new Set(this.report.rows.flatMap(row => Object.keys(row.markout_bps)))];
    const groups = [['To the fill, ms', ['p50', 'p99']], ['Slippage, bp, against', ['decision', 'arrival', 'limit']],
      ...marks.length > 0 ? [['Turned against it, bp, after', marks.map(moment)]] : []];
    const alone = title => html`<th scope="col" class="num" rowspan="2">${title}</th>`;
    return html`<div class="rows" tabindex="0" role="region" aria-label="Execution quality"><table><thead>
      <tr><th scope="col" rowspan="2">${words(this.by)}</th>${['Orders', 'Refused', 'Filled', 'Fill rate'].map(alone)}
        ${groups.map(([title, parts]) => html`<th scope="colgroup" class="group" colspan=${parts.length}>${title}</th>`)}${['Traded', 'Fees'].map(alone)}</tr>
      <tr>${groups.flatMap(([, parts]) => parts).map(part => html`<th scope="col" class="num">${part}</th>`)}</tr></thead>
      <tbody>${this.report.rows.map(row => html`<tr><th scope="row">${words(row.key)}</th>
        <td class="num">${number(row.orders)}</td><td class="num">${number(row.denied + row.rejected)}</td><td class="num">${number(row.filled)}</td>
        <td class="num">${percent(row.fill_rate)}</td>
        ${['p50', 'p99'].map(part => html`<td class="num">${tenths(row.latency_ms.decision_to_filled[part])}</td>`)}
        ${['decision', 'arrival', 'limit'].map(against => html`<td class="num">${money(row.slippage_bps[against].bps)}</td>`)}
        ${marks.map(mark => html`<td class="num">${money(row.markout_bps[mark]?.bps)}</td>`)}
        <td class="num">${money(row.traded)}</td><td class="num">${money(row.fees)}</td></tr>`)}</tbody></table></div>`;
  }

  #fills() {
    const alone = title => html`<th scope="col" rowspan="2">${title}</th>`;
    const right = title => html`<th scope="col" class="num" rowspan="2">${title}</th>`;
    return html`<p class="quiet">How far the market had turned against a fill some time after it, in hundredths of a percent; below zero it went
      the fill's way. It is watched while the server runs.</p>
      <div class="rows" tabindex="0" role="region" aria-label="Fills"><table><thead>
      <tr>${['Time', 'Symbol', 'Side'].map(alone)}${['Quantity', 'Price', 'Left'].map(right)}
        <th scope="colgroup" class="group" colspan=${MOMENTS.length}>Turned against it, bp, after</th>${alone('Order')}</tr>
      <tr>${MOMENTS.map(mark => html`<th scope="col" class="num">${moment(mark)}</th>`)}</tr></thead><tbody>${this.fills.map(fill => html`<tr>
        <td>${clock(fill.transaction_time)}</td>
        <th scope="row">${fill.symbol}</th><td class=${fill.side === 'buy' ? 'up' : 'down'}>${words(fill.side)}</td><td class="num">${number(fill.qty)}</td>
        <td class="num">${price(fill.price)}</td><td class="num">${number(fill.leaves_qty)}</td>${this.#markouts(fill)}
        <td><a href="#/orders/${fill.order_id}">its story</a></td></tr>`)}</tbody></table></div>`;
  }

  /** @param {any} fill */
  #markouts(fill) {
    const mark = this.marks.get(fill.id.split('::')[1]);
    return MOMENTS.map(after => {
      const bps = mark?.markout_bps[after];
      if (bps === undefined) return html`<td class="num quiet">${mark?.waits.includes(after) ? '…' : '–'}</td>`;
      return html`<td class="num markout ${tone(-Number(bps))}">${Number(bps) > 0 ? '+' : ''}${money(bps)}</td>`;
    });
  }
}

customElements.define('tf-executions', Executions);
