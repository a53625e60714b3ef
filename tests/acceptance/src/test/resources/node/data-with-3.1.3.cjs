// A bot that reads the market with @alpacahq/alpaca-trade-api 3.x, which takes its address from the environment. Its streams
// want TLS; where there is none, a user adds the lines that name their addresses. Every step that worked is printed as one line.
const Alpaca = require('@alpacahq/alpaca-trade-api');

const alpaca = new Alpaca();
const base = process.env.APCA_API_BASE_URL;
if (base.startsWith('http:')) {
  const socket = base.replace(/^http/, 'ws');
  alpaca.data_stream_v2.session.url = `${socket}/v2/iex`;
  alpaca.crypto_stream_v1beta3.session.url = `${socket}/v1beta3/crypto/us`;
}

const step = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);
const heard = { trades: [], quotes: [], bars: [], pairs: [], errors: [] };

async function until(what, check, seconds = 15) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((r) => setTimeout(r, 25))) {
    const value = await check();
    if (value) return value;
  }
  throw new Error(`not within ${seconds} seconds: ${what}; heard ${JSON.stringify(heard).slice(0, 2000)}`);
}
async function all(generator) {
  const list = [];
  for await (const one of generator) list.push(one);
  return list;
}

async function main() {
  const stream = alpaca.data_stream_v2;
  stream.onStockTrade((t) => heard.trades.push(t));
  stream.onStockQuote((q) => heard.quotes.push(q));
  stream.onStockBar((b) => heard.bars.push(b));
  stream.onError((e) => heard.errors.push(e));
  stream.onConnect(() => {
    stream.subscribeForTrades(['AAPL']);
    stream.subscribeForQuotes(['AAPL', 'MSFT']);
    stream.subscribeForBars(['AAPL']);
  });
  stream.connect();
  const pairs = alpaca.crypto_stream_v1beta3;
  pairs.onCryptoQuote((q) => heard.pairs.push(q));
  pairs.onConnect(() => pairs.subscribeForQuotes(['BTC/USD']));
  pairs.connect();
  await until('shares and pairs are told', () => heard.quotes.length && heard.trades.length && heard.pairs.length);
  step('quote', [heard.quotes[0].AskPrice > 0, heard.quotes[0].BidPrice > 0, heard.quotes[0].Timestamp instanceof Date]);
  step('trade', [heard.trades[0].Symbol, heard.trades[0].Price > 0, heard.trades[0].Size > 0]);
  step('pairs', [heard.pairs[0].S, heard.pairs[0].AskPrice > 0]);
  step('subscriptions', stream.getSubscriptions().quotes);

  const start = new Date(Date.now() - 3600000).toISOString();
  const trades = await all(alpaca.getTradesV2('AAPL', { start, pageLimit: 40, limit: 100 }));
  const quotes = await all(alpaca.getQuotesV2('AAPL', { start, pageLimit: 40, limit: 100 }));
  const bars = await all(alpaca.getBarsV2('AAPL', { start, timeframe: alpaca.newTimeframe(1, alpaca.timeframeUnit.MIN), limit: 30 }));
  const many = await alpaca.getMultiBarsV2(['AAPL', 'MSFT'], { start, timeframe: '5Min', limit: 20 });
  step('past', [trades.length, quotes.length, bars.length, [...many.keys()]]);

  const latest = await alpaca.getLatestTrade('AAPL');
  const latestQuotes = await alpaca.getLatestQuotes(['AAPL', 'MSFT']);
  const snapshot = await alpaca.getSnapshot('AAPL');
  const snapshots = await alpaca.getSnapshots(['AAPL', 'MSFT']);
  step('latest', [latest.Price > 0, [...latestQuotes.keys()].sort()]);
  step('snapshots', [snapshot.LatestQuote.AskPrice > 0, snapshot.DailyBar.Volume > 0, snapshots.length]);
  const pairTrades = await alpaca.getCryptoTrades(['BTC/USD'], { start, limit: 5 });
  const books = await alpaca.getCryptoOrderbooks(['BTC/USD']);
  // A market that has just opened may not have traded a pair yet.
  let pairSnapshots = await alpaca.getCryptoSnapshots(['BTC/USD']);
  for (let tries = 0; tries < 120 && !pairSnapshots.get('BTC/USD').LatestTrade; tries++) {
    await new Promise((again) => setTimeout(again, 500));
    pairSnapshots = await alpaca.getCryptoSnapshots(['BTC/USD']);
  }
  step('crypto', [pairTrades.get('BTC/USD').length > 0, books.get('BTC/USD').Asks.length, pairSnapshots.get('BTC/USD').LatestTrade.Price > 0]);
  step('news', (await alpaca.getNews({ symbols: ['AAPL'] })).length);

  // A bar is told when its minute is over.
  await until('a minute is over', () => heard.bars.length, 75);
  step('bar', [heard.bars[0].Symbol, heard.bars[0].HighPrice >= heard.bars[0].LowPrice, heard.bars[0].Volume > 0]);
  step('errors', heard.errors);
  stream.disconnect();
  pairs.disconnect();
  step('done', true);
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
