package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import java.time.Instant;

/**
 * A time in which a symbol may not trade anywhere.
 *
 * @param from its first moment
 * @param until the first moment after it
 */
public record Halt(Symbol symbol, Instant from, Instant until) {
    public Halt {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a halt ends after it begins: " + symbol + " " + from + " " + until);
        }
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
