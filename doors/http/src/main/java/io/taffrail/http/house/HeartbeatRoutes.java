package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /api/v1/strategies/{id}/heartbeat} with {@code {"within": "5s"}}: the strategy lives, and is taken for dead
 * where it is not heard again within that time. {@code DELETE} says that nobody need wait for it any more.
 */
final class HeartbeatRoutes {
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Desks desks;
    private final Views views;

    HeartbeatRoutes(Desks desks, Views views) {
        this.desks = desks;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/v1/strategies/{id}/heartbeat", call -> beat(call, Optional.of(within(call)))),
                Route.of("DELETE", "/api/v1/strategies/{id}/heartbeat", call -> beat(call, Optional.empty())));
    }

    private Reply beat(Call call, Optional<Duration> within) {
        StrategyId strategy = Scopes.strategy(call.variable("id"));
        desks.submit(new Command.Heartbeat(strategy, within), Cause.key(call.key().id()));
        ObjectNode json = Json.object().put("strategy", strategy.value());
        views.halts().heartbeats().stream()
                .filter(beat -> beat.strategy().equals(strategy))
                .findFirst()
                .ifPresentOrElse(beat -> json.put("due", beat.due().toString()), () -> json.putNull("due"));
        return Reply.ok(json.put("halted", views.halts().of(new HaltScope.OneStrategy(strategy)).isPresent()));
    }

    private static Duration within(Call call) {
        Optional<String> text = Reasons.text(call, "within");
        return text.isEmpty() && !Reasons.has(call, "within")
                ? USUAL
                : text.flatMap(Times::read)
                        .filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0)
                        .orElseThrow(() -> HouseErrors.badField(
                                "within", "it is how long the strategy may be silent, above 0 and at most 7 days",
                                "send {\"within\": \"5s\"}; ms, s, m and h are known"));
    }
}
