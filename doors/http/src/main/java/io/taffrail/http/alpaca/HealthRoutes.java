package io.taffrail.http.alpaca;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code /health}: whether the process lives, and whether its desk is recovered and takes orders. No key needed. */
final class HealthRoutes {
    private final BooleanSupplier ready;

    HealthRoutes(BooleanSupplier ready) {
        this.ready = ready;
    }

    List<Route> routes() {
        return List.of(
                Route.open("GET", "/health/live", _ -> Reply.ok(Json.object().put("status", "live"))),
                Route.open("GET", "/health/ready", this::ready));
    }

    private Reply ready(Call call) {
        return ready.getAsBoolean()
                ? Reply.ok(Json.object().put("status", "ready"))
                : Reply.json(503, Json.object().put("status", "not ready"));
    }
}
