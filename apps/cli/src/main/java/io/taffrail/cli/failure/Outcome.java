package io.taffrail.cli.failure;

import java.util.Locale;

/** What became of a request that failed, for programs that must decide whether to ask again. */
public enum Outcome {
    /** No broker saw it. */
    NOT_SENT,
    /** The broker saw it and said no. */
    REJECTED,
    /** It may have happened. */
    UNKNOWN;

    /** The word in the JSON envelope. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
