package io.taffrail.engine;

import io.taffrail.model.id.StrategyId;
import io.taffrail.model.order.Order;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of one position each of its groups may close: never more than its own strategy holds, so that what one strategy closes takes
 * nothing from another's exits. Among those of one strategy, and of nobody, older groups come first; what follows the position has
 * what they leave.
 */
final class Claims {
    private final Book book;
    /** What of a strategy's part no group has claimed. */
    private final Map<StrategyId, Decimal> unclaimed = new HashMap<>();

    Claims(Book book) {
        this.book = book;
    }

    /** How much a group may close. */
    Decimal of(Group group) {
        Decimal left = book.closable(group.account(), group.symbol(), group.exitSide());
        for (Group other : book.groups().at(group.account(), group.symbol())) {
            if (other == group && !follows(group)) {
                break;
            }
            if (other != group && !follows(other) && other.exitSide() == group.exitSide() && !other.isReleased()) {
                left = left.minus(claimed(other));
            }
        }
        return left.min(own(group).orElse(left)).max(Decimal.ZERO);
    }

    private Decimal claimed(Group group) {
        Decimal lot = group.lot().max(Decimal.ZERO);
        Optional<Decimal> own = own(group);
        Decimal claim = own.map(lot::min).orElse(lot);
        strategy(group).ifPresent(strategy -> unclaimed.put(strategy, own.orElseThrow().minus(claim)));
        return claim;
    }

    /** What is left of the part of a group's strategy; empty where it is nobody's. */
    private Optional<Decimal> own(Group group) {
        return strategy(group).map(strategy -> unclaimed.computeIfAbsent(strategy, whose -> held(group, whose)));
    }

    private Decimal held(Group group, StrategyId strategy) {
        return book.requireAccount(group.account()).position(group.symbol())
                .map(Position::instrument)
                .map(instrument -> book.strategies().stake(strategy, group.account(), instrument).position())
                .filter(part -> !part.isFlat() && part.closingSide() == group.exitSide())
                .map(part -> part.quantity().abs())
                .orElse(Decimal.ZERO);
    }

    private Optional<StrategyId> strategy(Group group) {
        return group.openOrders().stream().flatMap(id -> book.order(id).stream()).findFirst().flatMap(Order::strategy);
    }

    private boolean follows(Group group) {
        return book.plans().follows(group);
    }
}
