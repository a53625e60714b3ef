package io.taffrail.http.alpaca;

import io.taffrail.http.stream.ActivityEvents;
import io.taffrail.http.stream.TradeEvents;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.ports.Desks;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.MarketData;
import io.taffrail.views.Views;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Every path of the door: start reading here. */
public final class AlpacaApi {
    private AlpacaApi() {}

    /**
     * All routes, in the order in which they are asked.
     *
     * @param entries what has happened before, for the stream of events
     * @param time the desk's
     * @param sessions those in which the house trades equities
     * @param ready whether the desk is recovered and takes orders
     * @param dayTradingFields whether accounts carry the keys that Alpaca dropped in 2026
     * @param fallback whether new orders go to a simulated account while the broker of the caller's cannot be heard
     */
    public static List<Route> routes(
            Desks desks,
            Views views,
            EntryHistory entries,
            MarketData market,
            InstantSource time,
            TradingCalendar sessions,
            BooleanSupplier ready,
            boolean dayTradingFields,
            boolean fallback) {
        var assets = new AssetBook(market);
        var names = new MarketNames(assets);
        var board = new OrderBoard(views, new StandIns(views, fallback), market, time, sessions);
        var repeats = new Repeats(desks, views.requests(), entries, time);
        return Stream.of(
                        new OrderRoutes(desks, repeats, views, board, assets).routes(),
                        new ReplaceRoutes(repeats, board).routes(),
                        new PositionRoutes(desks, repeats, views, assets).routes(),
                        new AccountRoutes(desks, views.accounts(), time, dayTradingFields).routes(),
                        new ActivityRoutes(entries).routes(),
                        new PortfolioRoutes(views.accounts(), entries, time, sessions).routes(),
                        new WatchlistRoutes(desks, views, assets).routes(),
                        new PastRoutes(market, names, time).routes(),
                        new MarketDataRoutes(market, assets, names, new Snapshots(market, time)).routes(),
                        new AssetRoutes(assets).routes(),
                        new TradeEvents(views, entries, time).routes(),
                        new ActivityEvents(views, entries, time).routes(),
                        new CalendarRoutes(time).routes(),
                        new ClockRoutes(time, sessions).routes(),
                        new HealthRoutes(ready).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** What a request is answered that comes when its key has none left: data and trading say it differently. */
    public static Refused tooManyRequests(String path) {
        boolean data = path.startsWith("/v2/stocks") || path.startsWith("/v1beta");
        return data
                ? new Refused(429, Json.object().put("message", "too many requests."))
                : Refused.of(429, 42910000, "rate limit exceeded");
    }
}
