package io.taffrail.http.house;

import io.taffrail.http.house.explain.ExplainRoutes;
import io.taffrail.http.web.Route;
import io.taffrail.views.performance.FxRates;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every path of {@code /api/v1}. */
public final class HouseApi {
    private HouseApi() {}

    /** All routes. */
    public static List<Route> routes(HouseParts parts) {
        var desks = parts.desks();
        var views = parts.views();
        var entries = parts.entries();
        var deskTime = parts.deskTime();
        Supplier<FxRates> rates = readable(parts.rates());
        return Stream.of(
                        new ReconciliationRoutes(desks, views, parts.reconciler()).routes(),
                        new BrokerRoutes(parts.reconciler()).routes(),
                        new ResolveRoutes(desks, views).routes(),
                        new HaltRoutes(desks, views).routes(),
                        new HeartbeatRoutes(desks, views).routes(),
                        new PositionPlanRoutes(desks, views).routes(),
                        new RiskRoutes(desks, parts.risk(), parts.market()).routes(),
                        new RiskReportRoutes(parts.risk(), views).routes(),
                        new ExplainRoutes(views, entries, parts.risk()).routes(),
                        new RuleRoutes(desks, views, deskTime).routes(),
                        new RebalanceRoutes(desks, views).routes(),
                        new PortfolioRoutes(views).routes(),
                        new PositionRoutes(views, entries, deskTime).routes(),
                        new PerformanceRoutes(views, entries, rates, deskTime).routes(),
                        new ExecutionRoutes(views, entries, rates, deskTime).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static Supplier<FxRates> readable(Supplier<FxRates> rates) {
        return () -> {
            try {
                return rates.get();
            } catch (IllegalArgumentException unreadable) {
                throw HouseErrors.of(409, "FX_FILE", "the file of rates of currencies cannot be used",
                        String.valueOf(unreadable.getMessage()),
                        "correct fx.csv in the data folder: its first line is " + FxRates.HEADER
                                + ", others are like 2026-03-02,EUR,USD,1.0842");
            }
        };
    }
}
