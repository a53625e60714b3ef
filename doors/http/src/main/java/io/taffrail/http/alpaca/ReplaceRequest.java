package io.taffrail.http.alpaca;

import io.taffrail.http.web.Call;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The body of a replacement; what it leaves out stays as it is. */
public record ReplaceRequest(
        Optional<Decimal> qty,
        Optional<Decimal> limit,
        Optional<Decimal> stop,
        Optional<Decimal> trail,
        Optional<TimeInForce> timeInForce,
        Optional<Instant> expireTime,
        Optional<ClientOrderId> clientOrderId,
        boolean namesNotional) {

    static ReplaceRequest of(Call call) {
        return of(call.body().orElseThrow(ReplaceRequest::noObject));
    }

    /**
     * Reads a replacement's body.
     *
     * @throws io.taffrail.http.web.Refused where it is no replacement that this house serves
     */
    public static ReplaceRequest of(JsonNode body) {
        if (!body.isObject()) {
            throw noObject();
        }
        var fields = new Fields(body);
        var request = new ReplaceRequest(
                fields.number("qty"),
                fields.number("limit_price"),
                fields.number("stop_price"),
                fields.number("trail"),
                fields.text("time_in_force").map(TimeRequest::word),
                fields.moment("expire_time"),
                fields.text("client_order_id").map(OrderRequest::clientOrderId),
                fields.has("notional"));
        request.qty.ifPresent(number -> OrderRequest.amount("qty", number));
        request.limit.ifPresent(price -> SpecRequest.positive("limit price", price));
        request.stop.ifPresent(price -> SpecRequest.positive("stop price", price));
        request.trail.ifPresent(price -> SpecRequest.positive("trail", price));
        if (fields.has("advanced_instructions")) {
            throw Errors.business("advanced_instructions is not supported");
        }
        return request;
    }

    private static RuntimeException noObject() {
        return Errors.parameter("request body format is invalid: a replacement is a JSON object");
    }

    /** What is to change, whether or not an order has it. */
    public Replacement changes() {
        return new Replacement(
                qty.map(Quantity::new), limit.map(Price::new), stop.map(Price::new), trail, timeInForce, expireTime,
                clientOrderId);
    }

    /**
     * What is to change in an order.
     *
     * @throws io.taffrail.http.web.Refused where orders of its kind have no such thing, or it is so already
     */
    Replacement changes(Order order) {
        ofGroup(order);
        amount(order);
        prices(order.spec());
        Optional<Instant> until = time(order);
        var changes = new Replacement(
                qty.map(Quantity::new), limit.map(Price::new), stop.map(Price::new), trail, timeInForce, until, clientOrderId);
        if (isSame(order, changes)) {
            throw Errors.forbidden("order parameters are not changed");
        }
        return changes;
    }

    private void ofGroup(Order order) {
        order.link().ifPresent(link -> {
            if (!link.kind().isPaired()) {
                throw Errors.business("replace is not supported yet for oto orders");
            }
            if (qty.isPresent() || timeInForce.isPresent() || expireTime.isPresent()) {
                throw Errors.business("only limit_price and stop_price can be replaced in bracket and oco orders");
            }
        });
    }

    private void amount(Order order) {
        if (namesNotional || order.notional().isPresent()) {
            throw Errors.business("notional orders cannot be replaced");
        }
        boolean shares = order.instrument().assetClass() == AssetClass.US_EQUITY;
        if (shares && qty.filter(number -> !number.isMultipleOf(Decimal.ONE)).isPresent()) {
            throw Errors.parameter("qty must be integer");
        }
        if (qty.filter(number -> number.compareTo(order.cumQty().value()) <= 0).isPresent()) {
            throw Errors.business("qty must be > filled_qty");
        }
    }

    private void prices(OrderSpec spec) {
        switch (spec) {
            case OrderSpec.Market _ -> {
                refuse(limit.or(() -> stop), "market orders require no stop or limit price");
                untrailed();
            }
            case OrderSpec.Limit _ -> {
                refuse(stop, "limit orders require no stop price");
                untrailed();
            }
            case OrderSpec.Stop _ -> {
                refuse(limit, "stop orders require no limit price");
                untrailed();
            }
            case OrderSpec.StopLimit _ -> untrailed();
            case OrderSpec.TrailingStop(var by) -> {
                refuse(limit.or(() -> stop), "trailing stop orders require no stop or limit price");
                if (by instanceof Trail.ByPercent) {
                    trail.ifPresent(SpecRequest::percent);
                }
            }
        }
    }

    private void untrailed() {
        refuse(trail, "only trailing stop orders have a trail");
    }

    private Optional<Instant> time(Order order) {
        TimeInForce next = timeInForce.orElse(order.timeInForce());
        Optional<Instant> until = expireTime.or(() -> next == TimeInForce.GTD ? order.expireTime() : Optional.empty());
        if (next == TimeInForce.GTD && until.isEmpty()) {
            throw Errors.parameter("gtd orders require an expire_time");
        }
        if (next != TimeInForce.GTD && until.isPresent()) {
            throw Errors.parameter("only gtd orders have an expire_time");
        }
        return expireTime;
    }

    private static boolean isSame(Order order, Replacement changes) {
        return changes.quantity().or(order::orderQty).equals(order.orderQty())
                && changes.of(order.spec()).equals(Optional.of(order.spec()))
                && changes.timeInForce().orElse(order.timeInForce()) == order.timeInForce()
                && changes.expireTime().or(order::expireTime).equals(order.expireTime());
    }

    private static void refuse(Optional<Decimal> given, String message) {
        given.ifPresent(_ -> {
            throw Errors.parameter(message);
        });
    }
}
