// The same bot with orders that bring others with them: bracket, OCO, OTO, trailing stop, replacement, bars. Every step
// that worked is printed as one line.
const { Alpaca } = require('@alpacahq/alpaca-trade-api');

const base = process.env.APCA_API_BASE_URL;
const alpaca = new Alpaca({
  keyId: process.env.APCA_API_KEY_ID,
  secret: process.env.APCA_API_SECRET_KEY,
  middleware: [{ pre: async ({ url, init }) => ({ url: url.replace(/^https:\/\/[^/]+/, base), init }) }],
});
const { orders } = alpaca.trading;

const step = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);
const leg = (order) => [order.type, order.status, order.limitPrice ?? null, order.stopPrice ?? null].join(' ');

async function until(what, check, seconds = 15) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((r) => setTimeout(r, 25))) {
    const value = await check();
    if (value) return value;
  }
  throw new Error(`not within ${seconds} seconds: ${what}`);
}
const nested = (id) => orders.getOrderByOrderID({ orderId: id, nested: true });
const becomes = (id, status) => until(`${id} is ${status}`, async () => {
  const order = await nested(id);
  return order.status === status && order;
});

async function main() {
  const bracket = await orders.bracket({ symbol: 'AAPL', side: 'buy', qty: 10, timeInForce: 'gtc', clientOrderId: 'js4-bracket',
    takeProfit: { limitPrice: 9000 }, stopLoss: { stopPrice: 2, limitPrice: 1.5 } });
  step('bracket', [bracket.orderClass, ...bracket.legs.map(leg)]);
  const entered = await becomes(bracket.id, 'filled');
  const working = await until('both exits work', async () => {
    const { legs } = await nested(bracket.id);
    return legs.every((one) => one.status === 'new') && legs;
  });
  step('working', [entered.status, ...working.map(leg)]);
  const list = await orders.getAllOrders({ status: 'all', nested: true });
  step('nested', list.map((order) => [order.clientOrderId, (order.legs ?? []).length]));

  const moved = await orders.patchOrderByOrderId({ orderId: working[0].id, patchOrderRequest: { limitPrice: '8000' } });
  await becomes(working[0].id, 'replaced');
  step('moved', [moved.replaces === working[0].id, leg(await becomes(moved.id, 'new'))]);
  await orders.deleteOrderByOrderID({ orderId: moved.id });
  await until('both exits are off', async () => (await orders.getAllOrders({ status: 'open' })).length === 0);

  const oco = await orders.oco({ symbol: 'AAPL', side: 'sell', qty: 10, timeInForce: 'gtc',
    takeProfit: { limitPrice: 9000 }, stopLoss: { stopPrice: 2 } });
  step('oco', [oco.orderClass, oco.type, oco.limitPrice, ...oco.legs.map((one) => one.stopPrice)]);
  await orders.deleteOrderByOrderID({ orderId: oco.id });
  await until('the OCO is off', async () => (await orders.getAllOrders({ status: 'open' })).length === 0);

  const oto = await orders.oto({ symbol: 'MSFT', side: 'buy', qty: 1, timeInForce: 'day', stopLoss: { stopPrice: 2 } });
  step('oto', [oto.orderClass, ...oto.legs.map(leg)]);
  await becomes(oto.id, 'filled');

  const trail = await orders.trailingStop({ symbol: 'AAPL', side: 'sell', qty: 5, trailPercent: 20, timeInForce: 'gtc' });
  await until('the trail has a mark', async () => (await nested(trail.id)).hwm);
  step('trailing', [trail.type, trail.trailPercent]);

  const limit = await orders.limit({ symbol: 'NVDA', side: 'buy', qty: 3, limitPrice: 1, timeInForce: 'gtc', clientOrderId: 'js4-first' });
  await becomes(limit.id, 'new');
  const next = await orders.patchOrderByOrderId({ orderId: limit.id, patchOrderRequest: { qty: '4', limitPrice: '1.25', clientOrderId: 'js4-second' } });
  const chain = await becomes(next.id, 'new');
  step('replaced', [(await nested(limit.id)).replacedBy === next.id, chain.replaces === limit.id, chain.qty, chain.limitPrice, chain.clientOrderId]);
  try {
    await orders.patchOrderByOrderId({ orderId: limit.id, patchOrderRequest: { qty: '5' } });
  } catch (error) {
    step('refused', [error.status ?? error.statusCode, error.message]);
  }

  // The first bar is there once the first minute is over.
  const bars = await until('there are bars', async () => {
    const found = await alpaca.marketData.getStockBars({ symbols: ['AAPL'], timeframe: '1Day', start: new Date(Date.now() - 2 * 86400000) });
    const list = found instanceof Map ? found.get('AAPL') : found.AAPL;
    return list && list.length && list;
  }, 75);
  step('bars', Object.keys(bars[0]).length > 5);
  await alpaca.trading.closeAllPositions({ cancelOrders: true });
  await until('all is closed', async () => (await alpaca.trading.positions.getAllOpenPositions()).length === 0);
  step('done', true);
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
