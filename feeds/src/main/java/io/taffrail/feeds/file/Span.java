package io.taffrail.feeds.file;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.NewYorkSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When a bar was traded.
 *
 * @param start the first moment
 * @param length up to the first moment after
 */
record Span(Instant start, Duration length) {
    static final Duration DAY = Duration.ofDays(1);

    /**
     * The span of a bar that a row gives a time: the smallest gap between its symbol's bars, at most a day. A daily bar
     * of a US equity spans the New York session of its date; of anything else, which trades around the clock, 24 hours.
     */
    static Span of(Instant time, Duration gap, AssetClass assetClass) {
        if (gap.compareTo(DAY) < 0) {
            return new Span(time, gap);
        }
        return switch (assetClass) {
            case US_EQUITY -> {
                NewYorkSession session = session(time);
                yield new Span(session.open(), session.length());
            }
            case CURRENCY_PAIR, CRYPTO_PAIR -> new Span(time, DAY);
        };
    }

    /** Whether a daily bar of a US equity may carry this time: it names the date, or comes no later than the open. */
    static boolean namesASession(Instant time) {
        return !session(time).open().isBefore(time);
    }

    static boolean isMidnight(Instant time) {
        return time.getEpochSecond() % DAY.toSeconds() == 0 && time.getNano() == 0;
    }

    Instant end() {
        return start.plus(length);
    }

    /** Midnight in UTC stands for the date itself; some sources write midnight or the open in New York instead. */
    private static NewYorkSession session(Instant time) {
        LocalDate date = LocalDate.ofInstant(time, isMidnight(time) ? ZoneOffset.UTC : NewYorkSession.NEW_YORK);
        return NewYorkSession.on(date);
    }
}
