package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.Drill;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.ports.RiskDesk;
import io.taffrail.views.Controls;
import io.taffrail.views.Views;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /api/v1/risk/report}: the controls as an auditor asks for them (RTS 6 Art. 9 has a yearly self-assessment): what each is,
 * what holds of it for whom and why, how far it is used, what it has refused, who has changed it, and whether it still refuses what
 * it must when it is played once. What is not set is listed too.
 */
final class RiskReportRoutes {
    private final RiskDesk risk;
    private final Controls controls;

    RiskReportRoutes(RiskDesk risk, Views views) {
        this.risk = risk;
        controls = views.controls();
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/risk/report", this::report));
    }

    private Reply report(Call call) {
        AccountId account = call.key().account();
        List<LimitUse> uses = risk.limits(account);
        ArrayNode all = Json.array();
        for (Rule rule : Rule.values()) {
            Map<Scope, Optional<LimitUse>> rows = rows(rule, uses);
            rows.forEach((scope, use) -> all.add(control(rule, scope, use)));
            if (rows.isEmpty()) {
                all.add(control(rule, Scope.DESK, Optional.empty()));
            }
        }
        ObjectNode json = Json.object().put("account", account.value());
        json.put("rules", Rule.values().length).put("in_force", uses.size());
        return Reply.ok(json.set("controls", all));
    }

    /** What holds, and what has held or spoken before. */
    private Map<Scope, Optional<LimitUse>> rows(Rule rule, List<LimitUse> uses) {
        var rows = new LinkedHashMap<Scope, Optional<LimitUse>>();
        uses.stream()
                .filter(use -> use.limit().rule() == rule)
                .forEach(use -> rows.put(use.limit().scope(), Optional.of(use)));
        controls.scopes(rule).forEach(scope -> rows.putIfAbsent(scope, Optional.empty()));
        return rows;
    }

    private ObjectNode control(Rule rule, Scope scope, Optional<LimitUse> use) {
        ObjectNode json = use.map(RiskJson::of).orElseGet(() -> RiskJson.unset(rule, scope));
        json.put("in_force", use.isPresent()).put("why", rule.why());
        played(json, use.map(standing -> risk.drill(standing.limit())));
        Optional<LimitChange> usual = usual(rule, scope);
        usual.ifPresentOrElse(limit -> json.put("default", limit.value().toString()), () -> json.putNull("default"));
        json.put("is_default", usual.map(LimitChange::value).equals(use.map(LimitUse::limit).map(Limit::value)));
        Controls.Past past = controls.of(new Controls.Place(rule, scope));
        json.put("refused", past.refused());
        moment(json, "last_refused", past.lastRefused());
        json.put("changed", past.changes().values().stream().mapToLong(Long::longValue).sum());
        moment(json, "last_changed", past.lastChanged());
        ObjectNode by = json.putObject("changed_by");
        past.changes().forEach(by::put);
        return json.put("stopped_strategies", past.tripped()).put("rearmed", past.rearmed());
    }

    private static void played(ObjectNode json, Optional<Drill> drill) {
        drill.ifPresentOrElse(
                one -> json.put("check", one.outcome().name().toLowerCase(Locale.ROOT)).put("check_how", one.how()),
                () -> json.putNull("check").putNull("check_how"));
    }

    private static Optional<LimitChange> usual(Rule rule, Scope scope) {
        return DefaultLimits.all().stream()
                .filter(limit -> limit.rule() == rule && limit.scope().equals(scope))
                .findFirst();
    }

    private static void moment(ObjectNode json, String name, Optional<Instant> at) {
        at.ifPresentOrElse(moment -> json.put(name, moment.toString()), () -> json.putNull(name));
    }
}
