package io.taffrail.views.executions;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.value.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the market did after one fill.
 *
 * @param at when the fill was booked
 * @param bps how far the market had turned against the trade, in hundredths of a percent of its price, by how long after it; below
 *     zero it went the trade's way. A moment of which nothing was told is not there
 * @param waits the moments that are not over yet
 */
public record Markout(OrderId order, TradeId trade, Instant at, Map<Duration, Decimal> bps, List<Duration> waits) {
    public Markout {
        bps = Collections.unmodifiableMap(new LinkedHashMap<>(bps));
        waits = List.copyOf(waits);
    }
}
