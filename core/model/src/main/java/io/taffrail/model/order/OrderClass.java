package io.taffrail.model.order;

import java.util.List;

/** Which orders an order brings with it, where it does not come alone. FIX 1385 ContingencyType. */
public sealed interface OrderClass {
    /** An entry with both its exits: one that trades takes the other off. */
    record Bracket(Exit.TakeProfit takeProfit, Exit.StopLoss stopLoss) implements OrderClass {}

    /** An entry with one exit. */
    record Oto(Exit exit) implements OrderClass {}

    /** Two exits of what is held already: the order itself, a limit, takes the profit. */
    record Oco(Exit.StopLoss stopLoss) implements OrderClass {}

    /** What kind of group they make. */
    default GroupLink.Kind kind() {
        return switch (this) {
            case Bracket _ -> GroupLink.Kind.BRACKET;
            case Oto _     -> GroupLink.Kind.OTO;
            case Oco _     -> GroupLink.Kind.OCO;
        };
    }

    /** Which part the order itself plays in it. */
    default GroupLink.Role role() {
        return switch (this) {
            case Bracket _, Oto _ -> GroupLink.Role.ENTRY;
            case Oco _            -> GroupLink.Role.TAKE_PROFIT;
        };
    }

    /** The orders that it brings with it. */
    default List<Exit> exits() {
        return switch (this) {
            case Bracket(var takeProfit, var stopLoss) -> List.of(takeProfit, stopLoss);
            case Oto(var exit)     -> List.of(exit);
            case Oco(var stopLoss) -> List.of(stopLoss);
        };
    }
}
