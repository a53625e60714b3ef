package io.taffrail.model.id;

import java.time.Duration;

/** The caller's name for one request, so that the request can be sent again and is acted on once. */
public record RequestKey(String value) {
    /** How long a desk remembers a key, in its own time. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** How many keys a desk remembers; beyond that the oldest go first. */
    public static final int MOST = 65_536;

    /** The longest key. */
    public static final int LENGTH = 255;

    public RequestKey {
        if (value.isEmpty() || value.length() > LENGTH || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("a request's key has 1 to " + LENGTH + " visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
