package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.value.Decimal;
import java.math.RoundingMode;
import java.util.Optional;

/** An order is worth at least ten in crypto, and at least one in anything else. */
final class MinimumCostRule implements Rule {
    private static final Decimal CRYPTO = Decimal.of(10);

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        Decimal minimum = proposal.isCrypto() ? CRYPTO : Decimal.ONE;
        return cost(proposal).filter(cost -> cost.compareTo(minimum) < 0).map(cost -> new Refusal(
                "ALPACA_MINIMUM_COST",
                Errors.forbidden("cost basis must be >= minimal amount of order " + minimum),
                "the order is worth " + cost,
                "order for at least " + minimum));
    }

    private static Optional<Decimal> cost(Proposal proposal) {
        return switch (proposal.intent().amount()) {
            case OrderAmount.Notional(var money) -> Optional.of(money.amount());
            case OrderAmount.Units(var quantity) -> proposal.price().map(price ->
                    proposal.instrument().worth(price, quantity, RoundingMode.HALF_EVEN).amount());
        };
    }
}
