package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.util.Optional;

/**
 * An account may not trade with itself: a new order is refused while an opposite one is open that it could meet. Where
 * either is a market order they could always meet; two limits, where the buy's is at or above the sell's. Alpaca's
 * table of 32 rows comes down to this.
 */
final class WashTradeRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        return proposal.open().stream()
                .filter(order -> order.side() != proposal.side() && couldMeet(proposal.intent(), order))
                .findFirst()
                .map(WashTradeRule::refusal);
    }

    private static boolean couldMeet(OrderIntent wanted, Order resting) {
        if (!(wanted.spec() instanceof OrderSpec.Limit(Price mine))
                || !(resting.spec() instanceof OrderSpec.Limit(Price theirs))) {
            return true;
        }
        return wanted.side() == Side.BUY ? mine.compareTo(theirs) >= 0 : theirs.compareTo(mine) >= 0;
    }

    private static Refusal refusal(Order existing) {
        var answer = Errors.forbidden("potential wash trade detected. use complex orders");
        answer.body()
                .put("existing_order_id", existing.id().value())
                .put("reject_reason", existing.spec() instanceof OrderSpec.Limit
                        ? "opposite side limit order exists"
                        : "opposite side market/stop order exists");
        return new Refusal(
                "ALPACA_WASH_TRADE",
                answer,
                "order " + existing.id() + " is open on the other side, and the two could trade with each other",
                "cancel order " + existing.id() + " first");
    }
}
