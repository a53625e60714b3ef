package io.taffrail.http.house.signals;

import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.keys.HookSecrets;
import io.taffrail.http.signal.Dialect;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.HookId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Currency;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/hooks}: the ways in for other programs' alerts. A hook's secret is shown when it is drawn, and kept nowhere
 * but as a hash. A new hook's signals wait for approval, and on an account of real money it has to be told twice.
 */
final class HookRoutes {
    private static final Set<String> FIELDS = Set.of(
            "name", "strategy", "dialect", "plain_text", "mode", "symbols", "map", "max_notional", "reverse", "live_account");

    private final Desks desks;
    private final Views views;
    private final HookSecrets secrets;

    HookRoutes(Desks desks, Views views, HookSecrets secrets) {
        this.desks = desks;
        this.views = views;
        this.secrets = secrets;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/v1/hooks", this::create),
                Route.of("GET", "/api/v1/hooks", this::list),
                Route.of("GET", "/api/v1/hooks/{id}", this::get),
                Route.of("DELETE", "/api/v1/hooks/{id}", this::delete),
                Route.of("POST", "/api/v1/hooks/{id}/rotate", this::rotate));
    }

    private Reply create(Call call) {
        Form form = Form.of(call, FIELDS);
        HookId id = form.value("name", HookId::new).orElseThrow(() -> form.missing("name"));
        if (views.hooks().find(id).isPresent()) {
            throw HouseErrors.of(
                    409, "HOOK_TAKEN", "there is a hook " + id + " already", "a hook has one owner, and one secret at a time",
                    "delete it first, or give it a new secret: taffrail hook rotate " + id);
        }
        Account account = views.accounts().find(call.key().account()).orElseThrow().account();
        refuseUntold(account, form);
        StrategyId strategy = form.value("strategy", StrategyId::new).orElseGet(() -> new StrategyId(id.value()));
        Hook hook = hook(id, strategy, form, account.startingCash().currency());
        keep(strategy, account, call);
        String secret = secrets.draw(id).reveal();
        try {
            submit(new Command.KeepHook(hook), call);
        } catch (RuntimeException notKept) {
            secrets.drop(id);
            throw notKept;
        }
        return Reply.json(201, shown(hook, secret));
    }

    /** Real money is named in so many words, and the key that asks opens its account. */
    private static void refuseUntold(Account account, Form form) {
        boolean told = form.value("live_account", text -> text).filter(account.id().value()::equals).isPresent();
        if (account.mode() == Mode.LIVE && !told) {
            throw HouseErrors.of(
                    422, "HOOK_ON_LIVE_ACCOUNT", "account " + account.id() + " trades real money",
                    "who knows a hook's address could spend it", "say so twice: \"live_account\": \"" + account.id() + "\"");
        }
    }

    private static Hook hook(HookId id, StrategyId strategy, Form form, Currency currency) {
        Optional<Dialect> dialect = form.value("dialect", word -> word).filter(word -> !word.equals("auto"))
                .map(word -> Dialect.named(word).orElseThrow(() -> Form.wrong("dialect", "it is auto, " + Dialect.words())));
        boolean approval = form.value("mode", word -> word).map(word -> switch (word) {
            case "approve" -> true;
            case "auto"    -> false;
            default -> throw Form.wrong("mode", "it is approve or auto");
        }).orElse(true);
        return new Hook(
                id, strategy, dialect.map(Dialect::word),
                form.truth("plain_text").orElse(false) || dialect.filter(Dialect.TEXT::equals).isPresent(),
                approval,
                form.all("symbols", text -> new Symbol(text.toUpperCase(Locale.ROOT))).orElse(Set.of()),
                names(form),
                form.value("max_notional", text -> StrategyRoutes.money("max_notional", text, currency)),
                form.truth("reverse").orElse(false));
    }

    private static Map<String, Symbol> names(Form form) {
        JsonNode map = form.object().path("map");
        var names = new TreeMap<String, Symbol>();
        if (map.isMissingNode() || map.isNull()) {
            return names;
        }
        if (!map.isObject() || map.size() > 1_000) {
            throw Form.wrong("map", "it is an object of at most 1000 names: {\"BINANCE:BTCUSDT.P\": \"BTC/USD\"}");
        }
        map.properties().forEach(name -> names.put(
                Form.read("map", name.getKey(), key -> new Symbol(key.toUpperCase(Locale.ROOT))).value(),
                Form.read("map", name.getValue().asString(), text -> new Symbol(text.toUpperCase(Locale.ROOT)))));
        return names;
    }

    /** A hook may come before its strategy, which then is the usual one. */
    private void keep(StrategyId id, Account account, Call call) {
        Optional<Strategy> known = views.hooks().strategy(id);
        known.filter(one -> !one.account().equals(account.id())).ifPresent(_ -> {
            throw HouseErrors.of(
                    409, "STRATEGY_TAKEN", "another account has a strategy " + id, "a strategy trades in one account",
                    "name another with \"strategy\"");
        });
        if (known.isEmpty()) {
            submit(new Command.KeepStrategy(Strategy.usual(id, account.id())), call);
        }
    }

    private Reply list(Call call) {
        ArrayNode json = Json.array();
        views.hooks().all().stream().filter(hook -> isOwned(views, hook, call)).forEach(hook -> json.add(of(hook)));
        return Reply.ok(json);
    }

    private Reply get(Call call) {
        Hook hook = owned(views, call);
        ObjectNode json = of(hook);
        ArrayNode unreadable = json.putArray("unreadable");
        views.hooks().unreadable(hook.id()).forEach(one -> unreadable.addObject()
                .put("at", one.at().toString()).put("code", one.code()).put("what", one.what()).put("body", one.body()));
        return Reply.ok(json);
    }

    private Reply delete(Call call) {
        Hook hook = owned(views, call);
        submit(new Command.DropHook(hook.id()), call);
        secrets.drop(hook.id());
        return Reply.noContent();
    }

    private Reply rotate(Call call) {
        Hook hook = owned(views, call);
        return Reply.ok(shown(hook, secrets.draw(hook.id()).reveal()));
    }

    private void submit(Command command, Call call) {
        desks.submit(command, Cause.key(call.key().id())).denial().ifPresent(denial -> {
            throw HouseErrors.of(denial);
        });
    }

    /** The hook of the path, where it is the caller's. */
    static Hook owned(Views views, Call call) {
        String name = call.variable("id");
        return views.hooks().all().stream()
                .filter(hook -> hook.id().value().equals(name) && isOwned(views, hook, call))
                .findFirst()
                .orElseThrow(() -> HouseErrors.of(
                        404, "UNKNOWN_HOOK", "the account has no hook of that name", "a hook is named by what it was created as",
                        "list them: taffrail hook list"));
    }

    private static boolean isOwned(Views views, Hook hook, Call call) {
        return views.hooks().strategy(hook.strategy())
                .filter(strategy -> strategy.account().equals(call.key().account()))
                .isPresent();
    }

    private static ObjectNode shown(Hook hook, String secret) {
        return of(hook).put("secret", secret).put("path", "/hooks/" + hook.id() + "/" + secret);
    }

    private static ObjectNode of(Hook hook) {
        ObjectNode json = Json.object()
                .put("name", hook.id().value())
                .put("strategy", hook.strategy().value())
                .put("dialect", hook.dialect().orElse("auto"))
                .put("plain_text", hook.text())
                .put("mode", hook.approval() ? "approve" : "auto");
        ArrayNode symbols = json.putArray("symbols");
        hook.symbols().stream().sorted().forEach(symbol -> symbols.add(symbol.value()));
        ObjectNode map = json.putObject("map");
        new TreeMap<>(hook.names()).forEach((name, symbol) -> map.put(name, symbol.value()));
        hook.maxNotional().ifPresentOrElse(
                money -> json.put("max_notional", money.amount().toString()), () -> json.putNull("max_notional"));
        return json.put("reverse", hook.turns());
    }
}
