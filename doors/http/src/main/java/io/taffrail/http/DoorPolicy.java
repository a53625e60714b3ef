package io.taffrail.http;

import java.util.Optional;

/**
 * What a door keeps to beside Alpaca's contract.
 *
 * @param requestsPerMinute how many requests it takes of each key in a minute; empty for any number
 * @param dayTradingFields whether accounts carry the keys of the day-trading rules that Alpaca dropped in 2026, which
 *     older clients still read
 */
public record DoorPolicy(Optional<Integer> requestsPerMinute, boolean dayTradingFields) {
    public static final DoorPolicy USUAL = new DoorPolicy(Optional.empty(), true);

    public DoorPolicy {
        requestsPerMinute.filter(limit -> limit < 1).ifPresent(limit -> {
            throw new IllegalArgumentException("a limit is at least one request a minute, not " + limit);
        });
    }
}
