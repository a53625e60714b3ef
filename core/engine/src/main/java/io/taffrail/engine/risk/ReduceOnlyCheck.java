package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/** A reduce-only order closes no more than is held and not promised to another order. */
record ReduceOnlyCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Order order = proposal.order();
        // The house itself sizes the exits of a group: a new price of one changes nothing about what it closes.
        boolean sizedByTheHouse = order.link().isPresent() && order.replaces().isPresent();
        boolean countedElsewhere = order.link().filter(GroupLink::isCountedElsewhere).isPresent();
        if (!order.has(Instruction.REDUCE_ONLY) || countedElsewhere || sizedByTheHouse) {
            return Optional.empty();
        }
        Quantity closable = closable(proposal.exposure(), order.side());
        return order.orderQty()
                .map(quantity -> new Quantity(quantity.value().minus(order.cumQty().value())))
                .filter(closing -> closing.isMoreThan(closable))
                .map(closing -> new Denial.ReduceOnlyOpens(order.symbol(), closing, closable));
    }

    private static Quantity closable(Exposure exposure, Side side) {
        boolean closes = switch (side) {
            case BUY  -> exposure.position().quantity().isNegative();
            case SELL -> exposure.position().quantity().isPositive();
        };
        return closes ? exposure.closable() : Quantity.ZERO;
    }
}
