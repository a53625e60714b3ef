package io.taffrail.http.house;

import io.taffrail.http.web.Json;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.OrderId;
import io.taffrail.views.Halts.Flattening;
import io.taffrail.views.Halts;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the kill switch stands. */
final class HaltJson {
    private HaltJson() {}

    /** {@code level} is the strictest of all halts, {@code none} where there is none. */
    static ObjectNode of(Halts halts) {
        List<Halt> standing = halts.list();
        Optional<HaltLevel> strictest = standing.stream().map(Halt::level).max(HaltLevel::compareTo);
        ObjectNode json = Json.object()
                .put("halted", strictest.isPresent())
                .put("level", strictest.map(Scopes::text).orElse("none"));
        ArrayNode all = json.putArray("halts");
        standing.forEach(halt -> all.add(Json.object()
                .put("scope", Scopes.text(halt.scope()))
                .put("level", Scopes.text(halt.level()))
                .put("reason", halt.reason())
                .put("since", halt.since().toString())));
        ArrayNode flattens = json.putArray("flattens");
        halts.flattens().forEach(one -> flattens.add(of(one)));
        ArrayNode stuck = json.putArray("stuck");
        halts.stuck().forEach(alarm -> stuck.add(Json.object()
                .put("account", alarm.account().value())
                .put("symbol", alarm.symbol().value())
                .put("left", alarm.left().toString())
                .put("why", alarm.why())
                .put("since", alarm.at().toString())));
        ArrayNode beats = json.putArray("heartbeats");
        halts.heartbeats().forEach(beat -> beats.add(Json.object()
                .put("strategy", beat.strategy().value())
                .put("within_ms", beat.within().toMillis())
                .put("due", beat.due().toString())));
        return json;
    }

    private static ObjectNode of(Flattening one) {
        ObjectNode json = Json.object()
                .put("scope", Scopes.text(one.begun().scope()))
                .put("state", one.done().isPresent() ? "flat" : "under_way")
                .put("reason", one.begun().reason())
                .put("since", one.begun().at().toString());
        one.done().ifPresentOrElse(
                done -> {
                    json.put("flat_at", done.at().toString());
                    put(json, "canceled", done.canceled());
                    put(json, "closed_by", done.closedBy());
                },
                () -> json.putNull("flat_at"));
        put(json, "not_canceled", one.refusing());
        return json;
    }

    private static void put(ObjectNode json, String name, List<OrderId> orders) {
        ArrayNode ids = json.putArray(name);
        orders.forEach(order -> ids.add(order.value()));
    }
}
