package io.taffrail.http.house;

import io.taffrail.http.alpaca.OrderRequest;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.Origin;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.value.Decimal;
import io.taffrail.ports.Desks;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.RiskDesk;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/risk}: the limits and how much of them is used, {@code PUT} and {@code DELETE} of one of them,
 * {@code POST /test} of an order that is not sent, {@code POST /rearm} of a strategy that a limit has stopped.
 */
final class RiskRoutes {
    private static final String LIMIT = "/api/v1/risk/limits/{rule}";

    private final Desks desks;
    private final RiskDesk risk;
    private final MarketData market;

    RiskRoutes(Desks desks, RiskDesk risk, MarketData market) {
        this.desks = desks;
        this.risk = risk;
        this.market = market;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/risk", this::show),
                Route.of("PUT", LIMIT, this::set),
                Route.of("DELETE", LIMIT, this::lift),
                Route.of("POST", "/api/v1/risk/test", this::test).forReaders(),
                Route.of("POST", "/api/v1/risk/rearm/{rule}", this::rearm));
    }

    private Reply show(Call call) {
        AccountId account = call.key().account();
        var limits = Json.array();
        risk.limits(account).forEach(use -> limits.add(RiskJson.of(use)));
        return Reply.ok(Json.object().put("account", account.value()).set("limits", limits));
    }

    private Reply set(Call call) {
        Rule rule = rule(call);
        Scope scope = scope(call);
        var change = new LimitChange(rule, scope, value(call), until(call));
        submit(call, new Command.SetLimits(List.of(change), reason(call), "key " + call.key().id()));
        return Reply.ok(standing(call, rule, scope).map(RiskJson::of).orElseGet(Json::object));
    }

    private Reply lift(Call call) {
        String reason = reason(call).orElseThrow(() -> HouseErrors.badField(
                "reason", "who lets more pass says why, and it is kept", "add ?reason=..., or send {\"reason\": \"...\"}"));
        submit(call, new Command.LiftLimit(rule(call), scope(call), reason, "key " + call.key().id()));
        return Reply.noContent();
    }

    private Reply rearm(Call call) {
        submit(call, new Command.RearmRule(rule(call), scope(call), Reasons.of(call), "key " + call.key().id()));
        return Reply.noContent();
    }

    private Reply test(Call call) {
        JsonNode body = call.body().orElseThrow(() -> HouseErrors.badField(
                "symbol", "an order is tried as it would be sent", "send the body of POST /v2/orders"));
        OrderRequest request = OrderRequest.of(body);
        Instrument instrument = market.instrument(new Symbol(request.symbol()))
                .orElseThrow(() -> HouseErrors.of(
                        422, "UNKNOWN_SYMBOL", "there is no asset " + request.symbol(),
                        "only what the market knows is traded", "list them: GET /v2/assets"));
        OrderIntent intent = Reasons.text(call, "strategy")
                .map(name -> Origin.of(parsed("strategy", name, StrategyId::new)))
                .map(origin -> request.intent(instrument).of(origin))
                .orElseGet(() -> request.intent(instrument));
        Trial trial = risk.trial(call.key().account(), intent);
        return Reply.ok(RiskJson.of(trial));
    }

    private void submit(Call call, Command command) {
        desks.submit(command, Cause.key(call.key().id())).denial().ifPresent(denial -> {
            throw HouseErrors.of(denial);
        });
    }

    private Optional<LimitUse> standing(Call call, Rule rule, Scope scope) {
        return risk.limits(call.key().account()).stream()
                .filter(use -> use.limit().rule() == rule && use.limit().scope().equals(scope))
                .findFirst();
    }

    private static Rule rule(Call call) {
        String word = call.variable("rule");
        return Rule.named(word).orElseThrow(() -> HouseErrors.of(
                404, "UNKNOWN_RULE", "there is no limit " + word, "limits have the names of docs/refusals.md",
                "list them: GET /api/v1/risk"));
    }

    private static Scope scope(Call call) {
        return Reasons.text(call, "scope")
                .or(() -> call.query().first("scope"))
                .map(text -> parsed("scope", text, Scope::parse))
                .orElse(Scope.DESK);
    }

    private static Optional<String> reason(Call call) {
        Optional<String> given = Reasons.text(call, "reason").or(() -> call.query().first("reason"));
        given.filter(text -> text.length() > 500 || text.chars().anyMatch(Character::isISOControl)).ifPresent(_ -> {
            throw HouseErrors.badField("reason", "a reason is one line of at most 500 characters", "send a shorter one");
        });
        return given;
    }

    /** A number, or a number as text; what is neither finite nor a number is no limit. */
    private static Decimal value(Call call) {
        JsonNode value = call.body().map(body -> body.path("value")).orElseThrow(() -> HouseErrors.badField(
                "value", "a limit has a value", "send {\"value\": \"10\"}"));
        if (value.isBoolean()) {
            return value.asBoolean() ? Decimal.ONE : Decimal.ZERO;
        }
        return parsed("value", value.isNumber() || value.isString() ? value.asString() : "", Decimal::of);
    }

    private static Optional<Instant> until(Call call) {
        return Reasons.text(call, "until").map(text -> parsed("until", text, Instant::parse));
    }

    private static <T> T parsed(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException malformed) {
            throw HouseErrors.badField(field, String.valueOf(malformed.getMessage()), "look at docs/refusals.md");
        }
    }
}
