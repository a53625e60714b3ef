package io.taffrail.http.house;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lengths of time and moments as people write them. */
final class Times {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private Times() {}

    /** {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
    static Optional<Duration> read(String text) {
        var form = LENGTH.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        return Optional.of(switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s"  -> Duration.ofSeconds(number);
            case "m"  -> Duration.ofMinutes(number);
            default   -> Duration.ofHours(number);
        });
    }

    /** {@code 2026-01-02T21:00:00Z}, or with another offset. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }
}
