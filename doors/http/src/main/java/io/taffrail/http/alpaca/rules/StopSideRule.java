package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** A stop lies on the far side of the market: one that the market has passed already would be a market order. */
final class StopSideRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        return proposal.intent()
                .spec()
                .stopPrice()
                .flatMap(stop -> proposal.quote()
                        .map(quote -> quote.farSide(proposal.side()))
                        .filter(current -> isPassed(proposal.side(), stop, current))
                        .map(current -> refusal(proposal.side(), current)));
    }

    private static boolean isPassed(Side side, Price stop, Price current) {
        return switch (side) {
            case BUY  -> !stop.isAbove(current);
            case SELL -> !stop.isBelow(current);
        };
    }

    private static Refusal refusal(Side side, Price current) {
        String relation = side == Side.BUY ? "greater" : "less";
        return new Refusal(
                "ALPACA_STOP_SIDE",
                Errors.business("stop price must be " + relation + " than current price"),
                "the market stands at " + current + " and has passed the stop already",
                "set a stop " + relation + " than " + current + ", or send a market order");
    }
}
