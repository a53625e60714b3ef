package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.ports.Health;
import io.taffrail.ports.Reconciler;
import io.taffrail.ports.Reconciler.BrokerHealth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v1/brokers}: how the brokers behind wires are doing, and each of their safety gates. */
final class BrokerRoutes {
    private final Reconciler reconciler;

    BrokerRoutes(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/brokers", this::list));
    }

    private Reply list(Call call) {
        ArrayNode brokers = Json.array();
        reconciler.health().forEach(one -> brokers.add(of(one)));
        return Reply.ok(Json.object().set("brokers", brokers));
    }

    private static ObjectNode of(BrokerHealth one) {
        Health health = one.health();
        ObjectNode json = Json.object()
                .put("account", one.account().value())
                .put("broker", one.broker())
                .put("live", health.live())
                .put("budget_left", health.budgetLeft())
                .put("quarantined", health.quarantined());
        putMillis(json, "latency_ms", health.latency());
        putMillis(json, "clock_offset_ms", health.clockOffset());
        putMillis(json, "stream_silence_ms", health.streamSilence());
        health.trouble().ifPresentOrElse(what -> json.put("trouble", what), () -> json.putNull("trouble"));
        ArrayNode gates = json.putArray("gates");
        health.checks().forEach(check -> gates.add(Json.object()
                .put("name", check.name())
                .put("passed", check.passed())
                .put("found", check.found())));
        return json;
    }

    private static void putMillis(ObjectNode json, String name, Optional<Duration> duration) {
        duration.ifPresentOrElse(known -> json.put(name, known.toMillis()), () -> json.putNull(name));
    }
}
