package io.taffrail.simulation.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money and prices in whole cents, as the venue counts. */
public final class Cents {
    private Cents() {}

    public static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** @throws ArithmeticException where the text is finer than a cent */
    static long of(String text) {
        return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }
}
