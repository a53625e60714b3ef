package io.taffrail.http.house.signals;

import io.taffrail.http.web.Json;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingRule;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A signal as the house's own API tells it. */
public final class SignalJson {
    private SignalJson() {}

    /** The word for a status: {@code pending_approval} for one that waits, {@code accepted} for one that was acted on. */
    static String word(SignalStatus status) {
        return switch (status) {
            case RECEIVED          -> "received";
            case AWAITING_APPROVAL -> "pending_approval";
            case APPROVED          -> "approved";
            case DECLINED          -> "declined";
            case REFUSED           -> "rejected";
            case WAITING           -> "waiting";
            case ACTED             -> "accepted";
        };
    }

    /** The status of that word; the house's own names are understood too. */
    static Optional<SignalStatus> status(String word) {
        String asked = word.toLowerCase(Locale.ROOT);
        return asked.equals("pending")
                ? Optional.of(SignalStatus.AWAITING_APPROVAL)
                : Stream.of(SignalStatus.values())
                        .filter(one -> word(one).equals(asked) || one.name().toLowerCase(Locale.ROOT).equals(asked))
                        .findFirst();
    }

    /** The whole signal. */
    public static ObjectNode of(SignalStory story) {
        Signal signal = story.signal();
        ObjectNode json = Json.object()
                .put("signal_id", signal.id().value())
                .put("status", word(story.status()))
                .put("account", story.account().value())
                .put("strategy", signal.strategy().value())
                .put("symbol", signal.symbol().value())
                .put("action", signal.action().name().toLowerCase(Locale.ROOT));
        put(json, "size", signal.size().map(SizingRule::text));
        put(json, "confidence", signal.confidence());
        put(json, "price", signal.price());
        put(json, "stop_loss", signal.stop());
        put(json, "trail", signal.trail().map(SignalJson::trail));
        put(json, "take_profit", signal.target());
        json.put("type", type(signal.spec()));
        put(json, "limit_price", signal.spec().limitPrice());
        put(json, "stop_price", signal.spec().stopPrice());
        put(json, "tif", signal.timeInForce().map(time -> time.name().toLowerCase(Locale.ROOT)));
        put(json, "sent_at", signal.sentAt());
        put(json, "max_age_s", signal.maxAge().map(age -> Long.toString(age.toSeconds())));
        put(json, "max_notional", signal.maxNotional());
        json.put("received_at", story.receivedAt().toString()).put("changed_at", story.changedAt().toString());
        put(json, "hook", story.delivery().hook());
        json.put("dialect", story.delivery().dialect());
        put(json, "body", story.delivery().body());
        json.put("repeats", story.repeats()).put("sequence", story.sequence());
        sequel(story, json);
        story.refusal().ifPresent(denial -> Told.Words.of(denial).into(json));
        return json;
    }

    /** What has become of it. */
    static void sequel(SignalStory story, ObjectNode json) {
        json.put("found", story.found().name());
        story.sizing().ifPresent(sizing -> json.set("sizing", of(sizing)));
        put(json, "approve_until", story.until());
        put(json, "decided", story.reason());
        put(json, "how", story.how());
        ArrayNode orders = json.putArray("orders");
        story.orders().forEach(order -> orders.add(order.value()));
    }

    private static ObjectNode of(Sizing sizing) {
        ObjectNode json = Json.object();
        if (sizing instanceof Sizing.Sized(var side, var quantity, _)) {
            json.put("side", side.name().toLowerCase(Locale.ROOT)).put("qty", quantity.toString());
        }
        ArrayNode steps = json.putArray("steps");
        sizing.steps().forEach(step ->
                steps.addObject().put("name", step.name()).put("value", step.value()).put("words", step.words()));
        return json;
    }

    private static String type(OrderSpec spec) {
        return switch (spec) {
            case OrderSpec.Market _       -> "market";
            case OrderSpec.Limit _        -> "limit";
            case OrderSpec.Stop _         -> "stop";
            case OrderSpec.StopLimit _    -> "stop_limit";
            case OrderSpec.TrailingStop _ -> "trailing_stop";
        };
    }

    private static String trail(Trail trail) {
        return switch (trail) {
            case Trail.ByPrice(var offset)    -> offset.toString();
            case Trail.ByPercent(var percent) -> percent + "%";
        };
    }

    private static void put(ObjectNode json, String name, Optional<?> value) {
        value.ifPresentOrElse(known -> json.put(name, known.toString()), () -> json.putNull(name));
    }
}
