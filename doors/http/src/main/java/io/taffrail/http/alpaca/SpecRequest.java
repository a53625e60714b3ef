package io.taffrail.http.alpaca;

import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** The prices of an order's body; each type has to have its own and no others. */
record SpecRequest(
        Optional<Decimal> limit, Optional<Decimal> stop, Optional<Decimal> trailPrice, Optional<Decimal> trailPercent) {
    private static final Decimal LEAST_PERCENT = Decimal.of("0.1");

    static SpecRequest of(Fields fields) {
        var request = new SpecRequest(
                fields.number("limit_price"),
                fields.number("stop_price"),
                fields.number("trail_price"),
                fields.number("trail_percent"));
        request.limit.ifPresent(price -> positive("limit price", price));
        request.stop.ifPresent(price -> positive("stop price", price));
        request.trailPrice.ifPresent(price -> positive("trail_price", price));
        return request;
    }

    /** With the limit that the order's class names elsewhere, where it does. */
    SpecRequest limitedTo(Optional<Decimal> named) {
        return new SpecRequest(named.or(() -> limit), stop, trailPrice, trailPercent);
    }

    OrderSpec spec(String type) {
        return switch (type) {
            case "market"        -> market();
            case "limit"         -> limited();
            case "stop"          -> stopped();
            case "stop_limit"    -> stopLimited();
            case "trailing_stop" -> trailing();
            default              -> throw Errors.parameter("invalid order type");
        };
    }

    private OrderSpec market() {
        refuse(limit.or(() -> stop), "market orders require no stop or limit price");
        return untrailed(new OrderSpec.Market());
    }

    private OrderSpec limited() {
        refuse(stop, "limit orders require no stop price");
        return untrailed(new OrderSpec.Limit(price(limit, "limit orders require a limit price")));
    }

    private OrderSpec stopped() {
        refuse(limit, "stop orders require no limit price");
        return untrailed(new OrderSpec.Stop(price(stop, "stop orders require a stop price")));
    }

    private OrderSpec stopLimited() {
        String both = "stop limit orders require both stop and limit price";
        return untrailed(new OrderSpec.StopLimit(price(stop, both), price(limit, both)));
    }

    private OrderSpec trailing() {
        refuse(limit.or(() -> stop), "trailing stop orders require no stop or limit price");
        if (trailPrice.isPresent() == trailPercent.isPresent()) {
            throw Errors.parameter("trailing stop orders must specify one of trail_price or trail_percent");
        }
        return new OrderSpec.TrailingStop(trailPrice
                .<Trail>map(offset -> new Trail.ByPrice(new Price(offset)))
                .orElseGet(() -> new Trail.ByPercent(percent())));
    }

    private Decimal percent() {
        return percent(trailPercent.orElseThrow());
    }

    static Decimal percent(Decimal percent) {
        if (percent.compareTo(LEAST_PERCENT) < 0) {
            throw Errors.parameter("trail_percent must be greater than or equal to 0.1");
        }
        if (percent.compareTo(Decimal.of(100)) >= 0) {
            throw Errors.parameter("trail_percent must be less than 100");
        }
        return percent;
    }

    private OrderSpec untrailed(OrderSpec spec) {
        refuse(trailPrice.or(() -> trailPercent), "only trailing stop orders have trail_price or trail_percent");
        return spec;
    }

    private static Price price(Optional<Decimal> given, String otherwise) {
        return new Price(given.orElseThrow(() -> Errors.parameter(otherwise)));
    }

    private static void refuse(Optional<Decimal> given, String message) {
        given.ifPresent(_ -> {
            throw Errors.parameter(message);
        });
    }

    static void positive(String name, Decimal price) {
        if (!price.isPositive()) {
            throw Errors.parameter(name + " must be > 0");
        }
    }
}
