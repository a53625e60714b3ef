package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.MarketJson;
import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Summary;
import io.taffrail.ports.MarketData;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The latest of everything that is known of one instrument; what the market has not told is left out. */
public final class Snapshots {
    private static final Timeframe DAY = new Timeframe(1, Timeframe.Unit.DAY);
    /** So many days at most it looks back for the latest two that traded: a weekend with holidays around it. */
    private static final int DAYS_BACK = 7;

    private final MarketData market;
    private final InstantSource time;

    Snapshots(MarketData market, InstantSource time) {
        this.market = market;
        this.time = time;
    }

    /** Empty where nothing at all is known. */
    Optional<ObjectNode> of(Instrument instrument) {
        var found = Json.object();
        market.trade(instrument.symbol()).ifPresent(trade -> found.set("latestTrade", MarketJson.of(trade, instrument)));
        market.quote(instrument.symbol()).ifPresent(quote -> found.set("latestQuote", MarketJson.of(quote, instrument)));
        market.latest(instrument.symbol()).ifPresent(minute -> found.set("minuteBar", MarketJson.of(minute, instrument)));
        List<Summary> days = latestDays(instrument);
        if (!days.isEmpty()) {
            found.set("dailyBar", MarketJson.of(days.getFirst(), instrument));
        }
        if (days.size() > 1) {
            found.set("prevDailyBar", MarketJson.of(days.getLast(), instrument));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The bar of the day of a moment, of what is over of it; empty where nothing is yet. */
    public static Optional<Summary> day(MarketData market, Instrument instrument, Instant moment) {
        return startingAt(market, instrument, DAY.start(moment, zone(instrument)));
    }

    /** The latest two days, the later first. */
    private List<Summary> latestDays(Instrument instrument) {
        var found = new ArrayList<Summary>();
        Instant start = DAY.start(time.instant(), zone(instrument));
        for (int back = 0; back <= DAYS_BACK && found.size() < 2; back++) {
            startingAt(market, instrument, start).ifPresent(found::add);
            start = DAY.start(start.minusNanos(1), zone(instrument));
        }
        return found;
    }

    private static Optional<Summary> startingAt(MarketData market, Instrument instrument, Instant start) {
        ZoneId zone = zone(instrument);
        return DAY.bars(market.history(instrument.symbol(), start, DAY.end(start, zone)), zone).stream().findFirst();
    }

    private static ZoneId zone(Instrument instrument) {
        return PastRoutes.zone(MarketNames.isStock(instrument));
    }
}
