package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/** An account whose owner forbids shorting sells only what it holds and has not promised to another order. */
record ShortingCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Order order = proposal.order();
        if (!proposal.configuration().shortingForbidden() || order.side() != Side.SELL) {
            return Optional.empty();
        }
        Exposure before = proposal.exposure();
        Decimal requested = before.plus(order).openSells().minus(before.openSells());
        if (!requested.isPositive() || requested.compareTo(before.unpromised()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                before.position().isLong()
                        ? new Denial.InsufficientQuantity(
                                order.symbol(),
                                new Quantity(requested),
                                new Quantity(before.unpromised()),
                                new Quantity(before.position().quantity().minus(before.unpromised())))
                        : new Denial.ShortingForbidden(proposal.account().id(), order.symbol()));
    }
}
