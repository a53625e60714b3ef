package io.taffrail.http.house.signals;

import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.account.Account;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/strategies}: whose signals trade, and how. What a request does not name stays as it was. */
final class StrategyRoutes {
    private static final Set<String> FIELDS = Set.of(
            "name", "size", "symbols", "shorts", "adds", "turns", "budget", "max_age", "approve_within");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(s|m|h)?");

    private final Desks desks;
    private final Views views;

    StrategyRoutes(Desks desks, Views views) {
        this.desks = desks;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/v1/strategies", this::keep),
                Route.of("GET", "/api/v1/strategies", this::list),
                Route.of("GET", "/api/v1/strategies/{id}", this::get));
    }

    private Reply keep(Call call) {
        Form form = Form.of(call, FIELDS);
        StrategyId id = form.value("name", StrategyId::new).orElseThrow(() -> form.missing("name"));
        Optional<Strategy> known = views.hooks().strategy(id);
        known.filter(one -> !one.account().equals(call.key().account())).ifPresent(_ -> {
            throw HouseErrors.of(
                    409, "STRATEGY_TAKEN", "another account has a strategy " + id, "a strategy trades in one account",
                    "give it another name");
        });
        Strategy strategy = changed(known.orElseGet(() -> Strategy.usual(id, call.key().account())), form, call);
        desks.submit(new Command.KeepStrategy(strategy), Cause.key(call.key().id())).denial().ifPresent(denial -> {
            throw HouseErrors.of(denial);
        });
        return Reply.json(known.isPresent() ? 200 : 201, of(strategy));
    }

    private Strategy changed(Strategy before, Form form, Call call) {
        Currency currency = views.accounts().find(call.key().account())
                .map(standing -> standing.account())
                .map(Account::startingCash)
                .map(Money::currency)
                .orElse(Currency.USD);
        return new Strategy(
                before.id(), before.account(),
                form.value("size", SizingRule::of).or(before::size),
                form.all("symbols", text -> new Symbol(text.toUpperCase(Locale.ROOT))).orElse(before.symbols()),
                form.truth("shorts").orElse(before.shorts()),
                form.truth("adds").orElse(before.adds()),
                form.truth("turns").orElse(before.turns()),
                form.value("budget", text -> money("budget", text, currency)).or(before::budget),
                form.value("max_age", text -> span("max_age", text)).orElse(before.maxAge()),
                form.value("approve_within", text -> span("approve_within", text)).orElse(before.approveWithin()));
    }

    private Reply list(Call call) {
        ArrayNode json = Json.array();
        views.hooks().strategies().stream()
                .filter(one -> one.account().equals(call.key().account()))
                .forEach(one -> json.add(of(one)));
        return Reply.ok(json);
    }

    private Reply get(Call call) {
        String name = call.variable("id");
        return views.hooks().strategies().stream()
                .filter(one -> one.id().value().equals(name) && one.account().equals(call.key().account()))
                .findFirst()
                .map(one -> Reply.ok(of(one)))
                .orElseThrow(() -> HouseErrors.of(
                        404, "UNKNOWN_STRATEGY", "the account has no strategy of that name",
                        "signals trade for strategies that somebody has set up", "list them: taffrail strategy list"));
    }

    static ObjectNode of(Strategy strategy) {
        ObjectNode json = Json.object().put("name", strategy.id().value()).put("account", strategy.account().value());
        strategy.size().ifPresentOrElse(rule -> json.put("size", rule.text()), () -> json.putNull("size"));
        ArrayNode symbols = json.putArray("symbols");
        strategy.symbols().stream().sorted().forEach(symbol -> symbols.add(symbol.value()));
        json.put("shorts", strategy.shorts()).put("adds", strategy.adds()).put("turns", strategy.turns());
        strategy.budget().ifPresentOrElse(
                money -> json.put("budget", money.amount().toString()), () -> json.putNull("budget"));
        return json.put("max_age_s", strategy.maxAge().toSeconds()).put("approve_within_s", strategy.approveWithin().toSeconds());
    }

    static Money money(String name, String text, Currency currency) {
        Money money = Money.of(text, currency);
        if (!money.amount().isPositive()) {
            throw Form.wrong(name, "it is above zero");
        }
        return money;
    }

    private static Duration span(String name, String text) {
        var parts = SPAN.matcher(text);
        if (!parts.matches()) {
            throw Form.wrong(name, "it is a number of seconds, or 60s, 5m, 1h");
        }
        long count = Long.parseLong(parts.group(1));
        Duration span = switch (Optional.ofNullable(parts.group(2)).orElse("s").charAt(0)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default  -> Duration.ofSeconds(count);
        };
        if (span.isZero() || span.compareTo(Duration.ofDays(1)) > 0) {
            throw Form.wrong(name, "it is between one second and a day");
        }
        return span;
    }
}
