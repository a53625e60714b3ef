// A bot written against @alpacahq/alpaca-trade-api 4.x that reads its account's books and keeps lists of symbols. Every
// step that worked is printed as one line.
const { Alpaca } = require('@alpacahq/alpaca-trade-api');

const base = process.env.APCA_API_BASE_URL;
const alpaca = new Alpaca({
  keyId: process.env.APCA_API_KEY_ID,
  secret: process.env.APCA_API_SECRET_KEY,
  middleware: [{ pre: async ({ url, init }) => ({ url: url.replace(/^https:\/\/[^/]+/, base), init }) }],
});
const trading = alpaca.trading;
const step = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);

async function main() {
  const ids = [];
  for (const qty of [1, 2, 3]) ids.push((await trading.orders.market({ symbol: 'AAPL', qty, side: 'buy' })).id);
  for (const end = Date.now() + 15000; ;) {
    if ((await trading.collectActivitiesByType({ activityType: 'FILL' })).length === 3) break;
    if (Date.now() > end) throw new Error('not filled within 15 seconds');
    await new Promise((r) => setTimeout(r, 25));
  }
  const paged = await trading.collectActivities({ pageSize: 2 });
  step('paged', paged.map((a) => a.activityType));
  step('quantities', paged.filter((a) => a.activityType === 'FILL').map((a) => a.qty).sort());
  const first = paged.find((a) => a.orderId === ids[0]);
  step('first', [first.qty, first.orderStatus, first.transactionTime instanceof Date]);
  const cash = paged.find((a) => a.activityType === 'JNLC');
  step('cash', [cash.netAmount, !isNaN(cash.date)]);

  const history = await trading.portfolioHistory.getAccountPortfolioHistory({ period: '1D', timeframe: '1Min', intradayReporting: 'continuous' });
  step('history', [history.timestamp.length > 0, history.timestamp.length === history.equity.length, history.baseValue, history.timeframe]);

  const lists = trading.watchlists;
  const list = await lists.postWatchlist({ createWatchlistRequest: { name: 'my list', symbols: ['AAPL', 'BTC/USD'] } });
  step('list', list.assets.map((a) => a.symbol));
  await lists.addAssetToWatchlist({ watchlistId: list.id, addAssetToWatchlistRequest: { symbol: 'MSFT' } });
  const less = await lists.removeAssetFromWatchlist({ watchlistId: list.id, symbol: 'BTC/USD' });
  step('less', less.assets.map((a) => a.symbol));
  const renamed = await lists.updateWatchlistByName({ name: 'my list', updateWatchlistRequest: { name: 'other' } });
  step('renamed', [renamed.name, (await lists.getWatchlistByName({ name: 'other' })).id === list.id]);
  await lists.deleteWatchlistById({ watchlistId: list.id });
  step('lists', await lists.getWatchlists());
  try {
    await lists.getWatchlistById({ watchlistId: list.id });
  } catch (error) {
    step('gone', error.statusCode ?? error.status ?? error.response?.status);
  }
  step('done', true);
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
