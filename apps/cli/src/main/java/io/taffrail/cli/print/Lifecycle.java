package io.taffrail.cli.print;

import io.taffrail.cli.client.Json;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderBooked;
import io.taffrail.model.journal.OrderEvent.OrderCancelRejected;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderCarriedOver;
import io.taffrail.model.journal.OrderEvent.OrderCaughtUp;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderExpired;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInDoubt;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderOverfilled;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaceRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent.OrderTrailMoved;
import io.taffrail.model.journal.OrderEvent.OrderTriggered;
import io.taffrail.model.journal.OrderEvent.OrderUnfound;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Money;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened to an order, a line for people: {@code 14:31:07.250  buy-1  BUY 10 AAPL  FILLED 10 @ 187.43}.
 *
 * @param name what people call the order: its client order id, or the part that it plays for another
 * @param word what happened, in a word
 * @param detail what else there is to say of it; may be empty
 */
public record Lifecycle(OrderEvent event, Order order, String name, String word, String detail) {

    /** The line, where the event is one that people care about. */
    public static Optional<Lifecycle> of(OrderEvent event, Order order, String name) {
        return words(event, order).map(words -> new Lifecycle(event, order, name, words.word(), words.detail()));
    }

    private record Words(String word, String detail) {}

    private static Optional<Words> words(OrderEvent event, Order order) {
        return switch (event) {
            case OrderInitialized _    -> Optional.empty();
            case OrderSubmitted _      -> Optional.empty();
            case OrderBooked _         -> Optional.empty();
            case OrderTrailMoved _     -> Optional.empty();
            case OrderTriggered _      -> line("TRIGGERED", reached(order));
            case OrderPendingCancel _  -> Optional.empty();
            case OrderPendingReplace _ -> Optional.empty();
            case OrderHeld _           -> line("HELD", "until its entry trades");
            case OrderOverfilled over  -> line("OVERFILLED", over.excess() + " more than it asked for");
            case OrderRestated r       -> line("RESTATED", r.quantity() + ": " + r.why());
            case OrderReplaced r       -> line("REPLACED", "by order " + r.by());
            case OrderCarriedOver _    -> line("ACCEPTED", "in the place of the order before it");
            case OrderReplaceRejected r -> line("REPLACE_REJECTED", r.why());
            case OrderUnfound unfound  -> line("NOT_FOUND", unfound.words());
            case OrderAdopted _        -> line("ACCEPTED", "came to the broker from elsewhere");
            case OrderCaughtUp _       -> Optional.empty();
            case OrderAccepted _       -> line("ACCEPTED", "");
            case OrderDenied denied    -> line("DENIED", denied.reason().what());
            case OrderRejected refused -> line("REJECTED", refused.reason().text());
            case OrderInDoubt doubt    -> line("IN_DOUBT", doubt.why());
            case OrderFilled traded    -> line(traded.complete() ? "FILLED" : "PARTIALLY_FILLED",
                                               traded.fill().lastQty() + " @ " + traded.fill().lastPx());
            case OrderCancelRejected r -> line("CANCEL_REJECTED", r.why());
            case OrderCanceled over    -> line("CANCELED", over.evidence());
            case OrderExpired over     -> line("EXPIRED", over.evidence());
        };
    }

    /** The same for programs, one object a line. */
    public String json() {
        return Json.MAPPER.createObjectNode()
                .put("at", event.at().toString())
                .put("event", word)
                .put("client_order_id", order.clientOrderId().toString())
                .put("name", name)
                .put("side", order.side().name().toLowerCase(Locale.ROOT))
                .put("amount", amount())
                .put("symbol", order.symbol().toString())
                .put("detail", detail)
                .toString();
    }

    @Override
    public String toString() {
        return (Fields.time(event.at()) + "  " + name + "  " + order.side() + " " + amount() + " "
                + order.symbol() + "  " + word + " " + detail).strip();
    }

    private static Optional<Words> line(String word, String detail) {
        return Optional.of(new Words(word, detail));
    }

    private static String reached(Order order) {
        return order.stopPx().map(stop -> "its stop " + stop + " is reached").orElse("");
    }

    private String amount() {
        return order.orderQty().map(Object::toString).or(() -> order.notional().map(Money::toString)).orElse("");
    }
}
