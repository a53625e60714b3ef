package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Movement;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.statement.StatedOrder;
import java.util.List;
import java.util.Optional;

/** What is known of the link between an account and its broker. */
public sealed interface LinkReport extends Input {

    AccountId account();

    /** From now on everything that happens at the broker is told. */
    record LinkLive(AccountId account, Capabilities capabilities, OnBreak onBreak) implements LinkReport {}

    /** Things may happen at the broker that are not told. */
    record LinkLost(AccountId account, String why) implements LinkReport {}

    /**
     * The broker has orders of which the books do not know that.
     *
     * @param ours those that the house has sent
     * @param external those that came to the broker from elsewhere
     */
    record OrdersFound(AccountId account, List<StatedOrder> ours, List<StatedOrder> external) implements LinkReport {
        public OrdersFound {
            ours = List.copyOf(ours);
            external = List.copyOf(external);
        }
    }

    /**
     * The broker's statement was held against the books, after its executions were booked.
     *
     * @param movements that the books do not have
     * @param breaks what nothing explains, seen twice alike
     * @param settled whether nothing is left to look at again; only then can books and broker agree, or breaks be adopted
     * @param cursor up to where the broker's record is booked then
     */
    record Compared(
            AccountId account, List<Movement> movements, List<Break> breaks, boolean settled, Optional<String> cursor)
            implements LinkReport {
        public Compared {
            movements = List.copyOf(movements);
            breaks = List.copyOf(breaks);
        }
    }

    /** Something came from the broker that cannot be trusted; nothing of it is believed. */
    record SetAside(AccountId account, String what) implements LinkReport {}
}
