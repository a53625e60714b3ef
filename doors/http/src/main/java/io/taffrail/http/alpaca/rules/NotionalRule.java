package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.Side;
import java.util.Optional;

/** Nothing is opened for an amount of money while an order waits that closes what is held. */
final class NotionalRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        boolean money = proposal.intent().amount() instanceof OrderAmount.Notional;
        boolean opens = proposal.held().isPositive() == (proposal.side() == Side.BUY);
        if (!money || !opens || proposal.held().isZero()) {
            return Optional.empty();
        }
        return proposal.open().stream().filter(order -> order.side() != proposal.side()).findFirst().map(order ->
                new Refusal(
                        "ALPACA_NOTIONAL_WHILE_CLOSING",
                        Errors.business("unable to open new notional orders while having open closing position orders"),
                        "order " + order.id() + " is to close what an amount of money would add to",
                        "order a quantity, or cancel order " + order.id() + " first"));
    }
}
