package io.taffrail.simulation.venue;

import java.math.BigDecimal;

/** Quantities in thousandths of a share, as the venue counts; times cents they are worths in thousandths of a cent. */
public final class Shares {
    static final long WHOLE = 1_000;
    private static final int DIGITS = 3;

    private Shares() {}

    public static BigDecimal exact(long thousandths) {
        return BigDecimal.valueOf(thousandths, DIGITS);
    }

    /** @throws ArithmeticException where it is finer than a thousandth */
    public static long of(BigDecimal exact) {
        return exact.movePointRight(DIGITS).longValueExact();
    }

    /** @throws ArithmeticException where the text is finer than a thousandth */
    static long of(String text) {
        return of(new BigDecimal(text));
    }

    /** As Alpaca writes it: no more digits than there are. */
    public static String text(long thousandths) {
        return exact(thousandths).stripTrailingZeros().toPlainString();
    }

    static boolean isWhole(long thousandths) {
        return thousandths % WHOLE == 0;
    }
}
