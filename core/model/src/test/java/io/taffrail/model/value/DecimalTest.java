package io.taffrail.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private static final long SEED = 20_260_102;
    private static final int ROUNDS = 20_000;
    private static final BigInteger LARGEST = BigInteger.TEN.pow(18).subtract(BigInteger.ONE);

    private final Random dice = new Random(SEED);

    @Test
    void equalNumbersAreEqualRecords() {
        assertThat(Decimal.of("2.0")).isEqualTo(Decimal.of("2.00")).isEqualTo(Decimal.of(2));
        assertThat(Decimal.of("2.0")).hasSameHashCodeAs(Decimal.of("2.00"));
        assertThat(Decimal.of("-0.0")).isEqualTo(Decimal.ZERO);
        assertThat(new Decimal(1500, 3)).isEqualTo(new Decimal(15, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "150.05,                150.05",
        "0150.050,              150.05",
        "+7,                    7",
        ".5,                    0.5",
        "5.,                    5",
        "-0.000000001,          -0.000000001",
        "1e5,                   100000",
        "1E-3,                  0.001",
        "12.5e1,                125",
        "0e999999999,           0",
        "100000000000000000000e-20, 1",
        "999999999999999999,    999999999999999999",
        "0.999999999999999999,  0.999999999999999999",
        "0.000000000000000001,  0.000000000000000001",
    })
    void numbersAreReadExactlyAndPrintedPlainly(String text, String printed) {
        assertThat(Decimal.of(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "-", "+", ".", "-.", "1.2.3", "1,5", "1 5", " 1", "1 ", "--1", "1-", "0x10", "1_000", "12a", "e5", "1e",
        "NaN", "Infinity", "-Infinity", "null",
        "1000000000000000000",                      // 19 digits
        "9.999999999999999999",                     // 19 digits
        "0.0000000000000000001",                    // 19 places
        "1e18", "1e400", "1e-400", "1e2147483647", "1e-2147483647", "1e99999999999",
        "1111111111111111111111111111111111111111", // 40 digits
        "00000000000000000000000000000000000000001", // 41 characters, although it is only a one
    })
    void whatIsNoNumberOfEighteenDigitsIsRefused(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Decimal.of(text));
    }

    @Test
    void aResultThatDoesNotFitIsNeverCutOff() {
        Decimal most = Decimal.of("999999999999999999");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Decimal.ONE));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.negated().minus(Decimal.ONE));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Decimal.of("0.1")));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(most));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(Decimal.of("1.1")));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Decimal.ONE.dividedBy(Decimal.ZERO, 2, RoundingMode.DOWN));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Decimal(Long.MIN_VALUE, 0));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Decimal(1, 19));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Decimal(1, -1));
    }

    @Test
    void everySumProductAndQuotientIsThatOfBigDecimal() {
        for (int round = 0; round < ROUNDS; round++) {
            Decimal a = any();
            Decimal b = any();
            BigDecimal left = a.toBigDecimal();
            BigDecimal right = b.toBigDecimal();
            int places = dice.nextInt(19);
            RoundingMode rounding = rounding();

            same(left.add(right), () -> a.plus(b));
            same(left.subtract(right), () -> a.minus(b));
            same(left.multiply(right), () -> a.times(b));
            same(left.multiply(right).setScale(places, rounding), () -> a.times(b, places, rounding));
            same(left.setScale(Math.min(places, left.scale()), rounding), () -> a.rounded(places, rounding));
            if (!b.isZero()) {
                same(left.divide(right, places, rounding), () -> a.dividedBy(b, places, rounding));
            }
            same(left.negate(), a::negated);
            same(left.abs(), a::abs);
        }
    }

    @Test
    void everyComparisonIsThatOfBigDecimal() {
        for (int round = 0; round < ROUNDS; round++) {
            Decimal a = any();
            Decimal b = dice.nextInt(5) == 0 ? a : any();
            int compared = a.toBigDecimal().compareTo(b.toBigDecimal());

            assertThat(Integer.signum(a.compareTo(b))).as("%s against %s", a, b).isEqualTo(compared);
            assertThat(a.equals(b)).as("%s equals %s", a, b).isEqualTo(compared == 0);
            assertThat(a.max(b)).isEqualTo(compared >= 0 ? a : b);
            assertThat(a.min(b)).isEqualTo(compared <= 0 ? a : b);
            assertThat(a.signum()).isEqualTo(a.toBigDecimal().signum());
            assertThat(a.isPositive()).isEqualTo(a.signum() > 0);
            assertThat(a.isNegative()).isEqualTo(a.signum() < 0);
            assertThat(a.isZero()).isEqualTo(a.signum() == 0);
        }
    }

    @Test
    void everyMultipleIsThatOfBigDecimal() {
        for (int round = 0; round < ROUNDS; round++) {
            Decimal number = any();
            Decimal step = new Decimal(1 + dice.nextInt(50), dice.nextInt(10));
            boolean multiple = number.toBigDecimal().remainder(step.toBigDecimal()).signum() == 0;
            RoundingMode rounding = rounding();

            assertThat(number.isMultipleOf(step)).as("%s of %s", number, step).isEqualTo(multiple);
            same(
                    number.toBigDecimal().divide(step.toBigDecimal(), 0, rounding).multiply(step.toBigDecimal()),
                    () -> number.toMultipleOf(step, rounding));
        }
    }

    @Test
    void whatIsPrintedIsReadAgainAsTheSameNumber() {
        for (int round = 0; round < ROUNDS; round++) {
            Decimal number = any();
            String text = number.toString();

            assertThat(text).matches("-?\\d+(\\.\\d*[1-9])?");
            assertThat(Decimal.of(text)).isEqualTo(number);
            assertThat(new BigDecimal(text)).isEqualByComparingTo(number.toBigDecimal());
            assertThat(Decimal.of(new BigDecimal(text + "e0"))).isEqualTo(number);
        }
    }

    /** The Decimal where it fits in 18 digits and 18 places, else an ArithmeticException: nothing in between. */
    private static void same(BigDecimal expected, Supplier<Decimal> actual) {
        Optional<Decimal> result;
        try {
            result = Optional.of(actual.get());
        } catch (ArithmeticException tooLong) {
            result = Optional.empty();
        }
        BigDecimal plain = expected.stripTrailingZeros();
        boolean fits = plain.scale() <= 18
                && expected.setScale(Math.max(0, plain.scale()), RoundingMode.UNNECESSARY)
                        .unscaledValue().abs().compareTo(LARGEST) <= 0;
        assertThat(result.isPresent()).as("whether %s fits", expected).isEqualTo(fits);
        result.ifPresent(decimal -> assertThat(decimal.toBigDecimal()).isEqualByComparingTo(expected));
    }

    /** Short and long numbers, whole ones and fractions, and the edges. */
    private Decimal any() {
        long[] edges = {0, 1, -1, 10, 999_999_999_999_999_999L, -999_999_999_999_999_999L, 100_000_000_000_000_000L};
        if (dice.nextInt(10) == 0) {
            return new Decimal(edges[dice.nextInt(edges.length)], dice.nextInt(19));
        }
        long bound = BigInteger.TEN.pow(1 + dice.nextInt(18)).longValueExact();
        long units = dice.nextLong(bound);
        return new Decimal(dice.nextBoolean() ? units : -units, dice.nextInt(19));
    }

    private RoundingMode rounding() {
        RoundingMode[] modes = {RoundingMode.DOWN, RoundingMode.UP, RoundingMode.HALF_EVEN, RoundingMode.FLOOR};
        return modes[dice.nextInt(modes.length)];
    }
}
