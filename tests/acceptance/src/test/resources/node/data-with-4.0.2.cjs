// A bot that reads the market with @alpacahq/alpaca-trade-api 4.x: past and latest prices by request, and what happens by
// stream, which this library speaks in MessagePack only. Every step that worked is printed as one line.
const { Alpaca } = require('@alpacahq/alpaca-trade-api');

const base = process.env.APCA_API_BASE_URL;
const socket = base.replace(/^http/, 'ws');
const alpaca = new Alpaca({
  keyId: process.env.APCA_API_KEY_ID,
  secret: process.env.APCA_API_SECRET_KEY,
  middleware: [{ pre: async ({ url, init }) => ({ url: url.replace(/^https:\/\/[^/]+/, base), init }) }],
});
const { stocks, crypto } = alpaca.marketData;

const step = (name, value) => console.log(`${name} ${JSON.stringify(value)}`);
const heard = { trades: [], quotes: [], bars: [], dailyBars: [], books: [], pairs: [], subscriptions: [], errors: [] };

async function until(what, check, seconds = 15) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((r) => setTimeout(r, 25))) {
    const value = await check();
    if (value) return value;
  }
  throw new Error(`not within ${seconds} seconds: ${what}; heard ${JSON.stringify(heard).slice(0, 2000)}`);
}

async function follow() {
  const stream = alpaca.marketData.stockStream({ url: `${socket}/v2/iex` });
  stream.onTrade((t) => heard.trades.push(t));
  stream.onQuote((q) => heard.quotes.push(q));
  stream.onBar((b) => heard.bars.push(b));
  stream.onDailyBar((b) => heard.dailyBars.push(b));
  stream.onError((message) => heard.errors.push(String(message)));
  stream.onConnect(() => {
    stream.subscribeForTrades(['AAPL']);
    stream.subscribeForQuotes(['AAPL', 'MSFT']);
    stream.subscribeForBars(['*']);
    stream.subscribeForDailyBars(['AAPL']);
  });
  stream.connect();
  await until('the stream is open', () => heard.quotes.length > 0 && heard.trades.length > 0);
  const pairs = alpaca.marketData.cryptoStream({ url: `${socket}/v1beta3/crypto/us` });
  pairs.onQuote((q) => heard.pairs.push(q));
  pairs.onOrderbook((b) => heard.books.push(b));
  pairs.onConnect(() => {
    pairs.subscribeForQuotes(['BTC/USD']);
    pairs.subscribeForOrderbooks(['BTC/USD']);
  });
  pairs.connect();
  return [stream, pairs];
}

async function main() {
  const streams = await follow();
  const quote = heard.quotes[0];
  step('quote', [typeof quote.symbol, quote.askPrice > 0, quote.bidPrice > 0, quote.askPrice >= quote.bidPrice, quote.timestamp instanceof Date]);
  step('nanoseconds', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(quote.timestampRaw));
  step('trade', [heard.trades[0].symbol, heard.trades[0].price > 0, heard.trades[0].size > 0]);
  await until('pairs are told', () => heard.pairs.length > 0 && heard.books.length > 0);
  step('pairs', [heard.pairs[0].symbol, heard.books[0].symbol]);

  const since = new Date(Date.now() - 3600000);
  const trades = await alpaca.marketData.getStockTrades({ symbols: ['AAPL', 'MSFT'], start: since, limit: 50 });
  const quotes = await alpaca.marketData.getStockQuotes({ symbols: ['AAPL'], start: since, limit: 50 });
  const bars = await alpaca.marketData.getStockBars({ symbols: ['AAPL', 'MSFT'], timeframe: '1Min', start: since, limit: 50 });
  const pairBars = await alpaca.marketData.getCryptoBars({ loc: 'us', symbols: ['BTC/USD'], timeframe: '1Hour', start: since });
  step('past', [trades.AAPL.length > 50, trades.MSFT.length > 50, quotes.AAPL.length > 50, bars.AAPL.length > 50, pairBars['BTC/USD'].length > 0]);
  const order = (list) => list.every((one, i) => i === 0 || list[i - 1].timestamp <= one.timestamp);
  step('inOrder', [order(trades.AAPL), order(quotes.AAPL), order(bars.AAPL)]);

  const latest = await stocks.stockLatestQuotes({ symbols: 'AAPL,MSFT' });
  const one = await stocks.stockLatestTradeSingle({ symbol: 'AAPL' });
  step('latest', [Object.keys(latest.quotes).sort(), one.trade.p > 0, (await alpaca.marketData.getLatestPrice('AAPL')) > 0]);
  const snapshots = await stocks.stockSnapshots({ symbols: 'AAPL,MSFT' });
  const single = await stocks.stockSnapshotSingle({ symbol: 'AAPL' });
  const pair = await crypto.cryptoSnapshots({ loc: 'us', symbols: 'BTC/USD' });
  const book = await crypto.cryptoLatestOrderbooks({ loc: 'us', symbols: 'BTC/USD' });
  step('snapshots', [Object.keys(snapshots).sort(), single.symbol, single.dailyBar.v > 0, single.prevDailyBar.v > 0,
    pair.snapshots['BTC/USD'].latestQuote.ap > 0, book.orderbooks['BTC/USD'].a.length]);
  const auctions = await alpaca.marketData.getStockAuctions({ symbols: ['AAPL'], start: since });
  step('auctions', Object.keys(auctions).length);

  // A bar is told when its minute is over.
  await until('a minute is over', () => heard.bars.some((b) => b.symbol === 'AAPL') && heard.dailyBars.length > 0, 75);
  const bar = heard.bars.find((b) => b.symbol === 'AAPL');
  const { bars: same } = await stocks.stockBarSingle({ symbol: 'AAPL', timeframe: '1Min', start: bar.timestamp, end: bar.timestamp });
  step('bar', [bar.high >= bar.low, bar.volume > 0, same.length, same[0].c === bar.close, same[0].v === bar.volume]);
  step('errors', heard.errors);
  streams.forEach((stream) => stream.disconnect());
  step('done', true);
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
