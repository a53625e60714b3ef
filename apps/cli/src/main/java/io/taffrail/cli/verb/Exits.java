package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Optional;

/**
 * The exits that were typed with an order. Both make it a bracket, one an OTO; an OCO is both for what is held already.
 *
 * @param oco whether the order itself is the exit
 */
record Exits(Optional<Decimal> takeProfit, Optional<Decimal> stopLoss, Optional<Decimal> stopLimit, boolean oco) {
    static final Exits NONE = new Exits(Optional.empty(), Optional.empty(), Optional.empty(), false);

    Exits {
        if (stopLimit.isPresent() && stopLoss.isEmpty()) {
            throw Problem.usage("STOP_LOSS_LIMIT_ALONE", "--sl-limit is given without --sl",
                    "it is the worst price at which the stop loss may trade", "give --sl P too").failure();
        }
        if (oco && (takeProfit.isEmpty() || stopLoss.isEmpty())) {
            throw Problem.usage("OCO_HAS_TWO_EXITS", "--oco is given without both --tp and --sl",
                    "of the two exits of an OCO the one that trades takes the other off", "give --tp P --sl P").failure();
        }
    }

    /** The prices of the order itself: of an OCO they are those of the take profit. */
    OrderSpec spec(Prices prices) {
        if (!oco) {
            return prices.spec();
        }
        if (!(prices.spec() instanceof OrderSpec.Market)) {
            throw Problem.usage("OCO_AND_PRICE", "--oco is given with a price of the order itself",
                    "an OCO trades at its --tp or at its --sl", "leave --limit, --stop and --trail out").failure();
        }
        return new OrderSpec.Limit(new Price(takeProfit.orElseThrow()));
    }

    Optional<OrderClass> orderClass() {
        Optional<Exit.TakeProfit> profit = takeProfit.map(price -> new Exit.TakeProfit(new Price(price)));
        Optional<Exit.StopLoss> loss = stopLoss.map(price -> new Exit.StopLoss(stop(new Price(price))));
        if (profit.isPresent() && loss.isPresent()) {
            return Optional.of(oco ? new OrderClass.Oco(loss.get()) : new OrderClass.Bracket(profit.get(), loss.get()));
        }
        return profit.<Exit>map(exit -> exit).or(() -> loss).map(OrderClass.Oto::new);
    }

    private OrderSpec stop(Price stop) {
        return stopLimit.<OrderSpec>map(limit -> new OrderSpec.StopLimit(stop, new Price(limit)))
                .orElseGet(() -> new OrderSpec.Stop(stop));
    }
}
