package io.taffrail.http.alpaca;

import io.taffrail.model.order.Exit.StopLoss;
import io.taffrail.model.order.Exit.TakeProfit;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.List;
import java.util.Optional;

/**
 * The class of an order's body, with the exits that the class has to have.
 *
 * @param limit the limit of the order itself, where its class takes it from {@code take_profit}, as an OCO does
 */
record ClassRequest(Optional<OrderClass> orderClass, Optional<Decimal> limit) {
    private static final List<String> UNSERVED = List.of("legs", "advanced_instructions");

    static ClassRequest of(Fields fields) {
        String word = fields.text("order_class").orElse("simple");
        UNSERVED.stream().filter(fields::has).findFirst().ifPresent(name -> {
            throw Errors.business(name + " is not supported for " + word + " orders");
        });
        return new Exits(word, fields.within("take_profit"), fields.within("stop_loss")).of(fields);
    }

    private record Exits(String word, Optional<Fields> profit, Optional<Fields> loss) {

        ClassRequest of(Fields fields) {
            return switch (word) {
                case "simple"  -> simple();
                case "bracket" -> brings(new OrderClass.Bracket(new TakeProfit(price(target())), stopLoss()));
                case "oto"     -> brings(oto());
                case "oco"     -> oco(fields);
                case "mleg"    -> throw Errors.business("order_class mleg is not supported");
                default        -> throw Errors.parameter("invalid order_class");
            };
        }

        private ClassRequest simple() {
            refuse(profit, "take_profit is not supported for simple orders");
            refuse(loss, "stop_loss is not supported for simple orders");
            return new ClassRequest(Optional.empty(), Optional.empty());
        }

        private OrderClass oto() {
            if (profit.isPresent() == loss.isPresent()) {
                throw Errors.parameter("oto orders require exactly one of take_profit or stop_loss");
            }
            return profit.isPresent() ? new OrderClass.Oto(new TakeProfit(price(target()))) : new OrderClass.Oto(stopLoss());
        }

        /** Some clients have to send a limit price too, and say with the take profit what they mean. */
        private ClassRequest oco(Fields fields) {
            if (!fields.text("type").equals(Optional.of("limit"))) {
                throw Errors.business("oco orders must be limit orders");
            }
            Optional<Decimal> limit = profit.isPresent() ? Optional.of(target()) : fields.number("limit_price");
            if (limit.isEmpty()) {
                throw Errors.parameter("oco orders require take_profit.limit_price");
            }
            return new ClassRequest(Optional.of(new OrderClass.Oco(stopLoss())), limit);
        }

        private Decimal target() {
            return profit.flatMap(exit -> positive(exit, "take_profit", "limit_price"))
                    .orElseThrow(() -> Errors.parameter(word + " orders require take_profit.limit_price"));
        }

        private StopLoss stopLoss() {
            Price stop = price(loss.flatMap(exit -> positive(exit, "stop_loss", "stop_price"))
                    .orElseThrow(() -> Errors.parameter(word + " orders require stop_loss.stop_price")));
            return new StopLoss(loss.flatMap(exit -> positive(exit, "stop_loss", "limit_price"))
                    .<OrderSpec>map(limit -> new OrderSpec.StopLimit(stop, price(limit)))
                    .orElseGet(() -> new OrderSpec.Stop(stop)));
        }
    }

    private static ClassRequest brings(OrderClass orderClass) {
        return new ClassRequest(Optional.of(orderClass), Optional.empty());
    }

    private static Optional<Decimal> positive(Fields exit, String of, String name) {
        Optional<Decimal> price = exit.number(name);
        price.filter(value -> !value.isPositive()).ifPresent(_ -> {
            throw Errors.parameter(of + "." + name + " must be > 0");
        });
        return price;
    }

    private static Price price(Decimal value) {
        return new Price(value);
    }

    private static void refuse(Optional<Fields> exit, String message) {
        exit.ifPresent(_ -> {
            throw Errors.business(message);
        });
    }
}
