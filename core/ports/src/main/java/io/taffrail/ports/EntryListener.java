package io.taffrail.ports;

import io.taffrail.model.journal.Entry;

/**
 * Is told of every entry once it is durable, in sequence, before its reply is released; also of all old entries while
 * the desk recovers. It must be quick and must not throw.
 */
public interface EntryListener {
    void onEntry(Entry entry);
}
