/** An order as the ticket has it becomes one as the house takes it. */

/**
 * @typedef {{symbol: string, side: string, type: string, tif: string, sizing: string, size: string, limit: string, stop: string,
 *   trail: string, trailBy: string, bracket: boolean, target: string, protect: string, extended: boolean, postOnly: boolean}} Draft
 */

/** @type {Draft} */
export const BLANK = {
  symbol: 'AAPL', side: 'buy', type: 'market', tif: 'day', sizing: 'qty', size: '10', limit: '', stop: '', trail: '', trailBy: 'percent',
  bracket: false, target: '', protect: '', extended: false, postOnly: false,
};

export const TYPES = ['market', 'limit', 'stop', 'stop_limit', 'trailing_stop'];
export const TIFS = ['day', 'gtc', 'ioc', 'fok', 'opg', 'cls'];

/** @param {Draft} draft */
export const hasLimit = draft => draft.type === 'limit' || draft.type === 'stop_limit';
/** @param {Draft} draft */
export const hasStop = draft => draft.type === 'stop' || draft.type === 'stop_limit';

/** Whether all prices are there that its type needs. @param {Draft} draft */
export const isComplete = draft => (!hasLimit(draft) || Number(draft.limit) > 0) && (!hasStop(draft) || Number(draft.stop) > 0)
  && (draft.type !== 'trailing_stop' || Number(draft.trail) > 0);

/** Where the order is likely to trade. @param {Draft} draft @param {{bid: string, ask: string} | undefined} quote */
export function entryPrice(draft, quote) {
  if (hasLimit(draft)) return Number(draft.limit);
  if (hasStop(draft)) return Number(draft.stop);
  return quote ? Number(draft.side === 'buy' ? quote.ask : quote.bid) : NaN;
}

/**
 * How many units: as told, or so many that the way to the stop costs the share of equity that is risked.
 * @param {Draft} draft @param {number} entry @param {number} equity
 */
export function quantity(draft, entry, equity) {
  const size = Number(draft.size);
  if (draft.sizing === 'qty') return size;
  if (draft.sizing === 'notional') return size / entry;
  const lost = Math.abs(entry - Number(draft.protect));
  return lost > 0 && draft.protect !== '' ? Math.floor(equity * size / 100 / lost) : NaN;
}

/** The body of `POST /v2/orders`. @param {Draft} draft @param {number} units */
export function body(draft, units) {
  /** @type {Record<string, any>} */
  const order = { symbol: draft.symbol, side: draft.side, type: draft.type, time_in_force: draft.tif };
  if (draft.sizing === 'notional') order.notional = draft.size;
  else order.qty = draft.sizing === 'qty' ? draft.size : String(units);
  if (hasLimit(draft)) order.limit_price = draft.limit;
  if (hasStop(draft)) order.stop_price = draft.stop;
  if (draft.type === 'trailing_stop') order[`trail_${draft.trailBy}`] = draft.trail;
  if (draft.extended) order.extended_hours = true;
  if (draft.postOnly) order.post_only = true;
  const exits = [draft.target, draft.protect].filter(price => price !== '').length;
  if (draft.bracket && exits > 0) {
    order.order_class = exits === 2 ? 'bracket' : 'oto';
    if (draft.target !== '') order.take_profit = { limit_price: draft.target };
    if (draft.protect !== '') order.stop_loss = { stop_price: draft.protect };
  }
  return order;
}

/** What is won for what is risked: 2 is two to one. @param {Draft} draft @param {number} entry */
export function reward(draft, entry) {
  const risk = Math.abs(entry - Number(draft.protect));
  const gain = Math.abs(Number(draft.target) - entry);
  return draft.target === '' || draft.protect === '' || risk === 0 ? NaN : gain / risk;
}
