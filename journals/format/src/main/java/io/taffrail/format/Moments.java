package io.taffrail.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;

/**
 * How a moment is written: in a column as RFC 3339 in UTC with all nine places, so that texts sort as moments do, and
 * within JSON as {@link Instant#toString} writes it.
 *
 * <p>The forms of this house are read and written digit by digit: the formatters of {@code java.time}, which any other
 * text is left to, were a sixth of what it cost to recover a journal.
 */
public final class Moments {
    private static final int WHOLE_SECONDS = "2026-01-01T00:00:00".length();
    private static final String PATTERN = "0000-00-00T00:00:00";
    private static final int ALL_PLACES = 9;
    private static final int SECONDS_OF_DAY = 86_400;

    private Moments() {}

    /** {@code 2026-01-02T14:30:00.250000000Z}. */
    public static String text(Instant at) {
        if (!hasFourDigitYear(at)) {
            throw new IllegalArgumentException(outside(at));
        }
        return written(at, ALL_PLACES);
    }

    /**
     * The moment of a column's text.
     *
     * @throws DateTimeException where the text is no moment of the years that a column has room for
     */
    static Instant ofColumn(String text) {
        Instant at = parse(text);
        if (!hasFourDigitYear(at)) {
            throw new DateTimeException(outside(at));
        }
        return at;
    }

    /** {@code 2026-01-02T14:30:00.250Z}, as {@link Instant#toString} says it. */
    static String shortest(Instant at) {
        if (!hasFourDigitYear(at)) {
            return at.toString();
        }
        int nano = at.get(ChronoField.NANO_OF_SECOND);
        return written(at, nano == 0 ? 0 : nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : ALL_PLACES);
    }

    /**
     * The moment of a text.
     *
     * @throws DateTimeException where the text is no moment
     */
    static Instant parse(String text) {
        int places = text.length() - WHOLE_SECONDS - 2;
        boolean ours = text.endsWith("Z")
                && (places == -1 || (places >= 1 && places <= ALL_PLACES && text.charAt(WHOLE_SECONDS) == '.'))
                && isDigits(text, WHOLE_SECONDS + 1, text.length() - 1);
        for (int i = 0; ours && i < WHOLE_SECONDS; i++) {
            char c = text.charAt(i);
            ours = PATTERN.charAt(i) == '0' ? isDigit(c) : c == PATTERN.charAt(i);
        }
        int hour = ours ? number(text, 11, 13) : 24;
        if (hour > 23 || number(text, 14, 16) > 59 || number(text, 17, 19) > 59) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        long second = hour * 3_600L + number(text, 14, 16) * 60L + number(text, 17, 19);
        int nano = number(text, WHOLE_SECONDS + 1, text.length() - 1);
        for (int i = Math.max(places, 0); i < ALL_PLACES; i++) {
            nano *= 10;
        }
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + second, nano);
    }

    private static String outside(Instant at) {
        return "a moment lies in the years 0 to 9999, not at " + at;
    }

    private static boolean hasFourDigitYear(Instant at) {
        long second = at.getEpochSecond();
        return second >= -62_167_219_200L && second < 253_402_300_800L;
    }

    private static String written(Instant at, int places) {
        long seconds = at.getEpochSecond();
        int fraction = at.getNano();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
        int second = Math.floorMod(seconds, SECONDS_OF_DAY);
        char[] text = new char[WHOLE_SECONDS + (places == 0 ? 1 : places + 2)];
        PATTERN.getChars(0, WHOLE_SECONDS, text, 0);
        digits(text, 4, day.getYear());
        digits(text, 7, day.getMonthValue());
        digits(text, 10, day.getDayOfMonth());
        digits(text, 13, second / 3_600);
        digits(text, 16, second / 60 % 60);
        digits(text, 19, second % 60);
        if (places > 0) {
            text[WHOLE_SECONDS] = '.';
            for (int i = places; i < ALL_PLACES; i++) {
                fraction /= 10;
            }
            for (int i = WHOLE_SECONDS + places; i > WHOLE_SECONDS; i--) {
                text[i] = (char) ('0' + fraction % 10);
                fraction /= 10;
            }
        }
        text[text.length - 1] = 'Z';
        return new String(text);
    }

    /** Writes a number so that it ends before a place; zeros stand before it already. */
    private static void digits(char[] text, int end, int number) {
        int rest = number;
        for (int i = end - 1; rest > 0; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
