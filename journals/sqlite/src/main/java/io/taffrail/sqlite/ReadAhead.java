package io.taffrail.sqlite;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.journal.Entry;
import io.taffrail.ports.JournalException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Decodes lines on a thread of its own, in their order, while whoever reads them is busy with the ones before.
 *
 * <p>Reading JSON is more than half of what a recovery costs, and nothing in it depends on the entry before. What is
 * ahead is bounded, so that memory stays flat.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BATCH = 512;
    private static final int BATCHES_AHEAD = 4;

    private final EntryCodec codec;
    private final ExecutorService decoder =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("journal-decoder").daemon().factory());
    private final Deque<CompletableFuture<List<Decoded>>> ahead = new ArrayDeque<>();
    private final Deque<Decoded> ready = new ArrayDeque<>();
    private List<Line> batch = new ArrayList<>(BATCH);

    ReadAhead(EntryCodec codec) {
        this.codec = codec;
    }

    /** A line, and what it says or why it cannot be read. */
    sealed interface Decoded {
        Line line();

        record Read(Line line, Entry entry) implements Decoded {}

        record Flawed(Line line, String why) implements Decoded {}
    }

    /** Takes the next line in. */
    void add(Line line) {
        batch.add(line);
        if (batch.size() == BATCH) {
            decodeBatch();
        }
    }

    /** Whether so much is ahead that something has to be taken before more is added. */
    boolean isFull() {
        return ahead.size() >= BATCHES_AHEAD;
    }

    /** No line comes any more. */
    void end() {
        if (!batch.isEmpty()) {
            decodeBatch();
        }
    }

    /** Whether something can still be taken. */
    boolean hasNext() {
        return !ready.isEmpty() || !ahead.isEmpty();
    }

    /** The next line's entry, in the order in which the lines came. */
    Decoded next() {
        if (ready.isEmpty()) {
            ready.addAll(ahead.removeFirst().join());
        }
        return ready.removeFirst();
    }

    /** What is ahead is let go. */
    @Override
    public void close() {
        decoder.shutdownNow();
    }

    private void decodeBatch() {
        List<Line> lines = batch;
        ahead.add(CompletableFuture.supplyAsync(() -> lines.stream().map(this::decoded).toList(), decoder));
        batch = new ArrayList<>(BATCH);
    }

    private Decoded decoded(Line line) {
        try {
            return new Decoded.Read(line, codec.decode(line));
        } catch (JournalException unreadable) {
            return new Decoded.Flawed(line, String.valueOf(unreadable.getMessage()));
        }
    }
}
