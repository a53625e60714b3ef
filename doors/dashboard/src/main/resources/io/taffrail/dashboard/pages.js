import { html } from './element.js';

/**
 * A page of the dashboard.
 * @typedef {{name: string, title: string, letter: string, load: () => Promise<any>, show: (session: any) => any}} Page
 */

/** @type {Page[]} */
export const PAGES = [
  { name: 'overview', title: 'Overview', letter: 'v', load: () => import('./pages/overview.js'),
    show: session => html`<tf-overview .session=${session}></tf-overview>` },
  { name: 'trade', title: 'Trade', letter: 't', load: () => import('./pages/trade.js'),
    show: session => html`<tf-trade .session=${session}></tf-trade>` },
  { name: 'orders', title: 'Orders', letter: 'o', load: () => import('./pages/orders.js'),
    show: session => html`<tf-orders .session=${session}></tf-orders>` },
  { name: 'positions', title: 'Positions', letter: 'p', load: () => import('./pages/positions.js'),
    show: session => html`<tf-positions .session=${session}></tf-positions>` },
  { name: 'executions', title: 'Executions', letter: 'x', load: () => import('./pages/executions.js'),
    show: session => html`<tf-executions .session=${session}></tf-executions>` },
  { name: 'risk', title: 'Risk', letter: 'r', load: () => import('./pages/risk.js'),
    show: session => html`<tf-risk .session=${session}></tf-risk>` },
  { name: 'signals', title: 'Signals', letter: 's', load: () => import('./pages/signals.js'),
    show: session => html`<tf-signals .session=${session}></tf-signals>` },
  { name: 'audit', title: 'Audit', letter: 'a', load: () => import('./pages/audit.js'),
    show: session => html`<tf-audit .session=${session}></tf-audit>` },
  { name: 'health', title: 'Health', letter: 'h', load: () => import('./pages/health.js'),
    show: session => html`<tf-health .session=${session}></tf-health>` },
  { name: 'reports', title: 'Reports', letter: 'e', load: () => import('./pages/reports.js'),
    show: session => html`<tf-reports .session=${session}></tf-reports>` },
];

/** @param {string} hash @returns {Page} */
export function pageOf(hash) {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  return PAGES.find(page => page.name === name) ?? PAGES[0];
}

/** What stands after the page's name in the address: `#/trade/AAPL` names AAPL. @param {string} hash */
export const restOf = hash => decodeURIComponent(hash.replace(/^#\/?/, '').replace(/\?.*$/, '').split('/').slice(1).join('/'));

/** What the address asks of the page: `#/orders?side=buy` asks for purchases. @param {string} hash */
export const queryOf = hash => new URLSearchParams(hash.includes('?') ? hash.slice(hash.indexOf('?') + 1) : '');
