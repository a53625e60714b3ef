package io.taffrail.model.order;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import java.util.Optional;

/**
 * What somebody wants to trade, before the house has judged it.
 *
 * @param clientOrderId the caller's name for the order; empty where the desk is to derive one
 */
public record OrderIntent(
        Optional<ClientOrderId> clientOrderId,
        Symbol symbol,
        Side side,
        OrderAmount amount,
        OrderSpec spec,
        TimeInForce timeInForce) {}
