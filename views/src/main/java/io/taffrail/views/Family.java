package io.taffrail.views;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Order;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group of orders as people are shown it: the one that the others came with, and those that play the other parts now.
 *
 * @param legs the take profit before the stop loss; where one was replaced, the order that took its place
 */
record Family(Order parent, List<Order> legs) {

    /** @param members all orders of one group, oldest first, at least one */
    static Family of(List<Order> members) {
        Map<OrderId, Order> byId = new HashMap<>();
        Map<Role, Order> latest = new EnumMap<>(Role.class);
        for (Order member : members) {
            byId.put(member.id(), member);
            // A replacement plays no part before it has taken the place of the order before it.
            if (member.replaces().isEmpty()) {
                latest.put(role(member), member);
            }
        }
        latest.replaceAll((_, order) -> current(order, byId));
        Role first = role(members.getFirst());
        List<Order> legs = Stream.of(Role.TAKE_PROFIT, Role.STOP_LOSS)
                .filter(role -> role != first)
                .flatMap(role -> Optional.ofNullable(latest.get(role)).stream())
                .toList();
        return new Family(Optional.ofNullable(latest.get(first)).orElse(members.getFirst()), legs);
    }

    private static Order current(Order order, Map<OrderId, Order> byId) {
        Order now = order;
        for (var next = now.replacedBy(); next.isPresent() && byId.containsKey(next.get()); next = now.replacedBy()) {
            now = byId.get(next.get());
        }
        return now;
    }

    private static Role role(Order order) {
        return order.link().map(GroupLink::role).orElseThrow();
    }
}
