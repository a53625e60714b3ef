import '../vendor/chart.js';
import { Element, html } from '../element.js';

/** The worth of an account from day to day, with what it has lost from its high shaded below. */
class Curve extends Element {
  static properties = { days: { attribute: false } };

  constructor() {
    super();
    /** @type {{date: string, equity: string, below_high: string}[]} */
    this.days = [];
    /** @type {any} */
    this.chart = undefined;
  }

  arrived() {
    this.hear(window, 'taffrail-settings', () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chart?.destroy();
    this.chart = undefined;
  }

  updated() {
    const looks = getComputedStyle(document.documentElement);
    const colour = name => looks.getPropertyValue(name).trim();
    const equity = this.days.map(day => Number(day.equity));
    const high = this.days.map((day, i) => equity[i] + Number(day.below_high));
    this.chart ??= new globalThis.Chart(/** @type {HTMLCanvasElement} */ (this.querySelector('canvas')), {
      type: 'line', data: { labels: [], datasets: [] },
      options: { animation: false, maintainAspectRatio: false, plugins: { legend: { display: false } }, scales: { x: {}, y: {} } },
    });
    this.chart.data.labels = this.days.map(day => day.date);
    this.chart.data.datasets = [
      { label: 'equity', data: equity, borderColor: colour('--link'), borderWidth: 2, pointRadius: this.days.length > 40 ? 0 : 2 },
      { label: 'highest', data: high, borderColor: colour('--line'), borderWidth: 1, pointRadius: 0,
        fill: { target: 0, above: `${colour('--down')}55` } },
    ];
    for (const axis of Object.values(this.chart.options.scales)) {
      axis.ticks = { color: colour('--quiet'), maxTicksLimit: 8 };
      axis.grid = { color: colour('--line') };
    }
    this.chart.update('none');
  }

  render() {
    const last = this.days.at(-1);
    const deepest = this.days.reduce((most, day) => Math.max(most, Number(day.below_high)), 0);
    return html`<div class="curve"><canvas role="img" aria-label="Equity over ${this.days.length} days, now ${last?.equity ?? 'unknown'},
      at most ${deepest.toFixed(2)} below its high"></canvas></div>`;
  }
}

customElements.define('tf-curve', Curve);
