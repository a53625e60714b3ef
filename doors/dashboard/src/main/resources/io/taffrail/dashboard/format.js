const whole = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 8 });

const priced = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 8 });

/** With a minus as wide as a plus, so that columns stand. @param {Intl.NumberFormat} form @param {any} value */
const told = (form, value) => (isMissing(value) ? '–' : form.format(Number(value)).replace('-', '−'));

/** @param {any} value a number as text; what is missing is a dash */
export const money = value => told(whole, value);

/** @param {any} value */
export const number = value => told(exact, value);

/** A price, with two places at least, so that points stand under points. @param {any} value */
export const price = value => told(priced, value);

/** A gain with an arrow, a sign and its number, so that colour says nothing that the text does not. @param {any} value */
export function change(value) {
  if (isMissing(value)) return '–';
  const amount = Number(value);
  if (amount === 0) return '0.00';
  return `${amount > 0 ? '▲ +' : '▼ −'}${whole.format(Math.abs(amount))}`;
}

/** @param {any} value */
export const tone = value => (isMissing(value) || Number(value) === 0 ? '' : Number(value) > 0 ? 'up' : 'down');

/** @param {any} fraction 0.05 is 5 % */
export const percent = fraction => (isMissing(fraction) ? '–' : `${(Number(fraction) * 100).toFixed(2).replace('-', '−')} %`);

/** The desk's day, which in a replay is not the computer's. */
let today = new Date().toISOString().slice(0, 10);

/** @param {string} at what time it is at the desk */
export function timeIs(at) {
  today = at.slice(0, 10);
}

/** A moment by its time, and where it is not of the desk's day by its date too. @param {any} at */
export function clock(at) {
  if (isMissing(at)) return '–';
  const moment = new Date(at);
  const day = moment.toISOString().slice(0, 10);
  return `${day === today ? '' : `${day} `}${moment.toISOString().slice(11, 19)}`;
}

/** @param {number} millis */
export const span = millis => (millis < 1000 ? `${Math.round(millis)} ms` : millis < 60_000 ? `${(millis / 1000).toFixed(1)} s`
  : `${Math.round(millis / 60_000)} min`);

/** @param {any} text @returns {string} words with blanks: PARTIALLY_FILLED is "partially filled" */
export const words = text => String(text ?? '').replaceAll('_', ' ').toLowerCase();

/** @param {string} name OrderFilled is "order filled" */
export const spaced = name => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** What a position's instrument is called: Alpaca's positions name pairs without their slash. @param {any} position */
export const symbolOf = position => (position.asset_class !== 'crypto' || position.symbol.includes('/') ? position.symbol
  : position.symbol.replace(/(USDT|USDC|[A-Z]{3})$/, '/$1'));

/** @param {any} value */
export const isMissing = value => value === undefined || value === null || value === '' || Number.isNaN(Number(value)) && typeof value !== 'string';
