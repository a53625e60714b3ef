package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small market file drawn from a seed, for what real files lack: crowds at one instant, sizes now and then. */
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
        Instant at = Instant.parse("2026-03-02T14:30:00Z");
        for (int i = 0; i < count; i++) {
            int which = random.nextInt(symbols.size());
            AssetRules rules = AssetRules.of(symbols.get(which));
            BigDecimal tick = rules.tick(mids[which]);
            mids[which] = mids[which].add(tick.multiply(BigDecimal.valueOf(random.nextInt(13) - 6)));
            BigDecimal ask = mids[which].add(tick.multiply(BigDecimal.valueOf(random.nextInt(4))));
            // One quote in three comes at the instant of the one before it.
            at = random.nextInt(3) == 0 ? at : at.plusMillis(1 + random.nextInt(5_000));
            lines.add(String.join(",",
                    time(at), symbols.get(which), mids[which].toPlainString(), size(rules), ask.toPlainString(),
                    size(rules)));
        }
        return lines;
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
