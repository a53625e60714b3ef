package io.taffrail.http.house;

import io.taffrail.http.web.Route;
import io.taffrail.ports.Desks;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.Reconciler;
import io.taffrail.ports.RiskDesk;
import io.taffrail.views.Views;
import java.util.List;
import java.util.stream.Stream;

/** Every path of {@code /api/v1}. */
public final class HouseApi {
    private HouseApi() {}

    /** All routes. */
    public static List<Route> routes(Desks desks, Views views, Reconciler reconciler, RiskDesk risk, MarketData market) {
        return Stream.of(
                        new ReconciliationRoutes(desks, views, reconciler).routes(),
                        new BrokerRoutes(reconciler).routes(),
                        new ResolveRoutes(desks, views).routes(),
                        new RiskRoutes(desks, risk, market).routes())
                .flatMap(List::stream)
                .toList();
    }
}
