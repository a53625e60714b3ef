package io.taffrail.views;

import io.taffrail.model.journal.Entry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells those who follow the whole desk every entry that all views have folded. */
public final class EntryFeed {
    private final List<Follower<Entry>> followers = new CopyOnWriteArrayList<>();
    private volatile long head;

    EntryFeed() {}

    /**
     * Follows the desk from the next entry on.
     *
     * @param capacity how many entries may wait; a follower that falls further behind is dropped
     */
    public Follower<Entry> follow(int capacity) {
        var follower = new Follower<Entry>(capacity, followers::remove);
        followers.add(follower);
        return follower;
    }

    /** The sequence of the latest entry that was folded; 0 before the first. */
    public long head() {
        return head;
    }

    void publish(Entry entry) {
        head = entry.sequence();
        for (Follower<Entry> follower : followers) {
            follower.offer(entry);
        }
    }
}
