package io.taffrail.engine.risk;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/** A cash account sells only what it holds and has not promised to another order. */
record SellableCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Order order = proposal.order();
        boolean applies = proposal.account().buyingPowerChecked()
                && proposal.account().kind() == AccountKind.CASH
                && order.side() == Side.SELL;
        if (!applies) {
            return Optional.empty();
        }
        Exposure before = proposal.exposure();
        Decimal requested = before.plus(order).openSells().minus(before.openSells());
        return requested.compareTo(before.unpromised()) <= 0
                ? Optional.empty()
                : Optional.of(new Denial.InsufficientQuantity(
                        order.symbol(),
                        new Quantity(requested),
                        new Quantity(before.unpromised()),
                        new Quantity(before.openSells())));
    }
}
