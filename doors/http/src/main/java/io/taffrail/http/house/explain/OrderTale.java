package io.taffrail.http.house.explain;

import io.taffrail.http.house.RiskJson;
import io.taffrail.http.web.Json;
import io.taffrail.model.journal.ComplianceEvent.OrderScreened;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One order's story as JSON: its checks with their numbers, what was sent and answered, fills, times and slippage. */
final class OrderTale {
    private static final Decimal BASIS_POINTS = Decimal.of(10_000);

    private final Order order;
    private final List<Entry> entries;

    /** @param entries those that have an event of the order, oldest first */
    OrderTale(Order order, List<Entry> entries) {
        this.order = order;
        this.entries = entries;
    }

    /** @param decided the price that the decision was made on, where a signal told one */
    ObjectNode json(Optional<Price> decided) {
        ObjectNode json = summary();
        json.set("checks", checks());
        json.set("screenings", screenings());
        order.denial().ifPresentOrElse(denial -> json.set("refusal", RiskJson.of(denial)), () -> json.putNull("refusal"));
        order.rejection().ifPresentOrElse(
                no -> json.putObject("rejection").put("code", no.code()).put("text", no.text()), () -> json.putNull("rejection"));
        json.set("slippage_bps", slippage(decided));
        json.set("times_ms", times());
        json.set("story", story());
        return json;
    }

    private ObjectNode summary() {
        ObjectNode json = Json.object()
                .put("id", order.id().value())
                .put("client_order_id", order.clientOrderId().value())
                .put("account", order.account().value())
                .put("symbol", order.symbol().value())
                .put("side", order.side().name().toLowerCase(Locale.ROOT))
                .put("status", order.status().name())
                .put("filled_qty", order.cumQty().toString());
        put(json, "qty", order.orderQty());
        put(json, "notional", order.notional());
        put(json, "filled_avg_price", order.avgPx());
        put(json, "strategy", order.strategy());
        put(json, "group", order.group());
        put(json, "part", order.link().map(link -> link.role().name()));
        return json;
    }

    private ArrayNode checks() {
        ArrayNode all = Json.array();
        events().filter(OrderChecked.class::isInstance)
                .map(OrderChecked.class::cast)
                .flatMap(checked -> checked.readings().stream())
                .forEach(reading -> all.add(RiskJson.of(reading)));
        return all;
    }

    private ArrayNode screenings() {
        ArrayNode all = Json.array();
        events().filter(OrderScreened.class::isInstance)
                .map(OrderScreened.class::cast)
                .flatMap(screened -> screened.screenings().stream())
                .forEach(one -> all.addObject()
                        .put("pack", one.pack())
                        .put("version", one.version())
                        .put("verdict", one.verdict().name())
                        .put("words", one.words()));
        return all;
    }

    /** How much worse than each price it traded, in hundredths of a percent; below zero is better. */
    private ObjectNode slippage(Optional<Price> decided) {
        ObjectNode json = Json.object();
        put(json, "decision", decided.flatMap(this::worseThan));
        put(json, "arrival", order.reference().flatMap(this::worseThan));
        put(json, "limit", order.spec().limitPrice().flatMap(this::worseThan));
        return json;
    }

    private Optional<Decimal> worseThan(Price price) {
        return order.avgPx().filter(_ -> price.value().isPositive()).map(average -> {
            Decimal worse = order.side() == Side.BUY
                    ? average.value().minus(price.value())
                    : price.value().minus(average.value());
            return worse.times(BASIS_POINTS).dividedBy(price.value(), 2, RoundingMode.HALF_EVEN);
        });
    }

    private ObjectNode times() {
        ObjectNode json = Json.object();
        Instant begun = order.createdAt();
        put(json, "decision_to_send", order.submittedAt().map(at -> millis(begun, at)));
        put(json, "send_to_acknowledgement", first(OrderEvent.OrderAccepted.class)
                .flatMap(at -> order.submittedAt().map(sent -> millis(sent, at))));
        put(json, "send_to_first_fill", first(OrderEvent.OrderFilled.class)
                .flatMap(at -> order.submittedAt().map(sent -> millis(sent, at))));
        put(json, "decision_to_end", order.doneAt().map(at -> millis(begun, at)));
        return json;
    }

    private Optional<Instant> first(Class<? extends OrderEvent> kind) {
        return events().filter(kind::isInstance).map(Event::at).findFirst();
    }

    private static String millis(Instant from, Instant to) {
        return Decimal.of(Duration.between(from, to).toNanos() / 1_000)
                .dividedBy(Decimal.of(1_000), 3, RoundingMode.HALF_EVEN)
                .toString();
    }

    private ArrayNode story() {
        ArrayNode lines = Json.array();
        for (Entry entry : entries) {
            for (Event event : entry.events()) {
                if (event instanceof OrderEvent own && own.order().equals(order.id())) {
                    ObjectNode line = lines.addObject()
                            .put("sequence", entry.sequence())
                            .put("at", own.at().toString())
                            .put("cause", entry.cause().toString())
                            .put("event", own.getClass().getSimpleName())
                            .put("told", told(entry.input()))
                            .put("words", words(own));
                    fill(own).ifPresent(fill -> line.putObject("fill")
                            .put("execution", fill.tradeId().value())
                            .put("qty", fill.lastQty().toString())
                            .put("price", fill.lastPx().toString())
                            .put("commission", fill.commission().toString())
                            .put("venue_time", fill.venueTime().toString()));
                }
            }
        }
        return lines;
    }

    /** What a person asked or a broker said, word for word as the journal has it. */
    private static String told(Input input) {
        return input instanceof Input.CommandTaken taken ? taken.command().toString() : input.toString();
    }

    private static Optional<Fill> fill(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderFilled filled -> Optional.of(filled.fill());
            case OrderEvent.OrderCaughtUp late -> Optional.of(late.fill());
            case OrderEvent _ -> Optional.empty();
        };
    }

    private static String words(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderInitialized _      -> "wanted";
            case OrderEvent.OrderDenied denied      -> "refused by the house: " + denied.reason().what();
            case OrderEvent.OrderHeld _             -> "waits in the house until its entry trades";
            case OrderEvent.OrderSubmitted _        -> "sent";
            case OrderEvent.OrderInDoubt doubt      -> "sent, and the answer is not known: " + doubt.why();
            case OrderEvent.OrderUnfound unfound    -> "the broker does not know it: " + unfound.words();
            case OrderEvent.OrderAdopted adopted    -> "taken over as " + adopted.venueOrderId();
            case OrderEvent.OrderAccepted accepted  -> "accepted as " + accepted.venueOrderId();
            case OrderEvent.OrderBooked _           -> "rests in the book";
            case OrderEvent.OrderTriggered _        -> "its stop was reached";
            case OrderEvent.OrderTrailMoved moved   -> "its trail follows " + moved.mark();
            case OrderEvent.OrderRejected rejected  -> "refused by the venue: " + rejected.reason().text();
            case OrderEvent.OrderFilled filled      -> filled.fill().lastQty() + " at " + filled.fill().lastPx();
            case OrderEvent.OrderRestated restated  -> "to trade " + restated.quantity() + " in all: " + restated.why();
            case OrderEvent.OrderPendingReplace by  -> "to be replaced by " + by.by();
            case OrderEvent.OrderReplaced by        -> "replaced by " + by.by();
            case OrderEvent.OrderReplaceRejected no -> "not replaced: " + no.why();
            case OrderEvent.OrderCarriedOver over   -> "takes the place of " + over.replaced();
            case OrderEvent.OrderCaughtUp late      -> late.fill().lastQty() + " at " + late.fill().lastPx() + ", told late";
            case OrderEvent.OrderOverfilled over    -> "traded " + over.excess() + " more than was asked";
            case OrderEvent.OrderPendingCancel _    -> "to be canceled";
            case OrderEvent.OrderCancelRejected no  -> "not canceled: " + no.why();
            case OrderEvent.OrderCanceled canceled  -> "canceled: " + canceled.evidence();
            case OrderEvent.OrderExpired expired    -> "expired: " + expired.evidence();
        };
    }

    private Stream<Event> events() {
        return entries.stream().flatMap(entry -> entry.events().stream()).filter(this::isOwn);
    }

    private boolean isOwn(Event event) {
        return switch (event) {
            case OrderEvent own        -> own.order().equals(order.id());
            case OrderChecked checked  -> checked.order().equals(order.id());
            case OrderScreened checked -> checked.order().equals(order.id());
            case Event _ -> false;
        };
    }

    private static void put(ObjectNode json, String name, Optional<?> value) {
        value.ifPresentOrElse(known -> json.put(name, known.toString()), () -> json.putNull(name));
    }
}
