package io.taffrail.engine.risk;

import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.Trail;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;

/** What limits ask of the order alone. */
final class OrderMeasures {
    /** A stop trades at the market once it is touched: a thousandth of the price is taken to be lost on the way. */
    private static final Decimal SLIPPAGE = Decimal.of("0.001");

    private static final Measured NO_PRICE = new Measured.Unknown("no price is known");
    private static final Measured WRONG_SIDE = new Measured.Unknown("its stop is on the wrong side of its price");

    private OrderMeasures() {}

    static Measured units(LimitCase judged, Scope scope) {
        return units(judged.order()).map(units -> Measured.of(units.value())).orElse(NO_PRICE);
    }

    /** Of a symbol whose volume nobody knows the limits on units and money have to do. */
    static Measured ofAverageDay(LimitCase judged, Scope scope) {
        Optional<Decimal> average = judged.market().flatMap(MarketFacts::averageVolume).filter(Decimal::isPositive);
        return average.isEmpty()
                ? new Measured.Unsaid("the volume of 20 days is not known, so that only max_order_qty and max_order_notional bound it")
                : units(judged.order())
                        .map(units -> Measured.of(LimitCase.percent(units.value(), average.get())))
                        .orElse(NO_PRICE);
    }

    static Measured worth(LimitCase judged, Scope scope) {
        return worth(judged.order()).map(worth -> Measured.of(worth.amount())).orElse(NO_PRICE);
    }

    static Measured worthOfEquity(LimitCase judged, Scope scope) {
        return worth(judged.order()).map(worth -> judged.ofEquity(worth, true)).orElse(NO_PRICE);
    }

    static Measured isShort(LimitCase judged, Scope scope) {
        return judged.order().side() == Side.BUY
                ? Measured.OUTSIDE
                : Measured.of(judged.proposal().newlyShort().isPositive());
    }

    /** Of two orders of one's own that would trade with each other the newer is refused. */
    static Measured meetsOwn(LimitCase judged, Scope scope) {
        return judged.opponent()
                .<Measured>map(other -> new Measured.Value(
                        Decimal.ONE, true,
                        Optional.of("order " + other.id() + other.strategy().map(whose -> " of " + whose.value()).orElse("")
                                + " to " + other.side() + " stands there")))
                .orElseGet(() -> Measured.of(false));
    }

    /** What is lost if the stop is hit, with slippage; without a stop, all that the order is worth. */
    static Measured atStop(LimitCase judged, Scope scope) {
        Order order = judged.order();
        Optional<Price> entry = order.judgedPrice();
        if (entry.isEmpty()) {
            return NO_PRICE;
        }
        if (judged.stopLoss().isEmpty()) {
            return worthOfEquity(judged, scope);
        }
        Decimal distance = distance(judged.stopLoss().get(), entry.get(), order.side());
        if (!distance.isPositive()) {
            return WRONG_SIDE;
        }
        Price each = new Price(distance.plus(entry.get().value().times(SLIPPAGE, 9, RoundingMode.UP)));
        return units(order)
                .map(units -> judged.ofEquity(order.instrument().worth(each, units, RoundingMode.UP), true))
                .orElse(NO_PRICE);
    }

    private static Decimal distance(OrderSpec stop, Price entry, Side side) {
        return stop.stopPrice()
                .map(price -> switch (side) {
                    case BUY  -> entry.value().minus(price.value());
                    case SELL -> price.value().minus(entry.value());
                })
                .or(() -> stop.trailed().map(trailing(entry)))
                .orElse(Decimal.ZERO);
    }

    private static Function<Trail, Decimal> trailing(Price entry) {
        return trail -> switch (trail) {
            case Trail.ByPrice(var offset)    -> offset.value();
            case Trail.ByPercent(var percent) -> entry.value().times(percent.times(Decimal.of("0.01")), 9, RoundingMode.UP);
        };
    }

    private static Optional<Quantity> units(Order order) {
        return order.orderQty().or(() -> order.judgedPrice().map(order::leavesQty));
    }

    private static Optional<Money> worth(Order order) {
        return order.notional()
                .or(() -> order.judgedPrice().flatMap(price -> order.orderQty()
                        .map(quantity -> order.instrument().worth(price, quantity, RoundingMode.UP))));
    }
}
