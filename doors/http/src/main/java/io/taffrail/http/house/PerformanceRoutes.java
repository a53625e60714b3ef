package io.taffrail.http.house;

import static io.taffrail.http.house.Figures.put;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.value.Money;
import io.taffrail.ports.EntryHistory;
import io.taffrail.views.Views;
import io.taffrail.views.performance.By;
import io.taffrail.views.performance.FxRates;
import io.taffrail.views.performance.Performance;
import io.taffrail.views.performance.Question;
import io.taffrail.views.performance.Report;
import io.taffrail.views.performance.ReturnStatistics;
import io.taffrail.views.performance.TradeStatistics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v1/performance} and {@code GET /api/v1/equity}: what came of trading. */
final class PerformanceRoutes {
    private final Views views;
    private final Performance performance;
    private final InstantSource deskTime;

    PerformanceRoutes(Views views, EntryHistory history, Supplier<FxRates> rates, InstantSource deskTime) {
        this.views = views;
        this.performance = new Performance(views, history, rates);
        this.deskTime = deskTime;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/performance", this::performance), Route.of("GET", "/api/v1/equity", this::equity));
    }

    private Reply performance(Call call) {
        By by = Stretch.word(call, "by", By.SYMBOL, By.values());
        Stretch asked = Stretch.of(call, views, by == By.BROKER || by == By.ACCOUNT);
        boolean csv = Stretch.isCsv(call);
        Report report = performance.report(
                new Question(asked.accounts(), by, asked.from(), asked.to(), asked.strategy(), asked.symbol(), asked.currency()),
                deskTime.instant());
        ArrayNode rows = Json.array();
        report.rows().forEach(row -> rows.add(of(row)));
        if (csv) {
            return Reply.csv(CsvTable.of(rows));
        }
        ArrayNode totals = Json.array();
        report.totals().forEach(row -> totals.add(of(row)));
        ObjectNode json = Json.object()
                .put("by", by.name().toLowerCase(Locale.ROOT))
                .put("from", report.from().toString())
                .put("to", report.to().toString())
                .put("currency", asked.currency().code());
        json.set("rows", rows);
        json.set("totals", totals);
        ArrayNode missing = json.putArray("missing_rates");
        report.missingRates().forEach(missing::add);
        return Reply.ok(json);
    }

    private static ObjectNode of(Report.Row row) {
        ObjectNode json = Json.object().put("key", row.key()).put("mode", row.mode().name());
        put(json, "net", row.net());
        put(json, "realised", row.realised());
        put(json, "commission", row.commission());
        put(json, "carry", row.carry());
        put(json, "unrealised", row.unrealised());
        putTrades(json, row.trades());
        put(json, "traded", row.traded()).put("fills", row.fills());
        put(json, "exposure", row.exposure());
        row.returns().ifPresentOrElse(known -> json.set("returns", of(known)), () -> json.putNull("returns"));
        ArrayNode warnings = json.putArray("warnings");
        row.warnings().forEach(warnings::add);
        return json;
    }

    private static void putTrades(ObjectNode json, TradeStatistics trades) {
        json.put("trades", trades.trades()).put("won", trades.won()).put("lost", trades.lost()).put("even", trades.even());
        put(json, "win_rate", trades.winRate());
        put(json, "profit", trades.profit());
        put(json, "loss", trades.loss());
        put(json, "profit_factor", trades.profitFactor());
        put(json, "expectancy", trades.expectancy());
        put(json, "average_win", trades.averageWin());
        put(json, "average_loss", trades.averageLoss());
        put(json, "largest_win", trades.largestWin());
        put(json, "largest_loss", trades.largestLoss());
        trades.averageHeld().map(Duration::toSeconds).ifPresentOrElse(
                seconds -> json.put("average_held_seconds", seconds), () -> json.putNull("average_held_seconds"));
    }

    private static ObjectNode of(ReturnStatistics returns) {
        ObjectNode json = Json.object().put("days", returns.days());
        put(json, "total", returns.total());
        put(json, "annual", returns.annual());
        put(json, "volatility", returns.volatility());
        put(json, "sharpe", returns.sharpe());
        put(json, "sharpe_error", returns.sharpeError());
        put(json, "sortino", returns.sortino());
        put(json, "calmar", returns.calmar());
        var fall = returns.drawdown();
        put(json, "max_drawdown", fall.map(ReturnStatistics.Drawdown::depth));
        put(json, "drawdown_high", fall.map(ReturnStatistics.Drawdown::high));
        put(json, "drawdown_low", fall.map(ReturnStatistics.Drawdown::low));
        put(json, "drawdown_recovered", fall.flatMap(ReturnStatistics.Drawdown::recovered));
        fall.ifPresentOrElse(known -> json.put("drawdown_days", known.days()), () -> json.putNull("drawdown_days"));
        return json;
    }

    private Reply equity(Call call) {
        Stretch asked = Stretch.of(call, views, false);
        boolean csv = Stretch.isCsv(call);
        if (asked.accounts().size() != 1) {
            throw Stretch.bad("account", "a curve is that of one account", "name one, or leave it out");
        }
        var account = views.accounts().account(asked.accounts().iterator().next()).orElseThrow();
        ArrayNode days = Json.array();
        Money high = account.startingCash();
        for (Performance.EquityDay day : performance.equity(account.id(), asked.from(), asked.to())) {
            // What was paid in is no new high, and what was paid out no fall.
            high = high.plus(day.paidIn()).max(day.equity());
            ObjectNode json = Json.object().put("date", day.date().toString());
            put(json, "equity", day.equity());
            put(json, "paid_in", day.paidIn());
            put(json, "below_high", high.minus(day.equity()));
            days.add(json);
        }
        if (csv) {
            return Reply.csv(CsvTable.of(days));
        }
        ObjectNode json = Json.object()
                .put("account", account.id().value())
                .put("mode", account.mode().name())
                .put("currency", account.currency().code())
                .put("opened_at", account.openedAt().toString());
        put(json, "opening", account.startingCash());
        views.accounts().find(account.id()).ifPresent(standing -> put(json, "equity", standing.balance().equity()));
        json.set("days", days);
        return Reply.ok(json);
    }
}
