package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** The prices that were typed for an order; which of them are there makes it the order that it is. */
record Prices(Optional<Decimal> limit, Optional<Decimal> stop, Optional<Trail> trail) {

    /** The order that they make; throws where a trail comes with another price. */
    OrderSpec spec() {
        if (trail.isPresent()) {
            refuse("--limit", limit);
            refuse("--stop", stop);
            return new OrderSpec.TrailingStop(trail.get());
        }
        if (stop.isPresent()) {
            var reached = new Price(stop.get());
            return limit.<OrderSpec>map(price -> new OrderSpec.StopLimit(reached, new Price(price)))
                    .orElseGet(() -> new OrderSpec.Stop(reached));
        }
        return limit.<OrderSpec>map(price -> new OrderSpec.Limit(new Price(price)))
                .orElseGet(OrderSpec.Market::new);
    }

    private static void refuse(String option, Optional<Decimal> given) {
        if (given.isPresent()) {
            throw Problem.usage("TRAIL_AND_PRICE", "both --trail and " + option + " are given",
                    "a trailing stop takes its stop from the market, and then trades at the market",
                    "give --trail alone; or --stop P, with --limit P where it must not trade at any price").failure();
        }
    }
}
