package io.taffrail.http;

import io.taffrail.views.performance.FxRates;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a door keeps to beside Alpaca's contract.
 *
 * @param requestsPerMinute how many requests it takes of each key in a minute; empty for any number
 * @param dayTradingFields whether accounts carry the keys of the day-trading rules that Alpaca dropped in 2026, which
 *     older clients still read
 * @param fallback whether new orders go to a simulated account while the broker of the caller's cannot be heard
 * @param face what it shows to people
 * @param rates at which amounts are told in other currencies, asked anew each time
 */
public record DoorPolicy(
        Optional<Integer> requestsPerMinute, boolean dayTradingFields, boolean fallback, Face face, Supplier<FxRates> rates) {
    public static final DoorPolicy USUAL = new DoorPolicy(Optional.empty(), true, false);

    /** A door that knows no rates of currencies. */
    public DoorPolicy(Optional<Integer> requestsPerMinute, boolean dayTradingFields, boolean fallback) {
        this(requestsPerMinute, dayTradingFields, fallback, Face.NONE, () -> FxRates.NONE);
    }

    public DoorPolicy withFallback(boolean wanted) {
        return new DoorPolicy(requestsPerMinute, dayTradingFields, wanted, face, rates);
    }

    public DoorPolicy withFace(Face shown) {
        return new DoorPolicy(requestsPerMinute, dayTradingFields, fallback, shown, rates);
    }

    public DoorPolicy withRates(Supplier<FxRates> known) {
        return new DoorPolicy(requestsPerMinute, dayTradingFields, fallback, face, known);
    }

    public DoorPolicy {
        requestsPerMinute.filter(limit -> limit < 1).ifPresent(limit -> {
            throw new IllegalArgumentException("a limit is at least one request a minute, not " + limit);
        });
    }
}
