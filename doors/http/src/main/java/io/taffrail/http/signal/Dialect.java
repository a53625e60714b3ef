package io.taffrail.http.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** In whose words an alert is written. */
public enum Dialect {
    /** The house's own. */
    NATIVE,
    /** The body of an order as Alpaca takes it. */
    ALPACA,
    TRADERSPOST,
    OPENALGO,
    THREECOMMAS,
    /** OKX's signal bot, alert messages 2.0. */
    OKX,
    /** A line as a person would type it. */
    TEXT;

    /** {@code native}, {@code 3commas}: how it is named in requests and settings. */
    public String word() {
        return this == THREECOMMAS ? "3commas" : name().toLowerCase(Locale.ROOT);
    }

    /** The dialect of that name; empty where there is none. */
    public static Optional<Dialect> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equalsIgnoreCase(word)).findFirst();
    }

    /** All names, for people. */
    public static String words() {
        return Arrays.stream(values()).map(Dialect::word).collect(Collectors.joining(", "));
    }
}
