package io.taffrail.exchange;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.RoundingMode;

/**
 * What lies behind the quoted size: the next level of the book, from 1 to 2 basis points worse than the quote.
 *
 * <p>{@code price = quote x (1 + bps / 10,000)} for a buy, {@code 1 - bps / 10,000} for a sale, with {@code bps} drawn
 * evenly from 1.00 to 2.00 in hundredths, and rounded against the order to a hundredth of a tick: executions, unlike
 * quotes, are priced finer than the tick (SEC Rule 612 binds quotes and orders alone). The range is this project's
 * brief; S1 and S4 of its sources use it too.
 */
record Slippage(Draws draws) {
    private static final long LEAST_HUNDREDTHS = 100;
    private static final long MOST_HUNDREDTHS = 200;
    private static final Decimal HUNDREDTH_OF_A_BASIS_POINT = Decimal.of("0.000001");
    private static final Decimal HUNDREDTH = Decimal.of("0.01");
    private static final int PLACES = 9;

    /**
     * The price of the second level.
     *
     * @param count how many executions the order has had
     */
    Price behind(Price quoted, Side side, Instrument instrument, OrderId order, int count) {
        long hundredths = draws.between(LEAST_HUNDREDTHS, MOST_HUNDREDTHS, Draws.Purpose.SLIPPAGE, order, count);
        Decimal part = HUNDREDTH_OF_A_BASIS_POINT.times(Decimal.of(hundredths));
        Decimal step = instrument.rules().tickAt(quoted).times(HUNDREDTH);
        return switch (side) {
            case BUY  -> at(quoted, Decimal.ONE.plus(part), step, RoundingMode.UP);
            case SELL -> at(quoted, Decimal.ONE.minus(part), step, RoundingMode.DOWN);
        };
    }

    private static Price at(Price quoted, Decimal factor, Decimal step, RoundingMode rounding) {
        return new Price(quoted.value().times(factor, PLACES, rounding).toMultipleOf(step, rounding));
    }
}
