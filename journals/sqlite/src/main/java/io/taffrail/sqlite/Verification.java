package io.taffrail.sqlite;

import io.taffrail.model.journal.Head;

/** What a walk along the chain has found. */
public sealed interface Verification {

    /** Every entry is as it was written, up to this head; the head's sequence is the number of entries. */
    record Verified(Head head) implements Verification {
        public long count() {
            return head.sequence();
        }
    }

    /**
     * The journal is not as it was written.
     *
     * @param sequence the first bad entry; where one is missing, the missing one
     * @param what what is wrong with it
     * @param why what was found, and what should be there
     */
    record Broken(long sequence, String what, String why) implements Verification {}
}
