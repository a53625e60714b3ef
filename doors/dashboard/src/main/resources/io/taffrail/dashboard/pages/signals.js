import { html, nothing } from '../element.js';
import { get, post, remove } from '../api.js';
import { clock, number, words } from '../format.js';
import { Page } from '../page.js';
import { empty, problem } from '../parts/problem.js';
import '../parts/hooks.js';

/** What strategies and alerts have asked for: what waits for somebody's word, and what has come of the rest. */
class Signals extends Page {
  static properties = { signals: { state: true }, hooks: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.signals = [];
    /** @type {any[]} */
    this.hooks = [];
  }

  async load() {
    const [signals, hooks] = await Promise.all([get('/api/v1/signals?limit=100'), get('/api/v1/hooks')]);
    this.signals = signals;
    this.hooks = hooks;
  }

  /** @param {any} signal @param {'approve' | 'reject'} verdict */
  #decide(signal, verdict) {
    const body = verdict === 'reject' ? { reason: 'rejected on the dashboard' } : {};
    this.act(() => post(`/api/v1/signals/${encodeURIComponent(signal.signal_id)}/${verdict}`, body),
      `${signal.action} ${signal.symbol}: ${verdict === 'approve' ? 'approved' : 'rejected'}`);
  }

  render() {
    if (!this.loaded) return html`<h1>Signals</h1>${this.refusal ? problem(this.refusal) : html`<p class="quiet">Asking…</p>`}`;
    const waiting = this.signals.filter(signal => signal.status === 'pending_approval');
    return html`<h1>Signals</h1>
      ${this.refusal ? problem(this.refusal) : nothing}
      <section class="panel" aria-label="Approval queue"><h2>Waiting for your word</h2>
        ${waiting.length === 0 ? html`<p class="quiet">Nothing waits.</p>` : waiting.map(signal => this.#waiting(signal))}</section>
      <section class="panel"><h2>What came</h2>${this.signals.length === 0
        ? empty('No signal has come yet.', 'taffrail signal send --symbol AAPL --action buy --strategy ema --stop-loss 180 --preview') : this.#stream()}</section>
      <tf-hooks .hooks=${this.hooks} ?still=${this.readOnly} @make=${event => this.#make(event.detail)}
        @drop=${event => this.act(() => remove(`/api/v1/hooks/${encodeURIComponent(event.detail)}`), `Hook ${event.detail} is gone`)}></tf-hooks>`;
  }

  /** @param {{hook: any, made: (hook: any) => void}} asked */
  async #make({ hook, made }) {
    const answer = await this.act(() => post('/api/v1/hooks', hook), `Hook ${hook.name} is there`);
    if (answer) made(answer);
  }

  /** @param {any} signal */
  #waiting(signal) {
    return html`<div class="bar" data-signal=${signal.signal_id}><b>${signal.action} ${signal.symbol}</b> ${signal.strategy}
      ${signal.sizing?.qty ? html`· ${number(signal.sizing.qty)} units` : nothing}
      ${signal.stop_loss ? html`· stop ${signal.stop_loss}` : nothing} ${signal.take_profit ? html`· target ${signal.take_profit}` : nothing}
      <span class="quiet">until ${clock(signal.approve_until)}</span>
      ${this.readOnly ? nothing : html`<button class="primary" @click=${() => this.#decide(signal, 'approve')}>Approve</button>
        <button @click=${() => this.#decide(signal, 'reject')}>Reject</button>`}</div>`;
  }

  #stream() {
    return html`<div class="rows" tabindex="0" role="region" aria-label="Signals"><table><thead><tr>${['Time', 'Strategy', 'Symbol', 'Action', 'Size',
      'From', 'Became', 'Orders'].map(title => html`<th scope="col">${title}</th>`)}</tr></thead>
      <tbody>${this.signals.map(signal => html`<tr data-id=${signal.signal_id}><td>${clock(signal.received_at)}</td><td>${signal.strategy}</td>
        <th scope="row">${signal.symbol}</th><td>${signal.action}</td><td>${signal.size ?? number(signal.sizing?.qty)}</td>
        <td>${signal.hook ?? 'API'} <span class="quiet">${signal.dialect}</span></td>
        <td class="wrap"><span class=${signal.status === 'rejected' ? 'down' : ''}>${words(signal.status)}</span>
          ${signal.what ? problem(signal) : nothing}
          ${signal.sizing ? html`<details><summary>arithmetic</summary>${signal.sizing.steps.map(step => html`<p>${step.name}:
            <b>${step.value}</b> <span class="quiet">${step.words}</span></p>`)}</details>` : nothing}</td>
        <td>${signal.orders.map(order => html`<a href="#/orders/${order}">story</a> `)}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('tf-signals', Signals);
