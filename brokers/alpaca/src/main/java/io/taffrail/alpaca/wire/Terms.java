package io.taffrail.alpaca.wire;

import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * At which prices an order at Alpaca trades, and for how long.
 *
 * @param expireTime until when, where it is good till a time
 */
public record Terms(OrderSpec spec, TimeInForce timeInForce, Optional<Instant> expireTime) {

    static Terms of(JsonNode node) {
        TimeInForce force = timeInForce(Fields.text(node, "time_in_force"));
        Optional<Instant> expires = force == TimeInForce.GTD ? Optional.of(Fields.time(node, "expires_at")) : Optional.empty();
        return new Terms(spec(node), force, expires);
    }

    private static OrderSpec spec(JsonNode node) {
        String type = Fields.optionalText(node, "type").orElseGet(() -> Fields.text(node, "order_type"));
        return switch (type) {
            case "market"        -> new OrderSpec.Market();
            case "limit"         -> new OrderSpec.Limit(Fields.price(node, "limit_price"));
            case "stop"          -> new OrderSpec.Stop(Fields.price(node, "stop_price"));
            case "stop_limit"    -> new OrderSpec.StopLimit(Fields.price(node, "stop_price"), Fields.price(node, "limit_price"));
            case "trailing_stop" -> new OrderSpec.TrailingStop(trail(node));
            default              -> throw new UntrustedException("type is " + type);
        };
    }

    private static Trail trail(JsonNode node) {
        try {
            return Fields.optionalPrice(node, "trail_price")
                    .<Trail>map(Trail.ByPrice::new)
                    .orElseGet(() -> new Trail.ByPercent(Fields.decimal(node, "trail_percent")));
        } catch (IllegalArgumentException impossible) {
            throw new UntrustedException("an impossible trail", impossible);
        }
    }

    private static TimeInForce timeInForce(String word) {
        return switch (word) {
            case "day" -> TimeInForce.DAY;
            case "gtc" -> TimeInForce.GTC;
            case "gtd" -> TimeInForce.GTD;
            case "ioc" -> TimeInForce.IOC;
            case "fok" -> TimeInForce.FOK;
            case "opg" -> TimeInForce.OPG;
            case "cls" -> TimeInForce.CLS;
            default    -> throw new UntrustedException("time_in_force is " + word);
        };
    }
}
