package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** A stop lies on the far side of the market: one that the market has passed already would be a market order. */
final class StopSideRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        return stop(proposal).flatMap(stop -> proposal.quote()
                .map(quote -> quote.farSide(proposal.side()))
                .filter(current -> isPassed(proposal.side(), stop, current))
                .map(current -> refusal(proposal.side(), current)));
    }

    /** The stop that is to work from now on: the order's own, or that of an exit that does not wait for an entry. */
    private static Optional<Price> stop(Proposal proposal) {
        var intent = proposal.intent();
        Optional<Price> own = intent.spec().stopPrice().filter(stop -> proposal.replaced()
                .filter(before -> before.triggered()
                        || before.status() == OrderStatus.HELD
                        || before.spec().stopPrice().equals(Optional.of(stop)))
                .isEmpty());
        return own.or(() -> intent.orderClass()
                .filter(kind -> kind.role().isExit())
                .flatMap(kind -> kind.exits().getFirst().spec().stopPrice()));
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
