package io.taffrail.http.house;

import io.taffrail.http.web.Route;
import io.taffrail.ports.Desks;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.Reconciler;
import io.taffrail.views.Views;
import io.taffrail.views.performance.FxRates;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every path of {@code /api/v1}. */
public final class HouseApi {
    private HouseApi() {}

    /** All routes. */
                        new PortfolioRoutes(views).routes(),
                        new PositionRoutes(views, entries, deskTime).routes(),
                        new PerformanceRoutes(views, entries, rates, deskTime).routes(),
                        new ExecutionRoutes(views, entries, rates, deskTime).routes(),
                        new RebalanceRoutes(desks, views).routes(),
                        new RuleRoutes(desks, views, deskTime).routes())
        return Stream.of(
                        new ReconciliationRoutes(desks, views, reconciler).routes(),
                        new BrokerRoutes(reconciler).routes(),
                        new HaltRoutes(desks, views).routes(),
                        new HeartbeatRoutes(desks, views).routes(),
                        new PositionPlanRoutes(desks, views).routes(),
                        new ResolveRoutes(desks, views).routes(),
<<<<<<< HEAD
                        new PortfolioRoutes(views).routes(),
                        new PositionRoutes(views, entries, deskTime).routes(),
                        new PerformanceRoutes(views, entries, rates, deskTime).routes(),
                        new ExecutionRoutes(views, entries, rates, deskTime).routes())
=======
                        new RebalanceRoutes(desks, views).routes(),
                        new RuleRoutes(desks, views, deskTime).routes())
>>>>>>> sizing
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
                        "correct fx.csv in the data folder: its first line is " + FxRates.HEADER + ", others are like 2026-03-02,EUR,USD,1.0842");
            }
        };
    }
}
