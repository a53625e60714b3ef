package io.taffrail.lab.fault;

import java.time.Duration;
import java.util.regex.Pattern;

/** Times as people write them: {@code 250ms}, {@code 5s}, {@code 2m}. */
final class Moments {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,7})(ms|s|m)");

    private Moments() {}

    static Duration read(String text) {
        var written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time: write 250ms, 5s or 2m");
        }
        long number = Long.parseLong(written.group(1));
        return switch (written.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s"  -> Duration.ofSeconds(number);
            default   -> Duration.ofMinutes(number);
        };
    }
}
