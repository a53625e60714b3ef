package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.RebalanceEvent.RebalancePlanned;
import io.taffrail.model.portfolio.RebalancePlan;
import io.taffrail.model.portfolio.TargetWeights;
import io.taffrail.model.portfolio.Weight;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /api/v1/rebalance} with {@code {"weights": ["AAPL=20%", ...]}}: brings the portfolio of the key's account, or a
 * strategy's part of it, to its weights. With {@code "preview": true} the plan is answered and nothing is sent.
 */
final class RebalanceRoutes {
    private static final Set<String> KNOWN =
            Set.of("weights", "strategy", "close_others", "minimum_trade", "band", "most", "preview");

    private final Desks desks;
    private final Views views;

    RebalanceRoutes(Desks desks, Views views) {
        this.desks = desks;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(Route.of("POST", "/api/v1/rebalance", this::rebalance));
    }

    private Reply rebalance(Call call) {
        JsonNode body = call.body().filter(JsonNode::isObject).orElseThrow(() -> wrong("body", "a rebalance is an object"));
        for (String field : body.propertyNames()) {
            if (!KNOWN.contains(field)) {
                throw wrong(field, "it is not known; known are " + KNOWN.stream().sorted().toList());
            }
        }
        boolean preview = flag(body, "preview");
        var command = new Command.Rebalance(call.key().account(), strategy(body), wanted(call, body), preview);
        var receipt = desks.submit(command, Cause.key(call.key().id()));
        receipt.denial().ifPresent(denial -> {
            throw HouseErrors.of(denial);
        });
        RebalancePlan plan = receipt.entry().events().stream()
                .filter(RebalancePlanned.class::isInstance)
                .map(event -> ((RebalancePlanned) event).plan())
                .findFirst()
                .orElseThrow();
        return Reply.ok(of(plan).put("preview", preview));
    }

    private static Optional<StrategyId> strategy(JsonNode body) {
        try {
            return text(body, "strategy").map(StrategyId::new);
        } catch (IllegalArgumentException notAName) {
            throw wrong("strategy", String.valueOf(notAName.getMessage()));
        }
    }

    private TargetWeights wanted(Call call, JsonNode body) {
        var currency = views.accounts().account(call.key().account()).orElseThrow().currency();
        try {
            return new TargetWeights(
                    weights(body),
                    flag(body, "close_others"),
                    text(body, "minimum_trade").map(amount -> Money.of(amount, currency)),
                    text(body, "band").map(Decimal::of).orElse(Decimal.ZERO),
                    text(body, "most").map(Decimal::of).orElse(TargetWeights.ALL));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong("weights", String.valueOf(e.getMessage()));
        }
    }

    private static List<Weight> weights(JsonNode body) {
        JsonNode all = body.path("weights");
        if (!all.isArray()) {
            throw wrong("weights", "they are a list of texts such as AAPL=20%");
        }
        var weights = new ArrayList<Weight>();
        for (JsonNode one : all) {
            weights.add(Weight.of(one.isString() ? one.asString() : one.toString()));
        }
        return weights;
    }

    private static Optional<String> text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            throw wrong(field, "it is a text");
        }
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static boolean flag(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(field, "it is true or false");
        }
        return value.isBoolean() && value.booleanValue();
    }

    private static ObjectNode of(RebalancePlan plan) {
        ObjectNode json = Json.object().put("equity", plan.equity().amount().toString()).put("left", plan.left().amount().toString());
        ArrayNode lines = json.putArray("lines");
        plan.lines().forEach(line -> lines.add(of(line)));
        return json;
    }

    private static ObjectNode of(RebalancePlan.Line line) {
        ObjectNode json = Json.object()
                .put("symbol", line.symbol().value())
                .put("percent", line.percent().map(Decimal::toString).orElse(""))
                .put("price", line.price().toString())
                .put("held", line.held().toString())
                .put("target", line.target().toString());
        line.reduces().ifPresent(change -> json.set("reduces", of(change)));
        line.opens().ifPresent(change -> json.set("opens", of(change)));
        return json.put("words", line.words());
    }

    private static ObjectNode of(RebalancePlan.Change change) {
        return Json.object()
                .put("side", change.side().name().toLowerCase(Locale.ROOT))
                .put("qty", change.quantity().toString());
    }

    private static RuntimeException wrong(String field, String why) {
        return HouseErrors.badField(field, why, "for example: {\"weights\": [\"AAPL=20%\", \"MSFT=0%\"]}");
    }
}
