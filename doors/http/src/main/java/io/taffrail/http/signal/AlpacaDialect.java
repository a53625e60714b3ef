package io.taffrail.http.signal;

import io.taffrail.http.alpaca.OrderRequest;
import io.taffrail.http.web.Refused;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Price;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /v2/orders}: an order alone, or with a stop and a target. */
final class AlpacaDialect {
    private AlpacaDialect() {}

    static Alert read(AlertFields fields) {
        OrderRequest order = order(fields);
        if (!order.instructions().isEmpty() || order.timeInForce() == TimeInForce.GTD
                || order.spec() instanceof OrderSpec.TrailingStop) {
            throw new AlertException(
                    Flaw.NOT_OFFERED, "trailing stops, orders with instructions, and orders good till a time");
        }
        Optional<Amount> amount = order.qty().map(units -> new Amount(Amount.Kind.UNITS, units))
                .or(() -> order.notional().map(money -> new Amount(Amount.Kind.NOTIONAL, money)));
        List<Exit> exits = exits(order);
        return Alert.of(Dialect.ALPACA, order.symbol(), move(order), amount)
                .named(order.clientOrderId().map(Object::toString), Optional.empty())
                .working(order.spec(), Optional.of(order.timeInForce()))
                .priced(Optional.empty(), stop(exits), target(exits))
                .trailing(exits.stream().flatMap(exit -> exit.spec().trailed().stream()).findFirst());
    }

    private static OrderRequest order(AlertFields fields) {
        try {
            return OrderRequest.of(fields.object());
        } catch (Refused refused) {
            throw new AlertException(Flaw.FIELD_MALFORMED, "as an Alpaca order: " + refused.body().path("message").asString());
        }
    }

    private static Action move(OrderRequest order) {
        return switch (order.positionIntent().orElse("")) {
            case "buy_to_close"  -> Action.EXIT_SHORT;
            case "sell_to_close" -> Action.EXIT_LONG;
            case "buy_to_open"   -> Action.ENTER_LONG;
            case "sell_to_open"  -> Action.ENTER_SHORT;
            default              -> order.side() == Side.BUY ? Action.BUY : Action.SELL;
        };
    }

    private static List<Exit> exits(OrderRequest order) {
        return order.orderClass().map(kind -> {
            if (kind instanceof OrderClass.Oco) {
                throw new AlertException(Flaw.NOT_OFFERED, "two exits without an entry (oco)");
            }
            return kind.exits();
        }).orElse(List.of());
    }

    private static Optional<Price> target(List<Exit> exits) {
        return exits.stream().filter(Exit.TakeProfit.class::isInstance).findFirst().flatMap(exit -> exit.spec().limitPrice());
    }

    private static Optional<Price> stop(List<Exit> exits) {
        return exits.stream().filter(Exit.StopLoss.class::isInstance).findFirst().flatMap(exit -> {
            if (exit.spec() instanceof OrderSpec.StopLimit) {
                throw new AlertException(Flaw.NOT_OFFERED, "a stop loss with a limit");
            }
            return exit.spec().stopPrice();
        });
    }
}
