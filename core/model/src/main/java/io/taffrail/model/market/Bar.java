package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The trades of one span of time, summed up.
 *
 * @param at the start of the span
 * @param span its length, above zero
 */
public record Bar(
        Instant at, Duration span, Symbol symbol, Price open, Price high, Price low, Price close, Quantity volume)
        implements MarketEvent {

    public Bar {
        if (span.toMillis() < 4) {
            throw new IllegalArgumentException("a bar spans at least four milliseconds, not " + span);
        }
        if (low.isAbove(open) || low.isAbove(close) || high.isBelow(open) || high.isBelow(close)) {
            throw new IllegalArgumentException("a bar's high and low enclose its open and close: open " + open
                    + ", high " + high + ", low " + low + ", close " + close);
        }
    }

    /** The first moment after the span. */
    public Instant end() {
        return at.plus(span);
    }

    /**
     * The bar as four prices in the order in which they are taken to have been seen: an advancing bar first falls to
     * its low, a declining one first rises to its high. The open comes at the start, the others at one third, two
     * thirds and the last millisecond of the span.
     */
    public List<Quote> walk() {
        boolean advancing = close.compareTo(open) >= 0;
        long millis = span.toMillis();
        return List.of(
                Quote.point(at, symbol, open),
                Quote.point(at.plusMillis(millis / 3), symbol, advancing ? low : high),
                Quote.point(at.plusMillis(2 * millis / 3), symbol, advancing ? high : low),
                Quote.point(at.plusMillis(millis - 1), symbol, close));
    }
}
