import '../vendor/chart.js';
import { price } from '../format.js';

/** @typedef {{t: string, o: number, h: number, l: number, c: number}} Bar */

/** A colour of the style sheet. @param {string} name */
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A thin bar from low to high, and a wider one from open to close on it. @param {Bar[]} bars */
function datasets(bars) {
  const tones = bars.map(bar => (bar.c >= bar.o ? colour('--up') : colour('--down')));
  return [
    { data: bars.map(bar => [bar.o, bar.c]), backgroundColor: tones, barPercentage: 0.8, minBarLength: 1.5, order: 1 },
    { data: bars.map(bar => [bar.l, bar.h]), backgroundColor: tones, barPercentage: 0.12, order: 2 },
  ];
}

/** Candles of which each is two floating bars. */
export class Candles {
  /** @param {HTMLCanvasElement} canvas @param {() => void} moved called when prices stand elsewhere on the screen */
  constructor(canvas, moved) {
    this.prices = /** @type {number[]} */ ([]);
    this.chart = new globalThis.Chart(canvas, {
      type: 'bar',
      data: { labels: [], datasets: [] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        grouped: false,
        plugins: { legend: { display: false }, tooltip: { callbacks: { label: item => String(item.raw.join(' – ')) } } },
        scales: { x: { grid: { display: false }, ticks: { maxTicksLimit: 8 } }, y: { position: 'right', ticks: { includeBounds: false, callback: value => price(Number(value).toPrecision(10)) } } },
      },
      plugins: [{ id: 'moved', afterRender: moved }],
    });
  }

  /** @param {Bar[]} bars @param {number[]} prices those that must be in sight too */
  show(bars, prices) {
    const chart = this.chart;
    chart.data.labels = bars.map(bar => bar.t.slice(11, 16));
    chart.data.datasets = datasets(bars);
    const low = Math.min(...bars.map(bar => bar.l));
    const high = Math.max(...bars.map(bar => bar.h));
    const near = prices.filter(price => price > low * 0.85 && price < high * 1.15);
    const bottom = Math.min(low, ...near);
    const top = Math.max(high, ...near);
    const room = (top - bottom || 1) * 0.06;
    const y = chart.options.scales.y;
    y.min = bottom - room;
    y.max = top + room;
    for (const axis of [chart.options.scales.x, y]) {
      axis.ticks = { ...axis.ticks, color: colour('--quiet') };
      axis.grid = { ...axis.grid, color: colour('--line') };
    }
    chart.update('none');
  }

  /** Where a price stands, in pixels from the top; undefined where it is out of sight. @param {number} price */
  pixel(price) {
    const y = this.chart.scales.y;
    if (!y || price < y.min || price > y.max) return undefined;
    return y.getPixelForValue(price);
  }

  /** The same, at the edge where it is out of sight. @param {number} price */
  edge(price) {
    const y = this.chart.scales.y;
    return y?.getPixelForValue(Math.min(Math.max(price, y.min), y.max));
  }

  /** @param {number} pixel */
  price(pixel) {
    return this.chart.scales.y.getValueForPixel(pixel);
  }

  end() {
    this.chart.destroy();
  }
}
