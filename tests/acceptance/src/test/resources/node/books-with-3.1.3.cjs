// A bot written against @alpacahq/alpaca-trade-api 3.x that reads its account's books and keeps lists of symbols. Every
// step that worked is printed as one line.
const Alpaca = require('@alpacahq/alpaca-trade-api');

const alpaca = new Alpaca();
const step = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);

async function main() {
  for (const qty of [1, 2, 3]) await alpaca.createOrder({ symbol: 'AAPL', qty, side: 'buy', type: 'market', time_in_force: 'day' });
  for (const end = Date.now() + 15000; ;) {
    if ((await alpaca.getAccountActivities({ activityTypes: 'FILL' })).length === 3) break;
    if (Date.now() > end) throw new Error('not filled within 15 seconds');
    await new Promise((r) => setTimeout(r, 25));
  }
  const paged = [];
  for (let page = await alpaca.getAccountActivities({ pageSize: 2 }); page.length > 0;) {
    paged.push(...page);
    page = await alpaca.getAccountActivities({ pageSize: 2, pageToken: page[page.length - 1].id });
  }
  step('paged', paged.map((a) => a.activity_type));
  step('quantities', paged.filter((a) => a.activity_type === 'FILL').map((a) => a.qty).sort());
  const history = await alpaca.getPortfolioHistory({ period: '1D', timeframe: '1Min', extended_hours: true });
  step('history', [history.timestamp.length > 0, history.timestamp.length === history.equity.length, history.base_value, history.timeframe]);

  const list = await alpaca.addWatchlist('my list', ['AAPL', 'BTC/USD']);
  step('list', list.assets.map((a) => a.symbol));
  await alpaca.addToWatchlist(list.id, 'MSFT');
  const less = await alpaca.deleteFromWatchlist(list.id, 'BTCUSD');
  step('less', less.assets.map((a) => a.symbol));
  const renamed = await alpaca.updateWatchlist(list.id, { name: 'other' });
  step('renamed', [renamed.name, (await alpaca.getWatchlist(list.id)).id === list.id]);
  await alpaca.deleteWatchlist(list.id);
  step('lists', await alpaca.getWatchlists());
  try {
    await alpaca.getWatchlist(list.id);
  } catch (error) {
    step('gone', error.response.status);
  }
  step('done', true);
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
