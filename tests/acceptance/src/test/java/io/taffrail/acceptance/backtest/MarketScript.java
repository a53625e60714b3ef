package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A small market file drawn from a seed, for what real files lack: crowds at one instant, sizes now and
 * then, trades, and days that end.
 */
final class MarketScript {
    private final Random random;

    MarketScript(long seed) {
        this.random = new Random(seed);
    }

    /** The lines of a quotes file of several symbols: cheap and dear equities, a currency and a crypto pair. */
    List<String> quotes(int count) {
        List<String> lines = new ArrayList<>(List.of("time,symbol,bid,bid_size,ask,ask_size"));
        List<String> symbols = List.of("CHEAP", "DEAR", "GBP/USD", "SOL/USD");
        BigDecimal[] mids = {
            new BigDecimal("0.9990"), new BigDecimal("612.40"), new BigDecimal("1.27123"), new BigDecimal("24.17")
        };
        Instant at = Instant.parse("2026-03-06T21:30:00Z");
        for (int i = 0; i < count; i++) {
            int which = random.nextInt(symbols.size());
            AssetRules rules = AssetRules.of(symbols.get(which));
            BigDecimal tick = rules.tick(mids[which]);
            mids[which] = mids[which].add(tick.multiply(BigDecimal.valueOf(random.nextInt(13) - 6)));
            BigDecimal ask = mids[which].add(tick.multiply(BigDecimal.valueOf(random.nextInt(4))));
            at = next(at);
            lines.add(String.join(",",
                    time(at), symbols.get(which), mids[which].toPlainString(), size(rules), ask.toPlainString(),
                    size(rules)));
        }
        return lines;
    }

    /**
     * The lines of a trades file beside those quotes: dear shares trade from the start, cheap ones from the middle on,
     * and nobody trades anything else. Some trades come at the very moment of a quote.
     */
    List<String> trades(List<String> quotes) {
        List<String[]> trades = new ArrayList<>();
        for (int row = 1; row < quotes.size(); row++) {
            String[] quote = quotes.get(row).split(",", -1);
            boolean traded = quote[1].equals("DEAR") || (quote[1].equals("CHEAP") && row > quotes.size() / 2);
            if (traded) {
                BigDecimal bid = new BigDecimal(quote[2]);
                BigDecimal tick = AssetRules.of(quote[1]).tick(bid);
                BigDecimal price = bid.add(tick.multiply(BigDecimal.valueOf(random.nextInt(12) - 4)));
                Instant at = Instant.parse(quote[0]).plusMillis(Math.max(0, random.nextInt(4_000) - 1_000));
                trades.add(new String[] {time(at), quote[1], price.toPlainString(), "1"});
            }
        }
        List<String> lines = new ArrayList<>(List.of("time,symbol,price,size"));
        trades.stream().sorted(Comparator.comparing(trade -> trade[0])).map(trade -> String.join(",", trade))
                .forEach(lines::add);
        return lines;
    }

    /** One quote in three comes at the instant of the one before it, and some at the end of a day or hours later. */
    private Instant next(Instant at) {
        return switch (random.nextInt(60)) {
            case 0  -> TradingDay.endAfter(at);
            case 1  -> at.plusMillis(1 + random.nextInt(72_000_000));
            default -> random.nextInt(3) == 0 ? at : at.plusMillis(1 + random.nextInt(5_000));
        };
    }

    private String size(AssetRules rules) {
        if (random.nextInt(4) == 0) {
            return "";
        }
        BigDecimal size = switch (rules) {
            case EQUITY        -> BigDecimal.valueOf(random.nextInt(300));
            case CURRENCY_PAIR -> BigDecimal.valueOf(random.nextInt(60_000));
            case CRYPTO_PAIR   -> BigDecimal.valueOf(random.nextInt(200_000_000), 8);
        };
        return size.toPlainString();
    }

    private static String time(Instant at) {
        String text = at.toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }
}
