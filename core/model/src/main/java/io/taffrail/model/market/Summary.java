package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What a symbol's market did in one span of time, in figures that add up: many of them make the summary of a longer span.
 * Volume and worth are kept in unbounded numbers, because a year's sums may need more digits than a price.
 *
 * @param at the start of the span
 * @param volume the units that were traded; zero where only quotes were told
 * @param trades how many trades it is made of; zero where the feed told none singly
 * @param worth price times size of every trade added up
 */
public record Summary(
        Symbol symbol,
        Instant at,
        Duration span,
        Price open,
        Price high,
        Price low,
        Price close,
        BigDecimal volume,
        long trades,
        BigDecimal worth) {
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final int PLACES = 9;

    /** A span of which the first price is known: the middle of a quote. */
    public static Summary of(Instant at, Duration span, Quote first) {
        return of(first.symbol(), at, span, first.mid());
    }

    /** A span of which the first trade is known. */
    public static Summary of(Instant at, Duration span, Trade first) {
        return of(first.symbol(), at, span, first.price()).with(first.price(), size(first), 1, worth(first));
    }

    /** A bar of the feed; the worth of its volume is estimated from the middle of its high, low and close. */
    public static Summary of(Bar bar) {
        BigDecimal volume = bar.volume().value().toBigDecimal();
        return new Summary(
                bar.symbol(), bar.at(), bar.span(), bar.open(), bar.high(), bar.low(), bar.close(),
                volume, 0, volume.multiply(typical(bar.high(), bar.low(), bar.close())));
    }

    /** With one more quote. */
    public Summary with(Quote quote) {
        return with(quote.mid(), BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }

    /** With one more trade. */
    public Summary with(Trade trade) {
        return with(trade.price(), size(trade), 1, worth(trade));
    }

    /** This span and a later one as one; from the start of this one, as long as is said. */
    public Summary with(Summary later, Duration span) {
        return new Summary(
                symbol, at, span, open, higher(high, later.high), lower(low, later.low), later.close,
                volume.add(later.volume), trades + later.trades, worth.add(later.worth));
    }

    /** The same figures, told of another span. */
    public Summary during(Instant start, Duration length) {
        return new Summary(symbol, start, length, open, high, low, close, volume, trades, worth);
    }

    /** The first moment after the span. */
    public Instant end() {
        return at.plus(span);
    }

    /** The price that was paid on average; the middle of high, low and close where nothing was traded. */
    public BigDecimal averagePrice() {
        BigDecimal average = volume.signum() == 0
                ? typical(high, low, close)
                : worth.divide(volume, PLACES, RoundingMode.HALF_EVEN);
        BigDecimal plain = average.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private Summary with(Price price, BigDecimal size, int count, BigDecimal worthOf) {
        return new Summary(
                symbol, at, span, open, higher(high, price), lower(low, price), price,
                volume.add(size), trades + count, worth.add(worthOf));
    }

    private static Summary of(Symbol symbol, Instant at, Duration span, Price price) {
        return new Summary(symbol, at, span, price, price, price, price, BigDecimal.ZERO, 0, BigDecimal.ZERO);
    }

    private static BigDecimal size(Trade trade) {
        return trade.size().value().toBigDecimal();
    }

    private static BigDecimal worth(Trade trade) {
        return trade.price().value().toBigDecimal().multiply(size(trade));
    }

    private static BigDecimal typical(Price high, Price low, Price close) {
        BigDecimal sum = high.value().toBigDecimal().add(low.value().toBigDecimal()).add(close.value().toBigDecimal());
        return sum.divide(THREE, PLACES, RoundingMode.HALF_EVEN);
    }

    private static Price higher(Price one, Price other) {
        return other.isAbove(one) ? other : one;
    }

    private static Price lower(Price one, Price other) {
        return other.isBelow(one) ? other : one;
    }
}
