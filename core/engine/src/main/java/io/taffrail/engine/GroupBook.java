package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A desk's groups of orders: those of which something can still come, and the latest of the others. */
final class GroupBook {
    private final Map<OrderId, Group> live = new LinkedHashMap<>();
    private final Map<OrderId, Group> over = new LinkedHashMap<>();
    private final Map<OrderId, Group> unsent = new LinkedHashMap<>();
    private final Map<Place, Map<OrderId, Group>> byPlace = new HashMap<>();

    private record Place(AccountId account, Symbol symbol) {}

    void apply(OrderEvent event, Order after) {
        after.link().ifPresent(link -> {
            Group group = find(link.group()).orElseGet(() -> new Group(after, link));
            group.apply(event, after);
            place(group);
        });
    }

    void apply(GroupEvent event) {
        Group group = find(event.group()).orElseThrow(() -> new IllegalStateException("no group for " + event));
        group.apply(event);
        place(group);
    }

    Optional<Group> find(OrderId id) {
        return Optional.ofNullable(live.getOrDefault(id, over.get(id)));
    }

    /** The live groups of one account in one symbol, oldest first. */
    Collection<Group> at(AccountId account, Symbol symbol) {
        return List.copyOf(byPlace.getOrDefault(new Place(account, symbol), Map.of()).values());
    }

    /** The live groups of which an exit never came to the venue, oldest first. */
    Collection<Group> unsent() {
        return unsent.values();
    }

    private void place(Group group) {
        if (group.isUnsent() && group.isLive()) {
            unsent.put(group.id(), group);
        } else {
            unsent.remove(group.id());
        }
        Place place = new Place(group.account(), group.symbol());
        if (group.isLive()) {
            over.remove(group.id());
            live.put(group.id(), group);
            byPlace.computeIfAbsent(place, _ -> new LinkedHashMap<>()).put(group.id(), group);
            return;
        }
        live.remove(group.id());
        byPlace.computeIfPresent(place, (_, groups) -> without(groups, group.id()));
        over.put(group.id(), group);
        if (over.size() > OrderBook.RECENT) {
            Iterator<OrderId> oldest = over.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @SuppressWarnings("NullAway") // Map.computeIfPresent takes null for "remove"
    private static Map<OrderId, Group> without(Map<OrderId, Group> groups, OrderId id) {
        groups.remove(id);
        return groups.isEmpty() ? null : groups;
    }
}
