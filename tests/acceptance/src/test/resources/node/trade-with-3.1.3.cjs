// A bot written against @alpacahq/alpaca-trade-api 3.x, which takes its address from the environment:
// nothing in it knows that it does not talk to Alpaca. Every step that worked is printed as one line.
const Alpaca = require('@alpacahq/alpaca-trade-api');

const alpaca = new Alpaca();
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
  let authorized = false;
  alpaca.trade_ws.onConnect(() => { authorized = true; alpaca.trade_ws.subscribe(['trade_updates']); });
  alpaca.trade_ws.onError((message) => console.error(`stream: ${message}`));
  alpaca.trade_ws.onOrderUpdate((u) => updates.push({ event: u.event, id: u.order.client_order_id, qty: u.qty, price: u.price }));
  alpaca.trade_ws.connect();
  await until('the stream is authorized', () => authorized);
  step('stream', 'authenticated');

  const account = await alpaca.getAccount();
  step('account', { status: account.status, cash: account.cash });
  step('clock', typeof (await alpaca.getClock()).is_open === 'boolean');

  const market = await alpaca.createOrder({ symbol: 'AAPL', qty: 3, side: 'buy', type: 'market', time_in_force: 'day', client_order_id: 'js3-market' });
  step('market', { id: market.client_order_id, qty: market.qty });
  await heard('new', 'js3-market');
  await heard('fill', 'js3-market');
  const filled = await alpaca.getOrder(market.id);
  step('filled', { status: filled.status, qty: filled.filled_qty });

  const far = Math.floor(Number(filled.filled_avg_price) * 50) / 100;
  const limit = await alpaca.createOrder({ symbol: 'AAPL', qty: 1, side: 'buy', type: 'limit', limit_price: far, time_in_force: 'gtc', client_order_id: 'js3-limit' });
  step('limit', { id: limit.client_order_id, price: limit.limit_price });
  await heard('new', 'js3-limit');
  step('open', (await alpaca.getOrders({ status: 'open', symbols: ['AAPL', 'MSFT'] })).map((o) => o.client_order_id));
  const next = await alpaca.replaceOrder(limit.id, { qty: 2, client_order_id: 'js3-next' });
  await heard('replaced', 'js3-limit');
  step('replaced', [(await alpaca.getOrder(limit.id)).replaced_by === next.id, next.qty]);
  await alpaca.cancelOrder(next.id);
  await heard('canceled', 'js3-next');
  step('canceled', (await alpaca.getOrderByClientId('js3-next')).status);

  await alpaca.createOrder({ symbol: 'MSFT', notional: 100, side: 'buy', type: 'market', time_in_force: 'day', client_order_id: 'js3-waited' });
  await heard('fill', 'js3-waited');
  step('waited', (await alpaca.getOrderByClientId('js3-waited')).status);

  const positions = await alpaca.getPositions();
  step('positions', positions.map((p) => p.symbol).sort());
  await alpaca.closePosition('AAPL');
  await until('AAPL is closed', async () => (await alpaca.getPositions()).every((p) => p.symbol !== 'AAPL'));
  await alpaca.closeAllPositions();
  await until('all is closed', async () => (await alpaca.getPositions()).length === 0);
  step('closed', true);

  const fills = await alpaca.getAccountActivities({ activityTypes: 'FILL' });
  step('activities', [fills.length >= 4, fills.every((one) => one.activity_type === 'FILL')]);
  const history = await alpaca.getPortfolioHistory({ period: '1D', timeframe: '1Min' });
  step('history', [Array.isArray(history.equity), history.equity.length === history.timestamp.length]);

  try {
    await alpaca.createOrder({ symbol: 'AAPL', qty: 1000000, side: 'buy', type: 'market', time_in_force: 'day' });
    step('refused', false);
  } catch (error) {
    step('refused', error.response?.status ?? String(error));
  }
  alpaca.trade_ws.disconnect();
  step('done', true);
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
