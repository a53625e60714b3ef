package io.taffrail.model.statement;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as a broker tells it.
 *
 * @param clientOrderId the name under which it came to the broker, ours or another's
 * @param cumQty how much of it has traded, by the broker's count
 * @param open whether it still works
 * @param expireTime until when it works, where it is good till a time
 */
public record StatedOrder(
        VenueOrderId id,
        ClientOrderId clientOrderId,
        Instrument instrument,
        Side side,
        OrderAmount amount,
        OrderSpec spec,
        TimeInForce timeInForce,
        Optional<Instant> expireTime,
        Quantity cumQty,
        boolean open,
        Instant createdAt) {}
