package io.taffrail.http.stream;

import io.taffrail.http.alpaca.json.OrderJson;
import io.taffrail.http.web.Json;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.views.TradeUpdate;
import tools.jackson.databind.node.ObjectNode;

/** An update as Alpaca writes it: a time on every event, and on fills this fill's price and quantity. */
final class UpdateJson {
    private UpdateJson() {}

    static ObjectNode of(TradeUpdate update) {
        var event = update.event();
        var message = Json.object().put("stream", "trade_updates");
        var data = message.putObject("data");
        data.put("event", word(event));
        data.put("execution_id", executionId(update));
        data.put("event_id", EventId.of(event.at(), update.sequence(), update.index()));
        data.put("at", event.at().toString());
        if (event instanceof OrderEvent.OrderFilled(_, var fill, _, _)) {
            data.put("timestamp", fill.venueTime().toString());
            data.put("price", fill.lastPx().toString());
            data.put("qty", fill.lastQty().toString());
            update.positionAfter().ifPresent(after -> data.put("position_qty", after.toString()));
        } else {
            data.put("timestamp", event.at().toString());
        }
        data.set("order", OrderJson.of(update.order(), update.effect()));
        return message;
    }

    private static String word(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderInitialized _, OrderEvent.OrderSubmitted _, OrderEvent.OrderInDoubt _ -> "pending_new";
            case OrderEvent.OrderAccepted _, OrderEvent.OrderBooked _ -> "new";
            case OrderEvent.OrderDenied _, OrderEvent.OrderRejected _ -> "rejected";
            case OrderEvent.OrderFilled filled -> filled.complete() ? "fill" : "partial_fill";
            case OrderEvent.OrderPendingCancel _ -> "pending_cancel";
            case OrderEvent.OrderCancelRejected _ -> "order_cancel_rejected";
            case OrderEvent.OrderCanceled _ -> "canceled";
            case OrderEvent.OrderExpired _ -> "expired";
        };
    }

    /** Alpaca's names for executions are UUIDs; ours follow from what happened. */
    private static String executionId(TradeUpdate update) {
        String order = update.order().id().value();
        return update.event() instanceof OrderEvent.OrderFilled(_, var fill, _, _)
                ? OrderId.uuid("execution", order, fill.tradeId().value()).toString()
                : OrderId.uuid("execution", order, update.sequence() + "." + update.index()).toString();
    }
}
