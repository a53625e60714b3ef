package io.taffrail.model.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact decimal number of at most 18 digits, of which at most 18 are places.
 *
 * <p>The form is canonical: equal numbers are equal records ({@code 2.0} and {@code 2.00} are the same value), so that
 * records, sets, golden files and hashes can be compared. A result that does not fit throws
 * {@link ArithmeticException}: a desk stops rather than continue with a number that it cannot trust.
 */
public record Decimal(long units, int scale) implements Comparable<Decimal> {
    /** The most digits that a number may have, and the most places. */
    public static final int MAX_DIGITS = 18;

    private static final long LARGEST = 999_999_999_999_999_999L;
    private static final long[] POWERS = powers();

    public static final Decimal ZERO = new Decimal(0, 0);
    public static final Decimal ONE = new Decimal(1, 0);

    public Decimal {
        if (scale < 0 || scale > MAX_DIGITS) {
            throw new ArithmeticException("a decimal has 0 to 18 places, not " + scale);
        }
        while (scale > 0 && units % 10 == 0) {
            units /= 10;
            scale--;
        }
        if (units > LARGEST || units < -LARGEST) {
            throw new ArithmeticException("more than 18 digits: " + BigDecimal.valueOf(units, scale).toPlainString());
        }
    }

    /**
     * Reads a number as people and JSON write it; an exponent is understood.
     *
     * @throws NumberFormatException where the text is no number, or one that does not fit in 18 digits
     */
    public static Decimal of(String text) {
        if (text.length() > 40) {
            throw new NumberFormatException("a number has at most 40 characters, this one " + text.length());
        }
        long units = 0;
        int scale = -1;
        int start = text.startsWith("-") ? 1 : 0;
        // The plain short form is nearly all that is ever read, and needs no BigDecimal.
        boolean plain = text.length() > start && text.length() - start <= MAX_DIGITS;
        for (int i = start; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                units = units * 10 + (c - '0');
                scale = scale < 0 ? scale : scale + 1;
            } else {
                plain = c == '.' && scale < 0 && i > start && i < text.length() - 1;
                scale = 0;
            }
        }
        return plain ? new Decimal(start == 1 ? -units : units, Math.max(scale, 0)) : parsed(text);
    }

    private static Decimal parsed(String text) {
        // BigDecimal reads the digits of every script; a number that people and JSON write has those of ASCII only.
        if (text.chars().anyMatch(c -> c > '~')) {
            throw new NumberFormatException("not a number: " + text);
        }
        try {
            return of(new BigDecimal(text));
        } catch (ArithmeticException tooLarge) {
            throw new NumberFormatException("a number has at most 18 digits and 18 places: " + text);
        } catch (NumberFormatException notANumber) {
            throw new NumberFormatException("not a number: " + text);
        }
    }

    public static Decimal of(long value) {
        return new Decimal(value, 0);
    }

    /** The same number; throws {@link ArithmeticException} where it does not fit. */
    public static Decimal of(BigDecimal value) {
        if (value.signum() == 0) {
            return ZERO;
        }
        // The stored form is checked first: an exponent of a billion must not be written out.
        if (value.precision() - (long) value.scale() > MAX_DIGITS) {
            throw new ArithmeticException("more than 18 digits before the point");
        }
        BigDecimal short18 = value.stripTrailingZeros();
        if (short18.scale() > MAX_DIGITS) {
            throw new ArithmeticException("more than 18 places");
        }
        return exact(short18.scale() < 0 ? short18.setScale(0) : short18);
    }

    private static Decimal exact(BigDecimal value) {
        return new Decimal(value.unscaledValue().longValueExact(), value.scale());
    }

    public Decimal plus(Decimal other) {
        if (scale == other.scale) {
            return new Decimal(Math.addExact(units, other.units), scale);
        }
        int common = Math.max(scale, other.scale);
        long left = unitsAt(common);
        long right = other.unitsAt(common);
        boolean tooLong = left == Long.MIN_VALUE || right == Long.MIN_VALUE;
        return tooLong
                ? of(toBigDecimal().add(other.toBigDecimal()))
                : new Decimal(Math.addExact(left, right), common);
    }

    public Decimal minus(Decimal other) {
        return plus(other.negated());
    }

    public Decimal negated() {
        return new Decimal(-units, scale);
    }

    public Decimal abs() {
        return units < 0 ? negated() : this;
    }

    /** The exact product; throws where it needs more than 18 digits. */
    public Decimal times(Decimal other) {
        long high = Math.multiplyHigh(units, other.units);
        long low = units * other.units;
        boolean fits = (high == 0 && low >= 0) || (high == -1 && low < 0);
        boolean kept = fits && scale + other.scale <= MAX_DIGITS && low <= LARGEST && low >= -LARGEST;
        return kept
                ? new Decimal(low, scale + other.scale)
                : of(toBigDecimal().multiply(other.toBigDecimal()));
    }

    /** The product rounded to so many places; what is multiplied may be longer than 18 digits, what is answered not. */
    public Decimal times(Decimal other, int places, RoundingMode rounding) {
        return of(toBigDecimal().multiply(other.toBigDecimal()).setScale(places, rounding));
    }

    /** The quotient rounded to so many places. */
    public Decimal dividedBy(Decimal divisor, int places, RoundingMode rounding) {
        return of(toBigDecimal().divide(divisor.toBigDecimal(), places, rounding));
    }

    public Decimal rounded(int places, RoundingMode rounding) {
        return scale <= places ? this : of(toBigDecimal().setScale(places, rounding));
    }

    /** The nearest multiple of {@code step} in the direction of {@code rounding}; {@code step} is above zero. */
    public Decimal toMultipleOf(Decimal step, RoundingMode rounding) {
        if (isMultipleOf(step)) {
            return this;
        }
        BigDecimal steps = toBigDecimal().divide(step.toBigDecimal(), 0, rounding);
        return of(steps.multiply(step.toBigDecimal()));
    }

    public boolean isMultipleOf(Decimal step) {
        int common = Math.max(scale, step.scale);
        long left = unitsAt(common);
        long right = step.unitsAt(common);
        boolean tooLong = left == Long.MIN_VALUE || right == Long.MIN_VALUE;
        return tooLong
                ? toBigDecimal().remainder(step.toBigDecimal()).signum() == 0
                : left % right == 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return Long.signum(units);
    }

    public boolean isZero() {
        return units == 0;
    }

    public boolean isPositive() {
        return units > 0;
    }

    public boolean isNegative() {
        return units < 0;
    }

    public Decimal min(Decimal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Decimal max(Decimal other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(units, scale);
    }

    @Override
    public int compareTo(Decimal other) {
        if (scale == other.scale) {
            return Long.compare(units, other.units);
        }
        int common = Math.max(scale, other.scale);
        long left = unitsAt(common);
        long right = other.unitsAt(common);
        boolean tooLong = left == Long.MIN_VALUE || right == Long.MIN_VALUE;
        return tooLong
                ? toBigDecimal().compareTo(other.toBigDecimal())
                : Long.compare(left, right);
    }

    /** Plain digits without exponent or trailing zeros: {@code "150.05"}. */
    @Override
    public String toString() {
        return scale == 0 ? Long.toString(units) : BigDecimal.valueOf(units, scale).toPlainString();
    }

    /** The units at a larger scale, or {@code Long.MIN_VALUE} where they do not fit in a long. */
    private long unitsAt(int larger) {
        long power = POWERS[larger - scale];
        long high = Math.multiplyHigh(units, power);
        long low = units * power;
        boolean fits = (high == 0 && low >= 0) || (high == -1 && low < 0);
        return fits ? low : Long.MIN_VALUE;
    }

    private static long[] powers() {
        long[] powers = new long[MAX_DIGITS + 1];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = BigInteger.TEN.pow(i).longValueExact();
        }
        return powers;
    }
}
