package io.taffrail.runtime;

import io.taffrail.model.journal.Entry;
import io.taffrail.ports.Receipt;
import java.util.Optional;

/** An arrival that has been decided and applied: the entry to write, and who waits for it. */
record Decided(Entry entry, Optional<Pending> pending) {

    /** Tells whoever waits that the entry is durable. */
    void release() {
        pending.ifPresent(waiting -> waiting.reply().complete(new Receipt(entry)));
    }
}
