package io.taffrail.model.statement;

import io.taffrail.model.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a broker says of an account at one moment.
 *
 * @param at when it was read, by the desk's clock
 * @param cash the account's money
 * @param positions what it holds, each instrument once
 * @param orders the open orders, and those of the executions below of which the reader did not know yet
 * @param executions since the cursor that was asked from, oldest first
 * @param movements money and units that moved without an order of this account, since the cursor, oldest first
 * @param cursor from where to ask the next time; empty where the account has no history yet
 */
public record Statement(
        Instant at,
        Money cash,
        List<StatedPosition> positions,
        List<StatedOrder> orders,
        List<StatedExecution> executions,
        List<Movement> movements,
        Optional<String> cursor) {

    public Statement {
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
        executions = List.copyOf(executions);
        movements = List.copyOf(movements);
    }
}
