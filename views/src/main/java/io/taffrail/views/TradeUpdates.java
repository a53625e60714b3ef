package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells those who follow an account what happens to its orders. While nobody follows, an entry costs one look at an
 * empty list and wakes nobody.
 */
public final class TradeUpdates {
    private static final Optional<Decimal> NO_QUANTITY = Optional.empty();

    private final Blotter blotter;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Who follows which account. */
    private record Subscription(AccountId account, Follower<TradeUpdate> follower) {}

    TradeUpdates(Blotter blotter) {
        this.blotter = blotter;
    }

    /**
     * Follows an account from the next entry on.
     *
     * @param capacity how many updates may wait; a follower that falls further behind is dropped
     */
    public Follower<TradeUpdate> subscribe(AccountId account, int capacity) {
        var follower = new Follower<TradeUpdate>(
                capacity, gone -> subscriptions.removeIf(subscription -> subscription.follower() == gone));
        subscriptions.add(new Subscription(account, follower));
        return follower;
    }

    boolean isFollowed() {
        return !subscriptions.isEmpty();
    }

    /**
     * Called with an entry that all views have folded.
     *
     * @param steps the orders as its events left them, by the event's index; an order that memory has let go is missing
     */
    void publish(Entry entry, Map<Integer, Order> steps) {
        for (int i = 0; i < entry.events().size(); i++) {
            if (entry.events().get(i) instanceof OrderEvent event) {
                publish(entry, i, event, Optional.ofNullable(steps.get(i)).or(() -> blotter.find(event.order())));
            }
        }
    }

    private void publish(Entry entry, int index, OrderEvent event, Optional<Order> order) {
        order.ifPresent(known -> {
            var after = quantityAfter(entry, index, known);
            var update = new TradeUpdate(event, known, blotter.effect(known), after, entry.sequence(), index);
            subscriptions.stream()
                    .filter(subscription -> subscription.account().equals(known.account()))
                    .forEach(subscription -> subscription.follower().offer(update));
        });
    }

    /** What is held after a fill: the position's event follows on the fill's. Empty where the event is no fill. */
    static Optional<Decimal> quantityAfter(Entry entry, int index, Order order) {
        if (!(entry.events().get(index) instanceof OrderFilled)) {
            return NO_QUANTITY;
        }
        for (Event next : entry.events().subList(index + 1, entry.events().size())) {
            if (next instanceof PositionEvent position
                    && position.account().equals(order.account())
                    && position.position().instrument().symbol().equals(order.symbol())) {
                return Optional.of(position.position().quantity());
            }
            if (next instanceof OrderFilled) {
                break;
            }
        }
        return NO_QUANTITY;
    }
}
