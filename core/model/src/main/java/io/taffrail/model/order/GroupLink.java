package io.taffrail.model.order;

import io.taffrail.model.id.OrderId;

/**
 * An order's place in a group of orders that belong together. FIX 66 ListID, 1385 ContingencyType.
 *
 * @param group the id of the group's first order
 */
public record GroupLink(OrderId group, Kind kind, Role role) {

    /** What kind of group it is. */
    public enum Kind {
        BRACKET,
        OTO,
        OCO;

        /** Whether it has two exits, of which at most one is to trade. */
        public boolean isPaired() {
            return this != OTO;
        }
    }

    /** Which part an order plays in its group. */
    public enum Role {
        ENTRY,
        TAKE_PROFIT,
        STOP_LOSS;

        public boolean isExit() {
            return this != ENTRY;
        }
    }

    /** Whether what it could trade is counted with its partner's: of two exits at most one trades. */
    public boolean isCountedElsewhere() {
        return kind.isPaired() && role == Role.STOP_LOSS;
    }
}
