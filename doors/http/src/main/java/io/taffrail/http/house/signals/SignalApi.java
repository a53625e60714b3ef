package io.taffrail.http.house.signals;

import io.taffrail.http.keys.HookSecrets;
import io.taffrail.http.signal.Tickers;
import io.taffrail.http.web.Route;
import io.taffrail.ports.Desks;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.RiskDesk;
import io.taffrail.ports.SignalHistory;
import io.taffrail.views.Views;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Every path by which signals come, and by which their hooks and strategies are kept. */
public final class SignalApi {
    private SignalApi() {}

    /**
     * All routes.
     *
     * @param wallTime the time of the computer, by which signatures are judged
     */
    public static List<Route> routes(
            Desks desks, Views views, SignalHistory history, MarketData market, RiskDesk risk, HookSecrets secrets,
            InstantSource wallTime) {
        var intake = new Intake(desks, views, new Tickers(market), risk);
        return Stream.of(
                        new DeliveryRoutes(desks, views, intake, secrets, wallTime).routes(),
                        new SignalRoutes(desks, views, history, intake).routes(),
                        new HookRoutes(desks, views, secrets).routes(),
                        new StrategyRoutes(desks, views).routes())
                .flatMap(List::stream)
                .toList();
    }
}
