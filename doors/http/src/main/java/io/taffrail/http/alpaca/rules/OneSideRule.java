package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import java.util.Optional;

/**
 * An account is on one side of a symbol at a time: no order goes through zero, and nothing is opened on one side while
 * an order waits to open the other.
 */
final class OneSideRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        Decimal held = proposal.held();
        if (proposal.replaced().flatMap(Order::link).isPresent()) {
            // Of a group only prices are replaced, and its sizes are the house's.
            return Optional.empty();
        }
        if (held.isZero()) {
            return opposite(proposal);
        }
        boolean closing = held.isPositive() == (proposal.side() == Side.SELL);
        return closing ? beyond(proposal) : Optional.empty();
    }

    private static Optional<Refusal> opposite(Proposal proposal) {
        return switch (proposal.side()) {
            case BUY -> proposal.exposure().openSells().isZero()
                    ? Optional.empty()
                    : Optional.of(refusal("cannot open a long buy while a short sell order is open"));
            case SELL -> proposal.exposure().openBuys().isZero()
                    ? Optional.empty()
                    : Optional.of(refusal("cannot open a short sell while a long buy order is open"));
        };
    }

    private static Optional<Refusal> beyond(Proposal proposal) {
        Decimal existing = proposal.held().abs();
        Decimal promised = proposal.side() == Side.SELL
                ? proposal.exposure().openSells().plus(proposal.exposure().closingSells())
                : proposal.exposure().openBuys().plus(proposal.exposure().closingBuys());
        Decimal available = existing.minus(promised).max(Decimal.ZERO);
        return proposal.units()
                .filter(requested -> requested.compareTo(available) > 0)
                .map(requested -> beyond(proposal, requested, available, existing, promised));
    }

    private static Refusal beyond(
            Proposal proposal, Decimal requested, Decimal available, Decimal existing, Decimal promised) {
        var answer = InsufficientQuantity.answer(
                proposal.instrument().symbol(), requested, available, existing, promised,
                proposal.open().stream().filter(order -> order.side() == proposal.side()));
        return new Refusal(
                "ALPACA_QUANTITY_AVAILABLE",
                answer,
                "one order does not take a position through zero, and what other orders hold is not available",
                "ask for at most " + available + ", or cancel the orders that hold the rest");
    }

    private static Refusal refusal(String message) {
        return new Refusal(
                "ALPACA_ONE_SIDE",
                Errors.forbidden(message),
                "an account is long or short in a symbol, never both",
                "cancel the open order on the other side first");
    }
}
