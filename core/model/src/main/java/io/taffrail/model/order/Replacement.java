package io.taffrail.model.order;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to change in an order that works; what is empty stays as it is. FIX 35=G OrderCancelReplaceRequest.
 *
 * @param quantity the new total, with what has traded of the order and of those that it replaced. FIX 38
 * @param trail the new trail, in whatever the order's trail is counted in
 * @param expireTime with GTD, until when
 * @param clientOrderId the caller's name for the new order
 */
public record Replacement(
        Optional<Quantity> quantity,
        Optional<Price> limit,
        Optional<Price> stop,
        Optional<Decimal> trail,
        Optional<TimeInForce> timeInForce,
        Optional<Instant> expireTime,
        Optional<ClientOrderId> clientOrderId) {

    /**
     * The prices of the order that comes of it.
     *
     * @return empty where it names a price that orders of this type do not have
     */
    public Optional<OrderSpec> of(OrderSpec spec) {
        boolean fits = (limit.isEmpty() || spec.limitPrice().isPresent())
                && (stop.isEmpty() || spec.stopPrice().isPresent())
                && (trail.isEmpty() || spec.trailed().isPresent());
        return fits ? Optional.of(changed(spec)) : Optional.empty();
    }

    private OrderSpec changed(OrderSpec spec) {
        return switch (spec) {
            case OrderSpec.Market market    -> market;
            case OrderSpec.Limit(var price) -> new OrderSpec.Limit(limit.orElse(price));
            case OrderSpec.Stop(var price)  -> new OrderSpec.Stop(stop.orElse(price));
            case OrderSpec.StopLimit(var from, var worst) ->
                new OrderSpec.StopLimit(stop.orElse(from), limit.orElse(worst));
            case OrderSpec.TrailingStop(Trail.ByPrice(var offset)) ->
                new OrderSpec.TrailingStop(new Trail.ByPrice(trail.map(Price::new).orElse(offset)));
            case OrderSpec.TrailingStop(Trail.ByPercent(var percent)) ->
                new OrderSpec.TrailingStop(new Trail.ByPercent(trail.orElse(percent)));
        };
    }
}
