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
 * either is a market or stop order they could always meet; two limits, with or without a stop, where the buy's is at or
 * above the sell's. Trailing stops and orders of a group are exempt. Alpaca's table of 32 rows comes down to this.
 */
final class WashTradeRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        boolean grouped = proposal.intent().orderClass().isPresent()
                || proposal.replaced().flatMap(Order::link).isPresent();
        return grouped ? Optional.empty() : proposal.open().stream()
                .filter(order -> order.link().isEmpty() && order.side() != proposal.side() && couldMeet(proposal.intent(), order))
                .findFirst()
                .map(WashTradeRule::refusal);
    }

    private static boolean couldMeet(OrderIntent wanted, Order resting) {
        if (isTrailing(wanted.spec()) || isTrailing(resting.spec())) {
            return false;
        }
        Optional<Price> mine = wanted.spec().limitPrice();
        Optional<Price> theirs = resting.spec().limitPrice();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return true;
        }
        Price buy = wanted.side() == Side.BUY ? mine.get() : theirs.get();
        Price sell = wanted.side() == Side.BUY ? theirs.get() : mine.get();
        return !buy.isBelow(sell);
    }

    private static boolean isTrailing(OrderSpec spec) {
        return spec.trailed().isPresent();
    }

    private static Refusal refusal(Order existing) {
        var answer = Errors.forbidden("potential wash trade detected. use complex orders");
        answer.body()
                .put("existing_order_id", existing.id().value())
                .put("reject_reason", existing.spec().limitPrice().isPresent()
                        ? "opposite side limit order exists"
                        : "opposite side market/stop order exists");
        return new Refusal(
                "ALPACA_WASH_TRADE",
                answer,
                "order " + existing.id() + " is open on the other side, and the two could trade with each other",
                "cancel order " + existing.id() + " first");
    }
}
