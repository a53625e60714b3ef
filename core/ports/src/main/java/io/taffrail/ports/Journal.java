package io.taffrail.ports;

import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The authority on what happened: entries in sequence, each linked to the one before by a hash.
 *
 * <p>It is written by one thread at a time.
 */
public interface Journal extends AutoCloseable {

    /** The last entry that is durable. */
    Head head();

    /**
     * Writes entries so that they survive a loss of power, all of them or none.
     *
     * @param expected the head as the writer knows it: where another writer has moved it, nothing is written
     * @return the head with these entries
     * @throws JournalException where they could not be written; the writer must then stop and read the journal anew
     */
    Head append(List<Entry> entries, Head expected);

    /** One entry, where there is one of that sequence. */
    Optional<Entry> entry(long sequence);

    /**
     * Reads all entries from a sequence on, oldest first.
     *
     * @throws JournalException where an entry cannot be read or the chain is broken, naming the entry
     */
    void read(long fromSequence, Consumer<Entry> reader);

    @Override
    void close();
}
