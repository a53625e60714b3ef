package io.taffrail.runtime;

import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a flood of rubbish out of the journal: at most so many lines in a minute, and with the next line the number of
 * those that were left out.
 */
final class SetAsides {
    private static final int MOST_A_MINUTE = 30;
    private static final int LONGEST = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Threads threads;
    private Instant minute = Instant.MIN;
    private int written;
    private long leftOut;

    SetAsides(Threads threads) {
        this.threads = threads;
    }

    /** The line to write, where there is room for one. */
    synchronized Optional<String> worthAnEntry(String what) {
        Instant now = threads.now();
        if (minute.equals(Instant.MIN) || now.isAfter(minute.plus(MINUTE))) {
            minute = now;
            written = 0;
        }
        if (written >= MOST_A_MINUTE) {
            leftOut++;
            return Optional.empty();
        }
        written++;
        String text = what.length() > LONGEST ? what.substring(0, LONGEST) + "..." : what;
        String line = leftOut == 0 ? text : text + " (and " + leftOut + " more since the line before)";
        leftOut = 0;
        return Optional.of(line);
    }
}
