// A bot written against @alpacahq/alpaca-trade-api 4.x. The library is as it was published; the one line that a user
// adds is the middleware, because 4.x has no option for the address. Every step that worked is printed as one line.
const { Alpaca } = require('@alpacahq/alpaca-trade-api');

const base = process.env.APCA_API_BASE_URL;
const alpaca = new Alpaca({
  keyId: process.env.APCA_API_KEY_ID,
  secret: process.env.APCA_API_SECRET_KEY,
  middleware: [{ pre: async ({ url, init }) => ({ url: url.replace(/^https:\/\/[^/]+/, base), init }) }],
});

const step = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);
const updates = [];

async function until(what, check) {
  for (const end = Date.now() + 15000; Date.now() < end; await new Promise((r) => setTimeout(r, 25))) {
    const value = await check();
    if (value) return value;
  }
  throw new Error(`not within 15 seconds: ${what}; the stream said ${JSON.stringify(updates)}`);
}
const heard = (event, id) => until(`${event} of ${id}`, () => updates.some((u) => u.event === event && u.id === id));

async function main() {
  const stream = alpaca.trading.stream({ url: `${base.replace(/^http/, 'ws')}/stream` });
  stream.onTradeUpdate((u) => updates.push({ event: u.event, id: u.order.clientOrderId, qty: u.qty, price: u.price, at: u.timestamp }));
  stream.onError((message) => console.error(`stream: ${message}`));
  stream.onConnect(() => stream.subscribeTradeUpdates());
  stream.connect();
  const authenticated = await stream.whenAuthenticated();
  if (!authenticated.authenticated) throw new Error(`stream: ${JSON.stringify(authenticated)}`);
  step('stream', authenticated.status);

  const account = await alpaca.trading.account.getAccount();
  step('account', { status: account.status, cash: account.cash });
  step('clock', typeof (await alpaca.trading.clock.legacyClock()).isOpen === 'boolean');
  const days = await alpaca.trading.calendar.legacyCalendar({ start: new Date('2026-11-25'), end: new Date('2026-11-27') });
  step('calendar', days.map((day) => day.close));

  const market = await alpaca.trading.orders.market({ symbol: 'AAPL', qty: 3, side: 'buy', clientOrderId: 'js4-market' });
  step('market', { id: market.clientOrderId, qty: market.qty });
  await heard('new', 'js4-market');
  await heard('fill', 'js4-market');
  const filled = await alpaca.trading.orders.getOrderByOrderID({ orderId: market.id });
  step('filled', { status: filled.status, qty: filled.filledQty });

  const far = (Number(filled.filledAvgPrice) * 0.5).toFixed(2);
  const limit = await alpaca.trading.orders.limit({ symbol: 'AAPL', qty: 1, side: 'buy', limitPrice: far, timeInForce: 'gtc', clientOrderId: 'js4-limit' });
  step('limit', { id: limit.clientOrderId, price: limit.limitPrice });
  await heard('new', 'js4-limit');
  const open = await alpaca.trading.orders.getAllOrders({ status: 'open' });
  step('open', open.map((o) => o.clientOrderId));
  const next = await alpaca.trading.orders.patchOrderByOrderId({ orderId: limit.id, patchOrderRequest: { qty: '2', clientOrderId: 'js4-next' } });
  await heard('replaced', 'js4-limit');
  step('replaced', [(await alpaca.trading.orders.getOrderByOrderID({ orderId: limit.id })).replacedBy === next.id, next.qty]);
  await alpaca.trading.orders.deleteOrderByOrderID({ orderId: next.id });
  await heard('canceled', 'js4-next');
  step('canceled', (await alpaca.trading.orders.getOrderByClientOrderId({ clientOrderId: 'js4-next' })).status);

  const waited = await alpaca.trading.submitAndWait(
    { type: 'market', symbol: 'MSFT', qty: 1, side: 'buy', clientOrderId: 'js4-waited' },
    { timeoutMs: 15000, stream });
  step('waited', waited.status);

  const positions = await alpaca.trading.positions.getAllOpenPositions();
  step('positions', positions.map((p) => `${p.symbol} ${p.qty}`).sort());
  await alpaca.trading.positions.deleteOpenPosition({ symbolOrAssetId: 'AAPL' });
  await until('AAPL is closed', async () => (await alpaca.trading.positions.getAllOpenPositions()).every((p) => p.symbol !== 'AAPL'));
  await alpaca.trading.closeAllPositions({ cancelOrders: true });
  await until('all is closed', async () => (await alpaca.trading.positions.getAllOpenPositions()).length === 0);
  step('closed', true);

  const fills = await alpaca.trading.accountActivities.getAccountActivitiesByActivityType({ activityType: 'FILL' });
  step('activities', [fills.length >= 4, fills.every((one) => one.activityType === 'FILL')]);
  const history = await alpaca.trading.portfolioHistory.getAccountPortfolioHistory({ period: '1D', timeframe: '1Min' });
  step('history', [Array.isArray(history.equity), history.equity.length === history.timestamp.length]);

  try {
    await alpaca.trading.orders.market({ symbol: 'AAPL', qty: 1000000, side: 'buy' });
    step('refused', false);
  } catch (error) {
    step('refused', error.status ?? error.statusCode ?? error.response?.status ?? String(error));
  }
  stream.disconnect();
  step('done', true);
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
