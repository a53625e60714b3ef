package io.taffrail.http.house;

import io.taffrail.http.web.Route;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Reconciler;
import io.taffrail.views.Views;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Every path of {@code /api/v1}. */
public final class HouseApi {
    private HouseApi() {}

    /** All routes. */
    public static List<Route> routes(Desks desks, Views views, Reconciler reconciler, InstantSource deskTime) {
        return Stream.of(
                        new ReconciliationRoutes(desks, views, reconciler).routes(),
                        new BrokerRoutes(reconciler).routes(),
                        new HaltRoutes(desks, views).routes(),
                        new HeartbeatRoutes(desks, views).routes(),
                        new PositionPlanRoutes(desks, views).routes(),
                        new ResolveRoutes(desks, views).routes(),
                        new RebalanceRoutes(desks, views).routes(),
                        new RuleRoutes(desks, views, deskTime).routes())
                .flatMap(List::stream)
                .toList();
    }
}
