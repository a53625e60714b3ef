package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.util.List;

/**
 * The kill switch: {@code POST /api/v1/halt} with {@code {"level": "entries"|"all"}}, {@code POST /api/v1/flatten},
 * {@code POST /api/v1/resume} with a reason, and {@code GET /api/v1/halt} for how it stands. Each takes a {@code scope}:
 * {@code desk}, which is usual, {@code account}, {@code account:NAME} or {@code strategy:NAME}.
 */
final class HaltRoutes {
    private final Desks desks;
    private final Views views;

    HaltRoutes(Desks desks, Views views) {
        this.desks = desks;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/halt", _ -> standing()),
                Route.of("POST", "/api/v1/halt", this::halt),
                Route.of("POST", "/api/v1/flatten", call ->
                        submitted(call, new Command.Flatten(Scopes.of(call), Reasons.orNone(call)))),
                Route.of("POST", "/api/v1/resume", call ->
                        submitted(call, new Command.Resume(Scopes.of(call), Reasons.of(call)))));
    }

    private Reply halt(Call call) {
        HaltScope scope = Scopes.of(call);
        HaltLevel level = Reasons.text(call, "level").flatMap(Scopes::level).orElseThrow(() -> HouseErrors.badField(
                "level", "entries stops what opens positions, all stops everything",
                        "send {\"level\": \"entries\"} or {\"level\": \"all\"}"));
        return submitted(call, new Command.Halt(scope, level, Reasons.orNone(call)));
    }

    private Reply submitted(Call call, Command command) {
        desks.submit(command, Cause.key(call.key().id())).denial().ifPresent(denial -> {
            throw HouseErrors.of(denial);
        });
        return standing();
    }

    private Reply standing() {
        return Reply.ok(HaltJson.of(views.halts()));
    }
}
