package io.taffrail.http.alpaca;

import io.taffrail.http.web.Call;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The body of an order, read in the order in which its errors are told: what is missing or malformed first, then what
 * this house does not serve.
 */
public record OrderRequest(
        String symbol,
        Side side,
        Optional<Decimal> qty,
        Optional<Decimal> notional,
        OrderSpec spec,
        TimeInForce timeInForce,
        Optional<Instant> expireTime,
        Set<Instruction> instructions,
        Optional<OrderClass> orderClass,
        Optional<ClientOrderId> clientOrderId,
        Optional<String> positionIntent) {

    private static final Set<String> INTENTS = Set.of("buy_to_open", "buy_to_close", "sell_to_open", "sell_to_close");

    static OrderRequest of(Call call) {
        return of(call.body().orElseThrow(OrderRequest::noObject));
    }

    /**
     * Reads an order's body.
     *
     * @throws io.taffrail.http.web.Refused where it is no order that this house serves
     */
    public static OrderRequest of(JsonNode body) {
        if (!body.isObject()) {
            throw noObject();
        }
        var fields = new Fields(body);
        String symbol = fields.text("symbol").orElseThrow(() -> Errors.parameter("symbol is required"));
        var amount = new Amounts(fields.number("qty"), fields.number("notional")).checked();
        Side side = side(fields.text("side").orElse(""));
        TimeRequest time = TimeRequest.of(fields);
        ClassRequest kind = ClassRequest.of(fields);
        OrderSpec spec = SpecRequest.of(fields).limitedTo(kind.limit()).spec(fields.text("type").orElse(""));
        Optional<ClientOrderId> clientOrderId = fields.text("client_order_id").map(OrderRequest::clientOrderId);
        Optional<String> intent = fields.text("position_intent");
        intent.filter(word -> !INTENTS.contains(word)).ifPresent(_ -> {
            throw Errors.parameter("invalid position_intent");
        });
        return new OrderRequest(
                symbol, side, amount.qty(), amount.notional(), spec, time.timeInForce(), time.expireTime(),
                instructions(fields), kind.orderClass(), clientOrderId, intent);
    }

    private static RuntimeException noObject() {
        return Errors.parameter("request body format is invalid: an order is a JSON object");
    }

    /** The order that is asked for, once its symbol is known. */
    public OrderIntent intent(Instrument instrument) {
        OrderAmount amount = qty.<OrderAmount>map(q -> new OrderAmount.Units(new Quantity(q)))
                .or(() -> notional.map(n -> new OrderAmount.Notional(new Money(n, instrument.currency()))))
                .orElseThrow();
        return new OrderIntent(
                clientOrderId, instrument.symbol(), side, amount, spec, timeInForce, expireTime, instructions, orderClass,
                Optional.empty());
    }

    private record Amounts(Optional<Decimal> qty, Optional<Decimal> notional) {
        Amounts checked() {
            if (qty.isEmpty() && notional.isEmpty()) {
                throw Errors.parameter("qty or notional is required");
            }
            if (qty.isPresent() && notional.isPresent()) {
                throw Errors.parameter("only one of qty or notional is accepted");
            }
            qty.ifPresent(value -> amount("qty", value));
            notional.ifPresent(value -> amount("notional", value));
            return this;
        }
    }

    static void amount(String name, Decimal value) {
        if (!value.isPositive()) {
            throw Errors.parameter(name + " must be > 0");
        }
        if (value.scale() > 9) {
            throw Errors.parameter(name + " must have at most 9 decimal places");
        }
    }

    private static Side side(String word) {
        return switch (word) {
            case "buy"  -> Side.BUY;
            case "sell" -> Side.SELL;
            default     -> throw Errors.parameter("invalid side");
        };
    }

    /** {@code post_only} and {@code reduce_only} are this house's extensions. */
    private static Set<Instruction> instructions(Fields fields) {
        var given = EnumSet.noneOf(Instruction.class);
        ask(fields, "extended_hours", Instruction.EXTENDED_HOURS, given);
        ask(fields, "post_only", Instruction.POST_ONLY, given);
        ask(fields, "reduce_only", Instruction.REDUCE_ONLY, given);
        return given;
    }

    private static void ask(Fields fields, String name, Instruction instruction, Set<Instruction> given) {
        if (fields.truth(name)) {
            given.add(instruction);
        }
    }

    static ClientOrderId clientOrderId(String text) {
        if (text.length() > 128) {
            throw Errors.parameter("client_order_id must be no more than 128 characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Errors.parameter("client_order_id must not have control characters");
        }
        return new ClientOrderId(text);
    }
}
