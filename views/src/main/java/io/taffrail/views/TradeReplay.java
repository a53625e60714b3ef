package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Order;
import io.taffrail.ports.EntryHistory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account's updates once more, from the journal, page by page: the same that were told when they happened.
 *
 * <p>It costs the reading of all entries from the beginning of the oldest order that has an event in the range, and
 * holds one page, the open orders and the latest closed ones. One thread uses it.
 */
public final class TradeReplay {
    private static final int PAGE = 256;

    private final EntryHistory entries;
    private final Blotter blotter;
    private final AccountId account;
    private final long from;
    private final int pageSize;
    private final int remembered;
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final Deque<OrderId> closed = new ArrayDeque<>();
    private long next;
    private boolean caughtUp;

    /** @param fromSequence the first entry of which updates are wanted */
    public TradeReplay(EntryHistory entries, Blotter blotter, AccountId account, long fromSequence) {
        this(entries, blotter, account, fromSequence, PAGE, Blotter.REMEMBERED);
    }

    TradeReplay(
            EntryHistory entries, Blotter blotter, AccountId account, long fromSequence, int pageSize, int remembered) {
        this.entries = entries;
        this.blotter = blotter;
        this.account = account;
        this.from = fromSequence;
        this.pageSize = pageSize;
        this.remembered = remembered;
        this.next = entries.beginningOfOrders(account, fromSequence);
    }

    /** The updates of the next page of entries; none does not mean that the journal is at its end. */
    public List<TradeUpdate> next() {
        List<Entry> page = entries.page(next, pageSize);
        var updates = new ArrayList<TradeUpdate>();
        for (Entry entry : page) {
            for (int i = 0; i < entry.events().size(); i++) {
                if (entry.events().get(i) instanceof OrderEvent event) {
                    told(entry, i, event).ifPresent(updates::add);
                }
            }
            next = entry.sequence() + 1;
        }
        caughtUp = page.size() < pageSize;
        return updates;
    }

    /** Whether the last page went to the journal's end, as it was then. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** The first entry that has not been read. */
    public long position() {
        return next;
    }

    private Optional<TradeUpdate> told(Entry entry, int index, OrderEvent event) {
        Optional<Order> after = after(entry, index, event);
        after.ifPresent(this::remember);
        return after.filter(order -> entry.sequence() >= from && order.account().equals(account))
                .map(order -> new TradeUpdate(
                        event, order, blotter.effect(order), TradeUpdates.quantityAfter(entry, index, order),
                        entry.sequence(), index));
    }

    private Optional<Order> after(Entry entry, int index, OrderEvent event) {
        if (event instanceof OrderInitialized first) {
            return Optional.of(Order.of(first));
        }
        Order before = orders.get(event.order());
        return before != null ? Optional.of(before.apply(event)) : foldedAnew(entry.sequence(), index, event.order());
    }

    private void remember(Order order) {
        Order before = orders.put(order.id(), order);
        if (!order.isOpen() && (before == null || before.isOpen())) {
            closed.addLast(order.id());
            if (closed.size() > remembered) {
                orders.remove(closed.removeFirst());
            }
        }
    }

    /** The order as that event left it, where memory does not have it: read from its own beginning. */
    private Optional<Order> foldedAnew(long sequence, int index, OrderId id) {
        Optional<Order> known = blotter.find(id).filter(order -> order.account().equals(account));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<Order> order = Optional.empty();
        long at = entries.firstSince(known.get().createdAt());
        while (at <= sequence) {
            for (Entry entry : entries.page(at, (int) Math.min(pageSize, sequence - at + 1))) {
                int last = entry.sequence() == sequence ? index : entry.events().size() - 1;
                for (var event : entry.events().subList(0, last + 1)) {
                    if (event instanceof OrderEvent step && step.order().equals(id)) {
                        order = step instanceof OrderInitialized first
                                ? Optional.of(Order.of(first))
                                : order.map(before -> before.apply(step));
                    }
                }
                at = entry.sequence() + 1;
            }
        }
        return order;
    }
}
