package io.taffrail.ports;

import java.time.Instant;
import java.util.Optional;

/** Walks the journal's chain of hashes now and then, and says what it found last; any thread may ask. */
public interface ChainCheck {
    /**
     * What a walk has found.
     *
     * @param sequence up to which entry it came; where there is a flaw, the first bad one
     * @param hash the hash of the last good entry
     * @param at when it was walked, by the computer's clock
     * @param flaw what is wrong, where the journal is not as it was written
     */
    record Found(long sequence, String hash, Instant at, Optional<String> flaw) {}

    /** The latest walk's finding; whoever asks first waits for it, and one that is old begins another. */
    Found latest();
}
