package io.taffrail.model.performance;

import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * How an order fared on its way: what is to be known of it for statistics, beside what the order itself knows.
 *
 * @param exit what closing a position by it is called
 * @param arrival the middle of the quote with which it was sent, where the journal has one
 * @param acceptedAt when the venue first showed that it has it
 * @param firstFillAt when it first traded
 * @param lastFillAt when it last traded
 * @param filled what its own fills add up to, without those of orders that it replaced
 * @param traded what those were worth
 * @param fees what the venue took for them
 */
public record Journey(
        ExitReason exit,
        Optional<Price> arrival,
        Optional<Instant> acceptedAt,
        Optional<Instant> firstFillAt,
        Optional<Instant> lastFillAt,
        Quantity filled,
        Money traded,
        Money fees) {

    /** The journey of an order that begins; {@code input} is what brought it about. */
    public static Journey of(OrderInitialized first, Input input) {
        Money zero = first.instrument().currency().zero();
        return new Journey(ExitReason.of(first, input), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Quantity.ZERO, zero, zero);
    }

    /** After one more event of the order; {@code order} is how the event left it. */
    public Journey apply(OrderEvent event, Order order, Input input) {
        if (event instanceof OrderSubmitted) {
            return new Journey(exit, middle(order, input), acceptedAt, firstFillAt, lastFillAt, filled, traded, fees);
        }
        if (event instanceof OrderAdopted) {
            return accepted(ExitReason.BROKER, event.at());
        }
        if (event instanceof OrderAccepted) {
            return accepted(exit, event.at());
        }
        return event instanceof OrderFilled fill ? filled(order, fill.fill(), fill.at()) : this;
    }

    /** The same, when it turns out what it is for. */
    public Journey named(ExitReason reason) {
        return new Journey(reason, arrival, acceptedAt, firstFillAt, lastFillAt, filled, traded, fees);
    }

    private Journey accepted(ExitReason named, Instant at) {
        return new Journey(named, arrival, acceptedAt.or(() -> Optional.of(at)), firstFillAt, lastFillAt, filled, traded, fees);
    }

    /** A fill may be told before the acknowledgement; it shows as well that the venue has the order. */
    private Journey filled(Order order, Fill fill, Instant at) {
        return new Journey(
                exit, arrival, acceptedAt.or(() -> Optional.of(at)), firstFillAt.or(() -> Optional.of(at)), Optional.of(at),
                filled.plus(fill.lastQty()),
                traded.plus(order.instrument().worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN)),
                fees.plus(fill.commission()));
    }

    private static Optional<Price> middle(Order order, Input input) {
        return input instanceof Input.CommandTaken(_, var facts)
                ? facts.quote().filter(quote -> quote.symbol().equals(order.symbol())).map(Quote::mid)
                : Optional.empty();
    }
}
