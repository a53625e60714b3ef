package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.model.order.Protection;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what is to protect a position: {@code stop}, {@code target}, {@code trail_price} or {@code trail_percent}
 * ({@code trail} takes {@code "2%"} and {@code "1.50"}), {@code exit_at}.
 */
final class Protections {
    private Protections() {}

    static Protection of(Call call) {
        Optional<Price> stop = Amounts.positive(call, "stop").map(Price::new);
        Optional<Price> target = Amounts.positive(call, "target").map(Price::new);
        try {
            return new Protection(stop, trail(call), target, exitAt(call));
        } catch (IllegalArgumentException contradictory) {
            throw HouseErrors.of(
                    422, "PROTECTION_UNCLEAR", "the protection cannot be understood", String.valueOf(contradictory.getMessage()),
                    "send stop or trail, target, exit_at, or several of them");
        }
    }

    private static Optional<Trail> trail(Call call) {
        Optional<Trail> plain = Reasons.text(call, "trail").map(text -> text.endsWith("%")
                ? percent("trail", Amounts.positive("trail", text.substring(0, text.length() - 1)))
                : new Trail.ByPrice(new Price(Amounts.positive("trail", text))));
        return plain.or(() -> Amounts.positive(call, "trail").<Trail>map(offset -> new Trail.ByPrice(new Price(offset))))
                .or(() -> Amounts.positive(call, "trail_price").<Trail>map(offset -> new Trail.ByPrice(new Price(offset))))
                .or(() -> Amounts.positive(call, "trail_percent").map(share -> percent("trail_percent", share)));
    }

    private static Trail percent(String field, Decimal share) {
        try {
            return new Trail.ByPercent(share);
        } catch (IllegalArgumentException tooMuch) {
            throw HouseErrors.badField(field, String.valueOf(tooMuch.getMessage()), "send less than 100 percent");
        }
    }

    private static Optional<Instant> exitAt(Call call) {
        return Reasons.has(call, "exit_at")
                ? Optional.of(Reasons.text(call, "exit_at").flatMap(Times::moment).orElseThrow(() -> HouseErrors.badField(
                        "exit_at", "it is the moment at which the position is closed", "send it as 2026-01-02T21:00:00Z")))
                : Optional.empty();
    }

    static void put(ObjectNode json, Trail trail) {
        switch (trail) {
            case Trail.ByPrice(var offset)    -> json.put("trail_price", offset.toString());
            case Trail.ByPercent(var percent) -> json.put("trail_percent", percent.toString());
        }
    }
}
