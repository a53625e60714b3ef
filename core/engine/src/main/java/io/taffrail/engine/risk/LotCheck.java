package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import java.util.Optional;

/** A quantity is a whole number of lots, and an amount of money pays for one at least. */
record LotCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Order order = proposal.order();
        var rules = order.instrument().rules();
        return switch (order.amount()) {
            case OrderAmount.Units(var quantity) ->
                rules.isOnLot(quantity)
                        ? Optional.empty()
                        : Optional.of(new Denial.QuantityOffLot(quantity, rules.lot()));
            case OrderAmount.Notional(var money) ->
                order.spec()
                        .limitPrice()
                        .or(order::reference)
                        .filter(price -> order.leavesQty(price).isZero())
                        .map(_ -> new Denial.NotionalBelowLot(money, rules.lot()));
        };
    }
}
