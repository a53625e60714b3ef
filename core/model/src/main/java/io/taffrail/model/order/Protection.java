package io.taffrail.model.order;

import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to protect a position; at least one of it is named.
 *
 * @param stop where it gets out with a loss
 * @param trail by how much its stop follows the market; in the place of a fixed stop
 * @param target where it gets out with a profit
 * @param exitAt when it gets out whatever the market does
 */
public record Protection(
        Optional<Price> stop, Optional<Trail> trail, Optional<Price> target, Optional<Instant> exitAt) {

    public Protection {
        if (stop.isPresent() && trail.isPresent()) {
            throw new IllegalArgumentException("a position's stop stands or trails, not both");
        }
        if (stop.isEmpty() && trail.isEmpty() && target.isEmpty() && exitAt.isEmpty()) {
            throw new IllegalArgumentException("a protection names a stop, a trail, a target or a time");
        }
    }

    /** The stop, standing or trailing, where there is one. */
    public Optional<Exit.StopLoss> stopLoss() {
        return stop.<OrderSpec>map(OrderSpec.Stop::new)
                .or(() -> trail.map(OrderSpec.TrailingStop::new))
                .map(Exit.StopLoss::new);
    }

    public Optional<Exit.TakeProfit> takeProfit() {
        return target.map(Exit.TakeProfit::new);
    }
}
