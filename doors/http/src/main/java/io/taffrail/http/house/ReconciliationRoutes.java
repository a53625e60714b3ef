package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.statement.Break;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Reconciler;
import io.taffrail.ports.Reconciler.Line;
import io.taffrail.ports.Reconciler.SideBySide;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/reconciliation}: books and brokers side by side. {@code GET} with {@code refresh=true} asks the brokers now;
 * {@code POST} with {@code {"account": ..., "reason": ...}} accepts what the broker says.
 */
final class ReconciliationRoutes {
    private final Desks desks;
    private final Views views;
    private final Reconciler reconciler;

    ReconciliationRoutes(Desks desks, Views views, Reconciler reconciler) {
        this.desks = desks;
        this.views = views;
        this.reconciler = reconciler;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/reconciliation", call -> Reply.ok(report(isFresh(call)))),
                Route.of("POST", "/api/v1/reconciliation", this::accept));
    }

    private static boolean isFresh(Call call) {
        return call.query().first("refresh").filter("true"::equalsIgnoreCase).isPresent();
    }

    private Reply accept(Call call) {
        String reason = Reasons.of(call);
        AccountId account = Reasons.text(call, "account")
                .map(AccountId::new)
                .or(() -> Optional.of(call.key().account()))
                .filter(views.links()::isRemote)
                .orElseThrow(() -> HouseErrors.of(
                        404, "NO_BROKER", "no such account is held at a broker",
                        "an account in the house has no other books than these",
                        "name one of: " + reconciler.compare(false).stream().map(SideBySide::account).toList()));
        desks.submit(new Command.AdoptBreaks(account, reason), Cause.key(call.key().id())).denial().ifPresent(denial -> {
            throw HouseErrors.of(denial);
        });
        return Reply.ok(report(true));
    }

    private ObjectNode report(boolean fresh) {
        List<SideBySide> sides = reconciler.compare(fresh);
        ArrayNode breaks = Json.array();
        ArrayNode accounts = Json.array();
        for (SideBySide side : sides) {
            side.link().breaks().forEach(found -> breaks.add(of(side.account(), found)));
            accounts.add(of(side));
        }
        ObjectNode json = Json.object()
                .put("clean", sides.stream().allMatch(ReconciliationRoutes::isClean))
                .put("in_doubt", sides.stream().mapToInt(SideBySide::inDoubt).sum());
        json.set("breaks", breaks);
        json.set("accounts", accounts);
        return json;
    }

    private static boolean isClean(SideBySide side) {
        return side.link().live()
                && side.link().reconciled().isPresent()
                && side.link().breaks().isEmpty()
                && side.unreachable().isEmpty();
    }

    private static ObjectNode of(AccountId account, Break found) {
        return Json.object()
                .put("account", account.value())
                .put("subject", found.subject())
                .put("what", found.what())
                .put("cause", found.cause())
                .put("acceptable", found.isAdoptable());
    }

    private static ObjectNode of(SideBySide side) {
        ObjectNode json = Json.object()
                .put("account", side.account().value())
                .put("broker", side.broker())
                .put("clean", isClean(side))
                .put("live", side.link().live())
                .put("gate", side.link().gate().name())
                .put("on_break", side.link().onBreak().name())
                .put("in_doubt", side.inDoubt());
        put(json, "reconciled_at", side.link().reconciled().map(Object::toString));
        put(json, "as_of", side.asOf().map(Object::toString));
        put(json, "why", side.unreachable()
                .or(() -> isClean(side) ? Optional.empty() : Optional.of(side.link().because())));
        ArrayNode lines = json.putArray("lines");
        side.lines().forEach(line -> lines.add(of(line)));
        return json;
    }

    private static ObjectNode of(Line line) {
        ObjectNode json = Json.object()
                .put("kind", line.kind())
                .put("subject", line.subject())
                .put("ours", line.ours())
                .put("theirs", line.theirs());
        put(json, "difference", line.difference());
        return json;
    }

    private static void put(ObjectNode json, String name, Optional<String> text) {
        text.ifPresentOrElse(known -> json.put(name, known), () -> json.putNull(name));
    }
}
