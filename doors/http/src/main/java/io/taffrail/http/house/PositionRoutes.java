package io.taffrail.http.house;

import static io.taffrail.http.house.Figures.put;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.performance.Trip;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.PerformanceHistory.Span;
import io.taffrail.views.StrategyPositions.Held;
import io.taffrail.views.Views;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /api/v1/positions}: what each strategy holds, with {@code strategy=} one of them ({@code -} what is nobody's);
 * {@code GET /api/v1/positions/closed}: what was held before, and why it ended.
 */
final class PositionRoutes {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final String NOBODY = "-";

    private final Views views;
    private final EntryHistory history;
    private final InstantSource deskTime;

    PositionRoutes(Views views, EntryHistory history, InstantSource deskTime) {
        this.views = views;
        this.history = history;
        this.deskTime = deskTime;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/positions", this::open), Route.of("GET", "/api/v1/positions/closed", this::closed));
    }

    private Reply open(Call call) {
        var wanted = call.query().first("strategy");
        ArrayNode rows = Json.array();
        views.strategyPositions().list(call.key().account()).stream()
                .filter(held -> wanted.map(name -> name.equals(strategy(held.trip()))).orElse(true))
                .forEach(held -> rows.add(of(held)));
        return Stretch.isCsv(call) ? Reply.csv(CsvTable.of(rows)) : Reply.ok(Json.object().set("positions", rows));
    }

    private static String strategy(Trip trip) {
        return trip.strategy().map(Object::toString).orElse(NOBODY);
    }

    private static ObjectNode of(Held held) {
        Trip trip = held.trip();
        ObjectNode json = Json.object()
                .put("symbol", trip.symbol().value())
                .put("strategy", strategy(trip))
                .put("asset_class", trip.instrument().assetClass().name())
                .put("state", trip.isLong() ? "LONG" : "SHORT")
                .put("qty", trip.position().quantity().toString())
                .put("avg_price", trip.position().averagePx().toString())
                .put("price", held.mark().toString());
        put(json, "market_value", trip.position().marketValue(held.mark()));
        put(json, "cost", trip.position().cost());
        put(json, "unrealised", held.unrealised());
        put(json, "realised", trip.realised());
        put(json, "commission", trip.commission());
        put(json, "carry", trip.carry());
        json.put("currency", trip.instrument().currency().code()).put("opened_at", trip.openedAt().toString());
        return put(json, "opened_by", trip.openedBy());
    }

    private Reply closed(Call call) {
        Stretch asked = Stretch.of(call, views, false);
        boolean csv = Stretch.isCsv(call);
        int limit = limit(call);
        Instant from = asked.from().map(PositionRoutes::start).orElse(Instant.EPOCH);
        Instant until = asked.to().map(day -> start(day.plusDays(1))).orElse(deskTime.instant().plusNanos(1));
        ArrayNode rows = Json.array();
        latest(new Span(asked.accounts(), from, until), asked, limit).forEach(trip -> rows.add(of(trip)));
        return csv ? Reply.csv(CsvTable.of(rows)) : Reply.ok(Json.object().set("closed_positions", rows));
    }

    /** The latest first; where they are to be of one strategy or symbol, all are looked through, and the last are kept. */
    private List<RoundTrip> latest(Span span, Stretch asked, int limit) {
        if (asked.strategy().isEmpty() && asked.symbol().isEmpty()) {
            return history.latestRoundTrips(span, limit);
        }
        var last = new ArrayDeque<RoundTrip>();
        history.roundTrips(span, trip -> {
            if (asked.symbol().map(trip.symbol()::equals).orElse(true)
                    && asked.strategy().map(name -> name.value().equals(trip.strategy().map(Object::toString).orElse(NOBODY)))
                            .orElse(true)) {
                last.addFirst(trip);
                if (last.size() > limit) {
                    last.removeLast();
                }
            }
        });
        return List.copyOf(last);
    }

    private static ObjectNode of(RoundTrip trip) {
        ObjectNode json = Json.object()
                .put("account", trip.account().value())
                .put("symbol", trip.symbol().value())
                .put("strategy", trip.strategy().map(Object::toString).orElse(NOBODY))
                .put("asset_class", trip.assetClass().name())
                .put("side", trip.isLong() ? "LONG" : "SHORT")
                .put("qty", trip.largest().toString())
                .put("entry_price", trip.entryPx().toString());
        put(json, "exit_price", trip.exitPx());
        put(json, "realised", trip.realised());
        put(json, "commission", trip.commission());
        put(json, "carry", trip.carry());
        put(json, "net", trip.net());
        put(json, "return", trip.entryWorth().isZero()
                ? Optional.empty()
                : Optional.of(trip.net().amount().dividedBy(trip.entryWorth().amount(), 6, RoundingMode.HALF_EVEN)));
        json.put("currency", trip.realised().currency().code())
                .put("exit_reason", trip.reason().name())
                .put("opened_at", trip.openedAt().toString());
        put(json, "opened_by", trip.openedBy());
        json.put("closed_at", trip.closedAt().toString());
        return put(json, "closed_by", trip.closedBy()).put("held_seconds", trip.held().toSeconds());
    }

    private static int limit(Call call) {
        return call.query().first("limit").map(given -> {
            try {
                int limit = Integer.parseInt(given);
                if (limit >= 1 && limit <= MOST) {
                    return limit;
                }
            } catch (NumberFormatException notANumber) {
                // It is told below, as a number out of range is.
            }
            throw Stretch.bad("limit", "\"" + given + "\" is no number from 1 to " + MOST, "leave it out for " + USUAL);
        }).orElse(USUAL);
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(NewYorkSession.NEW_YORK).toInstant();
    }
}
