package io.taffrail.server;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a replay goes.
 *
 * @param factor how many times as fast as life, above zero; empty for as fast as can be
 */
public record Speed(Optional<BigDecimal> factor) {
    public static final Speed MAX = new Speed(Optional.empty());
    public static final Speed LIFE = new Speed(Optional.of(BigDecimal.ONE));

    private static final Pattern TIMES = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)x?");

    public Speed {
        if (factor.isPresent() && factor.get().signum() <= 0) {
            throw new IllegalArgumentException("a speed is above zero, not " + factor.get());
        }
    }

    /**
     * Reads {@code 60x} or {@code max}.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        Matcher times = TIMES.matcher(text);
        if (!times.matches()) {
            throw new IllegalArgumentException("a speed is written 60x or max, not " + text);
        }
        return new Speed(Optional.of(new BigDecimal(times.group(1))));
    }
}
