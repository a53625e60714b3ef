import { PAGES } from './pages.js';
import { settings } from './settings.js';

/** What keys do, for the page that explains them. */
export const KEYS = [
  ['?', 'this help'],
  ['/', 'search for a symbol'],
  ['g, then a letter', 'go to a page'],
  ['b, s', 'a ticket to buy, to sell'],
  ['j, k', 'the next row, the one before'],
  ['x', 'cancel the order of the row'],
  ['e', 'explain the order of the row'],
  ['Enter', 'open the row; in the ticket: transmit'],
  ['Shift+Esc, or H', 'the halt dialog'],
  ['Esc', 'close what is open'],
];

let waitsForPage = false;

/** Listens to the whole page's keys. Where somebody types, letters are letters. */
export function listen() {
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.shiftKey) {
      event.preventDefault();
      dispatchEvent(new Event('taffrail-halt'));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    if (!settings().letters) return;
    if (act(event.key)) event.preventDefault();
  });
}

/** @param {string} key @returns {boolean} whether it means anything */
function act(key) {
  if (waitsForPage) {
    waitsForPage = false;
    const page = PAGES.find(one => one.letter === key);
    if (page) location.hash = `#/${page.name}`;
    return page !== undefined;
  }
  switch (key) {
    case 'g': waitsForPage = true; setTimeout(() => { waitsForPage = false; }, 1500); return true;
    case 'H': dispatchEvent(new Event('taffrail-halt')); return true;
    case '?': dispatchEvent(new Event('taffrail-help')); return true;
    case '/': case 'b': case 's': return ticket(key);
    case 'j': case 'k': case 'x': case 'e':
      dispatchEvent(new CustomEvent('taffrail-row', { detail: key }));
      return true;
    default: return false;
  }
}

/** @param {string} key */
function ticket(key) {
  if (!PAGES.some(page => page.name === 'trade')) return false;
  if (!location.hash.startsWith('#/trade')) location.hash = '#/trade';
  const tell = () => dispatchEvent(new CustomEvent('taffrail-ticket', { detail: key }));
  // The page comes first, its ticket a moment later.
  if (document.querySelector('tf-ticket')) tell();
  else setTimeout(tell, 300);
  return true;
}

/** @param {EventTarget | null} target */
const isTyping = target => target instanceof HTMLElement && target.matches('input, textarea, select, [role=slider]');
