package io.taffrail.benchmark;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.model.order.Order;
import io.taffrail.ports.Journal;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal that only counts: what it is given is gone, so that memory tells what the engine itself keeps. */
final class NoJournal implements Journal, OrderHistory {
    private Head head = Head.EMPTY;

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Head append(List<Entry> entries, Head expected) {
        head = new Head(expected.sequence() + entries.size(), expected.hash());
        return head;
    }

    @Override
    public Optional<Entry> entry(long sequence) {
        return Optional.empty();
    }

    @Override
    public void read(long fromSequence, Consumer<Entry> reader) {
        // It has nothing to read.
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
        return Optional.empty();
    }

    @Override
    public boolean isBooked(OrderId order, TradeId execution) {
        return false;
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
        // It holds nothing.
    }
}
