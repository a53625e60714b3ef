package io.taffrail.http;

import java.util.Optional;

/**
 * What a door keeps to beside Alpaca's contract.
 *
 * @param requestsPerMinute how many requests it takes of each key in a minute; empty for any number
 * @param dayTradingFields whether accounts carry the keys of the day-trading rules that Alpaca dropped in 2026, which
 *     older clients still read
 * @param fallback whether new orders go to a simulated account while the broker of the caller's cannot be heard
 */
public record DoorPolicy(Optional<Integer> requestsPerMinute, boolean dayTradingFields, boolean fallback) {
    public static final DoorPolicy USUAL = new DoorPolicy(Optional.empty(), true, false);

    public DoorPolicy withFallback(boolean wanted) {
        return new DoorPolicy(requestsPerMinute, dayTradingFields, wanted);
    }

    public DoorPolicy {
        requestsPerMinute.filter(limit -> limit < 1).ifPresent(limit -> {
            throw new IllegalArgumentException("a limit is at least one request a minute, not " + limit);
        });
    }
}
