package io.taffrail.views;

import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import java.util.Optional;

/**
 * Something that happened to an order, for whoever follows an account.
 *
 * @param order as the event left it
 * @param effect whether the order was to open a position or to close one
 * @param positionAfter the signed quantity held after it, where the event is a fill
 * @param sequence the entry that holds the event
 * @param index which of the entry's events it is, from 0
 */
public record TradeUpdate(
        OrderEvent event,
        Order order,
        PositionEffect effect,
        Optional<Decimal> positionAfter,
        long sequence,
        int index) {}
