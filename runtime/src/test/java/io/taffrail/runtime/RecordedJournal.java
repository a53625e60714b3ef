package io.taffrail.runtime;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.order.Order;
import io.taffrail.ports.Journal;
import io.taffrail.ports.JournalException;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A journal in memory that remembers who wrote what together, and can be made to fail or to wait. */
final class RecordedJournal implements Journal, OrderHistory {
    /** One transaction. */
    record Append(Thread writer, List<Entry> entries) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Append> appends = new ArrayList<>();
    private volatile boolean diskFull;
    private volatile Optional<Order> archived = Optional.empty();
    private volatile Optional<CountDownLatch> gate = Optional.empty();

    /** An order that the history on disk knows and the desk has forgotten. */
    void archive(Order order) {
        archived = Optional.of(order);
    }

    void fillDisk() {
        diskFull = true;
    }

    void freeDisk() {
        diskFull = false;
    }

    /** Lets no append through until the latch is down. */
    void waitFor(CountDownLatch latch) {
        gate = Optional.of(latch);
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    synchronized List<Append> appends() {
        return List.copyOf(appends);
    }

    /** Makes room; the entries stay. */
    synchronized void forgetAppends() {
        appends.clear();
    }

    /** Forgets all after so many entries: what a crash before the last syncs leaves behind. */
    synchronized void cutTo(int size) {
        entries.subList(size, entries.size()).clear();
    }

    @Override
    public synchronized Head head() {
        return entries.isEmpty() ? Head.EMPTY : new Head(entries.size(), "%064x".formatted(entries.size()));
    }

    @Override
    public Head append(List<Entry> written, Head expected) {
        gate.ifPresent(RecordedJournal::await);
        if (diskFull) {
            throw new JournalException("the disk is full");
        }
        synchronized (this) {
            if (!head().equals(expected)) {
                throw new JournalException("another writer has moved the head");
            }
            entries.addAll(written);
            appends.add(new Append(Thread.currentThread(), List.copyOf(written)));
            return head();
        }
    }

    @Override
    public synchronized Optional<Entry> entry(long sequence) {
        return sequence < 1 || sequence > entries.size()
                ? Optional.empty()
                : Optional.of(entries.get((int) sequence - 1));
    }

    @Override
    public void read(long fromSequence, Consumer<Entry> reader) {
        entries().stream().filter(entry -> entry.sequence() >= fromSequence).forEach(reader);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
        return archived.filter(order -> order.clientOrderId().equals(clientOrderId));
    }

    @Override
    public boolean isBooked(OrderId order, TradeId execution) {
        return entries().stream()
                .flatMap(entry -> entry.events().stream())
                .anyMatch(event -> event instanceof OrderFilled filled
                        && filled.order().equals(order)
                        && filled.fill().tradeId().equals(execution));
    }

    @Override
    public List<Order> group(OrderId group) {
        return List.of();
    }

    @Override
    public List<Order> list(OrderQuery query) {
        return List.of();
    }

    @Override
    public void close() {
        // Memory needs no closing, and what was written is read by the next desk.
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
