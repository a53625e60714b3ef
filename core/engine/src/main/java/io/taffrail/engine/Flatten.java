package io.taffrail.engine;

import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scope that is being flattened, and what has been done for it so far. */
final class Flatten {
    /** How often a cancel is asked for before it is an alarm: a venue that always says no would keep us asking for ever. */
    private static final int TRIES = 3;

    private final HaltScope scope;
    private final Set<OrderId> canceled = new LinkedHashSet<>();
    private final Set<OrderId> closedBy = new LinkedHashSet<>();
    private final Map<OrderId, Integer> refusals = new HashMap<>();
    private final Set<OrderId> stuck = new HashSet<>();

    Flatten(HaltScope scope) {
        this.scope = scope;
    }

    HaltScope scope() {
        return scope;
    }

    void canceled(OrderId order) {
        canceled.add(order);
    }

    void notCanceled(OrderId order) {
        refusals.merge(order, 1, Integer::sum);
    }

    void closedBy(OrderId order) {
        closedBy.add(order);
    }

    void stuckAt(OrderId order) {
        stuck.add(order);
    }

    List<OrderId> canceled() {
        return List.copyOf(canceled);
    }

    List<OrderId> closedBy() {
        return List.copyOf(closedBy);
    }

    boolean mayAskAgain(OrderId order) {
        return refusals.getOrDefault(order, 0) < TRIES;
    }

    boolean isStuckAt(OrderId order) {
        return stuck.contains(order);
    }
}
