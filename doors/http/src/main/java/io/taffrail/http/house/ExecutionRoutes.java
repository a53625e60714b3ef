package io.taffrail.http.house;

import static io.taffrail.http.house.Figures.put;

import io.taffrail.http.alpaca.json.Words;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.ports.EntryHistory;
import io.taffrail.views.Views;
import io.taffrail.views.executions.Cost;
import io.taffrail.views.executions.ExecutionStatistics;
import io.taffrail.views.executions.Executions;
import io.taffrail.views.executions.Markout;
import io.taffrail.views.executions.Percentiles;
import io.taffrail.views.executions.Slice;
import io.taffrail.views.performance.FxRates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /api/v1/executions/stats}: how well orders were executed; {@code GET /api/v1/executions/markouts}: what the market did after
 * each of the latest fills of the key's account, as far as the server has watched it.
 */
final class ExecutionRoutes {
    private static final int FILLS = 200;

    private final Views views;
    private final Executions executions;

    ExecutionRoutes(Views views, EntryHistory history, Supplier<FxRates> rates, InstantSource deskTime) {
        this.views = views;
        this.executions = new Executions(views, history, rates, deskTime.instant());
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/executions/stats", this::stats),
                Route.of("GET", "/api/v1/executions/markouts", this::markouts));
    }

    private Reply markouts(Call call) {
        ArrayNode fills = Json.array();
        views.markouts().latest(call.key().account(), FILLS).forEach(fill -> fills.add(of(fill)));
        return Reply.ok(Json.object().set("fills", fills));
    }

    /** Named as the account's activities and streams name it. */
    private static ObjectNode of(Markout fill) {
        ObjectNode json = Json.object()
                .put("execution_id", Words.executionId(fill.order(), fill.trade()).toString())
                .put("order_id", fill.order().value())
                .put("at", fill.at().toString());
        ObjectNode bps = json.putObject("markout_bps");
        fill.bps().forEach((after, cost) -> bps.put(word(after), cost.toString()));
        ArrayNode waits = json.putArray("waits");
        fill.waits().forEach(after -> waits.add(word(after)));
        return json;
    }

    private static String word(Duration after) {
        return after.toSeconds() + "s";
    }

    private Reply stats(Call call) {
        Slice by = Stretch.word(call, "by", Slice.TYPE, Slice.values());
        Stretch asked = Stretch.of(call, views, by == Slice.BROKER || by == Slice.ACCOUNT || by == Slice.METHOD);
        boolean csv = Stretch.isCsv(call);
        ExecutionStatistics report = executions.report(new Executions.Question(
                asked.accounts(), by, asked.from(), asked.to(), asked.strategy(), asked.symbol(), asked.currency()));
        ArrayNode rows = Json.array();
        report.rows().forEach(row -> rows.add(of(row)));
        if (csv) {
            return Reply.csv(CsvTable.of(rows));
        }
        ArrayNode totals = Json.array();
        report.totals().forEach(row -> totals.add(of(row)));
        ObjectNode json = Json.object()
                .put("by", by.name().toLowerCase(Locale.ROOT))
                .put("currency", asked.currency().code())
                .put("complete", report.complete())
                .put("markouts_since", report.markoutsSince().toString());
        put(json, "simulated_share", report.simulatedShare());
        json.set("rows", rows);
        json.set("totals", totals);
        ArrayNode missing = json.putArray("missing_rates");
        report.missingRates().forEach(missing::add);
        return Reply.ok(json);
    }

    private static ObjectNode of(ExecutionStatistics.Row row) {
        ObjectNode json = Json.object()
                .put("key", row.key())
                .put("mode", row.mode().name())
                .put("orders", row.orders())
                .put("denied", row.denied())
                .put("sent", row.sent())
                .put("accepted", row.accepted())
                .put("rejected", row.rejected())
                .put("filled", row.filled())
                .put("partly_filled", row.partlyFilled());
        put(json, "success_rate", row.successRate());
        put(json, "fill_rate", row.fillRate());
        ObjectNode latency = json.putObject("latency_ms");
        latency.set("decision_to_sent", of(row.toSent()));
        latency.set("sent_to_acknowledged", of(row.toAcknowledged()));
        latency.set("acknowledged_to_filled", of(row.toFilled()));
        latency.set("decision_to_filled", of(row.whole()));
        ObjectNode slippage = json.putObject("slippage_bps");
        slippage.set("decision", of(row.decision()));
        slippage.set("arrival", of(row.arrival()));
        slippage.set("limit", of(row.limit()));
        ObjectNode markouts = json.putObject("markout_bps");
        row.markouts().forEach((after, cost) -> markouts.set(word(after), of(cost)));
        put(json, "traded", row.traded());
        put(json, "fees", row.fees());
        ObjectNode refusals = json.putObject("refusals");
        row.refusals().forEach(refusals::put);
        return json;
    }

    private static ObjectNode of(Percentiles times) {
        ObjectNode json = Json.object().put("samples", times.samples());
        put(json, "p50", times.p50());
        put(json, "p95", times.p95());
        return put(json, "p99", times.p99());
    }

    private static ObjectNode of(Cost cost) {
        return put(Json.object().put("count", cost.count()), "bps", cost.bps());
    }
}
