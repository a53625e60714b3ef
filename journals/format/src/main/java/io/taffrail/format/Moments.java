package io.taffrail.format;

import java.time.Instant;

/** How a moment is written in a column: RFC 3339 in UTC with all nine places, so that texts sort as moments do. */
public final class Moments {
    private static final int WHOLE_SECONDS = "2026-01-01T00:00:00".length();

    private Moments() {}

    /** {@code 2026-01-02T14:30:00.250000000Z}. */
    public static String text(Instant at) {
        String shortest = at.toString();
        if (shortest.length() <= WHOLE_SECONDS || shortest.charAt(4) != '-') {
            throw new IllegalArgumentException("a moment lies in the years 0 to 9999, not at " + at);
        }
        String places = shortest.substring(WHOLE_SECONDS, shortest.length() - 1);
        return shortest.substring(0, WHOLE_SECONDS) + (places.isEmpty() ? "." : places)
                + "0".repeat(places.isEmpty() ? 9 : 10 - places.length()) + "Z";
    }
}
