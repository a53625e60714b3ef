package io.taffrail.http.house;

import static io.taffrail.http.house.Figures.put;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.ports.EntryHistory;
import io.taffrail.views.Views;
import io.taffrail.views.executions.Cost;
import io.taffrail.views.executions.ExecutionStatistics;
import io.taffrail.views.executions.Executions;
import io.taffrail.views.executions.Percentiles;
import io.taffrail.views.executions.Slice;
import io.taffrail.views.performance.FxRates;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v1/executions/stats}: how well orders were executed. */
final class ExecutionRoutes {
    private final Views views;
    private final Executions executions;

    ExecutionRoutes(Views views, EntryHistory history, Supplier<FxRates> rates, InstantSource deskTime) {
        this.views = views;
        this.executions = new Executions(views, history, rates, deskTime.instant());
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/executions/stats", this::stats));
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
        row.markouts().forEach((after, cost) -> markouts.set(after.toSeconds() + "s", of(cost)));
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
