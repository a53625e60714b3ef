package io.taffrail.model.order;

import io.taffrail.model.id.TradeId;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;

/**
 * One execution of an order.
 *
 * @param tradeId the venue's name for it; a fill of a known name is counted once
 * @param lastQty how much this fill traded, above zero. FIX 32
 * @param lastPx at which price. FIX 31
 * @param commission what the venue took for it, zero or more. FIX 12
 * @param venueTime when the venue says that it happened
 */
public record Fill(
        TradeId tradeId, Quantity lastQty, Price lastPx, Money commission, Liquidity liquidity, Instant venueTime) {

    public Fill {
        if (lastQty.isZero()) {
            throw new IllegalArgumentException("a fill of nothing: " + tradeId);
        }
    }
}
