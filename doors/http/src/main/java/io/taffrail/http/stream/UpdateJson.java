package io.taffrail.http.stream;

import io.taffrail.http.alpaca.json.OrderJson;
import io.taffrail.http.alpaca.json.Words;
import io.taffrail.http.web.Json;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.views.TradeUpdate;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An update as Alpaca writes it, on both of its streams: a time on every event, and on fills this fill's price and quantity. */
final class UpdateJson {
    private UpdateJson() {}

    /** As {@code /stream} tells it; empty where Alpaca has no word for the event. */
    static Optional<ObjectNode> of(TradeUpdate update) {
        return data(update).map(data -> Json.object().put("stream", "trade_updates").set("data", data));
    }

    /** As the event stream tells it; empty where Alpaca has no word for the event. */
    static Optional<ObjectNode> data(TradeUpdate update) {
        return word(update.event()).map(word -> data(update, word));
    }

    private static ObjectNode data(TradeUpdate update, String word) {
        var event = update.event();
        var data = Json.object();
        data.put("event", word);
        data.put("execution_id", executionId(update));
        data.put("event_id", EventId.of(update));
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
        return data;
    }

    private static Optional<String> word(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderInitialized _, OrderEvent.OrderInDoubt _, OrderEvent.OrderBooked _,
                OrderEvent.OrderTriggered _, OrderEvent.OrderTrailMoved _, OrderEvent.OrderHeld _,
                OrderEvent.OrderOverfilled _, OrderEvent.OrderUnfound _, OrderEvent.OrderCaughtUp _ -> Optional.empty();
            case OrderEvent.OrderRestated _                           -> Optional.of("restated");
            case OrderEvent.OrderPendingReplace _                     -> Optional.of("pending_replace");
            case OrderEvent.OrderReplaced _                           -> Optional.of("replaced");
            case OrderEvent.OrderReplaceRejected _                    -> Optional.of("order_replace_rejected");
            case OrderEvent.OrderCarriedOver _                        -> Optional.of("new");
            case OrderEvent.OrderSubmitted _                          -> Optional.of("pending_new");
            case OrderEvent.OrderAccepted _, OrderEvent.OrderAdopted _ -> Optional.of("new");
            case OrderEvent.OrderDenied denied when denied.reason() instanceof Denial.DuplicateClientOrderId ->
                // Alpaca tells of one order under a name: who sent it twice has its answer, and must not take it for the first one's.
                Optional.empty();
            case OrderEvent.OrderDenied _, OrderEvent.OrderRejected _ -> Optional.of("rejected");
            case OrderEvent.OrderFilled filled -> Optional.of(filled.complete() ? "fill" : "partial_fill");
            case OrderEvent.OrderPendingCancel _                      -> Optional.of("pending_cancel");
            case OrderEvent.OrderCancelRejected _                     -> Optional.of("order_cancel_rejected");
            case OrderEvent.OrderCanceled _                           -> Optional.of("canceled");
            case OrderEvent.OrderExpired _                            -> Optional.of("expired");
        };
    }

    /** Alpaca's names for executions are UUIDs; ours follow from what happened. */
    private static String executionId(TradeUpdate update) {
        OrderId order = update.order().id();
        return (update.event() instanceof OrderEvent.OrderFilled(_, var fill, _, _)
                        ? Words.executionId(order, fill.tradeId())
                        : OrderId.uuid("execution", order.value(), update.sequence() + "." + update.index()))
                .toString();
    }
}
