package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.compliance.CompanyScreen;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.RuleScreen;
import io.taffrail.model.compliance.Screening;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/rules}: the rule packs that apply. {@code GET} lists them, {@code POST} imports one, {@code POST
 * /api/v1/rules/{name}/drop} with a reason lets go of one, and {@code GET /api/v1/rules/symbols/{symbol}} says what each of them
 * has against a purchase of a symbol. A slash in a symbol is a part of the path.
 */
final class RuleRoutes {
    private final Desks desks;
    private final Views views;
    private final InstantSource deskTime;

    RuleRoutes(Desks desks, Views views, InstantSource deskTime) {
        this.desks = desks;
        this.views = views;
        this.deskTime = deskTime;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/rules", _ -> list()),
                Route.of("POST", "/api/v1/rules", this::take),
                Route.of("POST", "/api/v1/rules/{name}/drop", this::drop),
                Route.of("GET", "/api/v1/rules/symbols/{symbol*}", this::show));
    }

    private Reply list() {
        ArrayNode packs = Json.array();
        views.rules().packs().forEach(pack -> packs.add(of(pack)));
        return Reply.ok(Json.object().set("rules", packs));
    }

    private Reply take(Call call) {
        RulePack pack = RulePackBody.read(call);
        submit(call, new Command.ImportRules(pack));
        return Reply.ok(of(pack));
    }

    private Reply drop(Call call) {
        submit(call, new Command.DropRules(call.variable("name"), Reasons.of(call)));
        return list();
    }

    private void submit(Call call, Command command) {
        desks.submit(command, Cause.key(call.key().id())).denial().ifPresent(denial -> {
            throw denial instanceof Denial.UnknownRules
                    ? HouseErrors.of(404, denial.code(), denial.what(), denial.why(), denial.fix())
                    : HouseErrors.of(denial);
        });
    }

    private Reply show(Call call) {
        Symbol symbol = RulePackBody.symbol(call.variable("symbol"));
        ArrayNode verdicts = Json.array();
        new RuleScreen(today()).purchase(views.rules(), symbol).forEach(screening -> verdicts.add(of(screening)));
        ObjectNode json = Json.object().put("symbol", symbol.value()).put("on", today().toString());
        json.set("verdicts", verdicts);
        return Reply.ok(json);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(deskTime.instant(), ZoneOffset.UTC);
    }

    private ObjectNode of(RulePack pack) {
        ObjectNode json = Json.object()
                .put("name", pack.name())
                .put("version", pack.version())
                .put("source", pack.source())
                .put("sha256", pack.sha256())
                .put("as_of", pack.asOf().toString())
                .put("last_day", pack.lastDay().toString())
                .put("expired", pack.isExpiredOn(today()))
                .put("citation", pack.citation());
        ArrayNode accounts = json.putArray("accounts");
        pack.accounts().stream().map(AccountId::value).forEach(accounts::add);
        pack.conduct().ifPresent(conduct -> {
            ArrayNode kinds = json.putObject("conduct")
                    .put("margin", conduct.margin())
                    .put("shorts", conduct.shorts())
                    .putArray("asset_classes");
            conduct.assetClasses().forEach(kind -> kinds.add(lower(kind)));
        });
        pack.list().ifPresent(list ->
                json.putObject("list").put("kind", lower(list.kind())).put("symbols", list.listed().size()));
        pack.screen().ifPresent(screen -> json.set("screen", of(screen)));
        return json;
    }

    private static ObjectNode of(CompanyScreen screen) {
        ObjectNode json = Json.object().put("companies", screen.companies().size()).put("buys_doubtful", screen.buysDoubtful());
        ArrayNode thresholds = json.putArray("thresholds");
        screen.thresholds().forEach(one -> thresholds.add(Json.object()
                .put("measure", lower(one.measure()))
                .put("percent", one.percent().toString())
                .put("inclusive", one.inclusive())
                .put("citation", one.citation())));
        return json;
    }

    private static ObjectNode of(Screening screening) {
        ObjectNode json = Json.object()
                .put("pack", screening.pack())
                .put("version", screening.version())
                .put("as_of", screening.asOf().toString())
                .put("verdict", screening.verdict().name())
                .put("refuses", screening.refuses())
                .put("words", screening.words());
        ArrayNode inputs = json.putArray("inputs");
        screening.inputs().forEach(found -> inputs.add(Json.object().put("name", found.name()).put("value", found.value())));
        return json;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
