package io.taffrail.feeds.file;

import io.taffrail.model.instrument.AssetClass;
import java.time.Duration;
import java.time.Instant;

/** How one symbol's bars follow each other in one file, learned while the file is read for the first time. */
final class BarRhythm {
    /** The shortest span that has room for four prices at four moments. */
    private static final Duration SHORTEST = Duration.ofMillis(4);

    private final Instant first;
    private Instant last;
    private Duration gap = Duration.ofSeconds(Long.MAX_VALUE);
    private long lineOfALateDay;

    BarRhythm(Instant first, long line) {
        this.first = first;
        this.last = first;
        noteDay(first, line);
    }

    void then(Instant time, long line) {
        Duration since = Duration.between(last, time);
        if (since.compareTo(SHORTEST) < 0) {
            throw new BadRow("a bar at " + time + ", " + since.toMillis() + " ms after the one before",
                    "bars of one symbol are at least four milliseconds apart",
                    "remove the second bar; different spans of one symbol belong in different files");
        }
        gap = since.compareTo(gap) < 0 ? since : gap;
        last = time;
        noteDay(time, line);
    }

    /** The span that a bar of this symbol has. */
    Span span(Instant time, AssetClass assetClass) {
        return Span.of(time, gap(), assetClass);
    }

    Span firstSpan(AssetClass assetClass) {
        return span(first, assetClass);
    }

    Span lastSpan(AssetClass assetClass) {
        return span(last, assetClass);
    }

    /** The first line whose time is no date of a New York session, where that matters; else 0. */
    long lineOfALateDay(AssetClass assetClass) {
        return switch (assetClass) {
            case US_EQUITY                  -> gap().compareTo(Span.DAY) < 0 ? 0 : lineOfALateDay;
            case CURRENCY_PAIR, CRYPTO_PAIR -> 0;
        };
    }

    /** Of a single bar only its time can tell: at midnight it is taken for a day's, otherwise for a minute's. */
    private Duration gap() {
        if (!first.equals(last)) {
            return gap;
        }
        return Span.isMidnight(first) ? Span.DAY : Duration.ofMinutes(1);
    }

    private void noteDay(Instant time, long line) {
        // Asking for a session costs a calendar's work, which bars of a minute need not pay.
        if (lineOfALateDay == 0 && gap.compareTo(Span.DAY) >= 0 && !Span.namesASession(time)) {
            lineOfALateDay = line;
        }
    }
}
