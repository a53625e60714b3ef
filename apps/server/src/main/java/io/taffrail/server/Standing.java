package io.taffrail.server;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.ports.EntryListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which order stands for a name now: the one that bears it, an exit of its group, or what has taken its place. */
final class Standing implements EntryListener {
    private final Map<ClientOrderId, OrderId> named = new HashMap<>();
    private final Map<OrderId, OrderId> successors = new HashMap<>();
    private final Map<Part, OrderId> parts = new HashMap<>();
    private final Set<OrderId> denied = new HashSet<>();

    private record Part(OrderId group, Role role) {}

    @Override
    public void onEntry(Entry entry) {
        for (Event event : entry.events()) {
            switch (event) {
                case OrderInitialized first -> begin(first);
                case OrderReplaced(var order, var by, _) -> successors.put(order, by);
                case OrderDenied(var order, _, _) -> denied.add(order);
                case Event _ -> {}
            }
        }
    }

    private void begin(OrderInitialized first) {
        // A denied order keeps no name: the next of that name bears it.
        named.merge(first.clientOrderId(), first.order(), (before, now) -> denied.contains(before) ? now : before);
        if (first.replaces().isEmpty()) {
            first.link().ifPresent(link -> parts.put(new Part(link.group(), link.role()), first.order()));
        }
    }

    /**
     * The order that a line means.
     *
     * @return empty where there is none of that name, or it has no such exit; a group that was denied stands for its
     *     exits
     */
    Optional<OrderId> of(OrderLine.Target target) {
        return Optional.ofNullable(named.get(target.order()))
                .flatMap(order -> target.leg().isEmpty() || denied.contains(order)
                        ? Optional.of(order)
                        : Optional.ofNullable(parts.get(new Part(order, target.leg().get()))))
                .map(this::latest);
    }

    private OrderId latest(OrderId order) {
        OrderId standing = order;
        while (successors.containsKey(standing)) {
            standing = successors.get(standing);
        }
        return standing;
    }
}
