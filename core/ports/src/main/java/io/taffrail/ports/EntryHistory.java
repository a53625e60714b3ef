package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Entry;
import java.time.Instant;
import java.util.List;

/**
 * The journal's old entries, for those who were away: read in pages by any thread, while the desk goes on writing.
 *
 * <p>Between two pages nothing is held: a reader may be as slow as it likes.
 */
public interface EntryHistory extends ActivityHistory, PerformanceHistory, SignalHistory {
    /**
     * The entries from a sequence on, oldest first, at most so many; fewer, or none, where the journal ends.
     *
     * @throws JournalException where an entry cannot be read, naming the entry
     */
    List<Entry> page(long fromSequence, int limit);

    /** The sequence of the first entry at that moment or after it; one past the last entry where there is none. */
    long firstSince(Instant at);

    /**
     * Where to begin to read for knowing every order of an account that has an event at this sequence or after it: the
     * entry in which the oldest of them began, at most this sequence. It costs one look at each of the account's orders
     * that are older than the answer.
     */
    long beginningOfOrders(AccountId account, long fromSequence);
}
