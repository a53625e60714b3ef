package io.taffrail.cli.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as people type it: {@code 10s}, {@code 500ms}, {@code 2m}, {@code 1h}; a bare number is seconds. */
public final class TimeText {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");

    private TimeText() {}

    /** The time, where the text is one. */
    public static Optional<Duration> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        return Optional.of(switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m"  -> Duration.ofMinutes(number);
            case "h"  -> Duration.ofHours(number);
            case null, default -> Duration.ofSeconds(number);
        });
    }
}
