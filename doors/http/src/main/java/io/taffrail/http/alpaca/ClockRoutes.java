package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.CalendarJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.NewYorkEquities;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.instrument.TradingSession;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /v2/clock} and {@code /v3/clock}: the desk's time, in New York.
 *
 * <p>Whether the market of {@code /v2} is open goes by the sessions that the house keeps, which may be none: then it is
 * always open. All else is the exchange's own calendar, in {@code /v3} the phase too.
 */
final class ClockRoutes {
    private final NewYorkEquities exchange = new NewYorkEquities();
    private final InstantSource time;
    private final TradingCalendar sessions;

    /** @param sessions those in which the house trades equities */
    ClockRoutes(InstantSource time, TradingCalendar sessions) {
        this.time = time;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/v2/clock", this::market), Route.of("GET", "/v3/clock", this::markets));
    }

    private Reply market(Call call) {
        Instant now = time.instant();
        return Reply.ok(Json.object()
                .put("timestamp", moment(now))
                .put("is_open", sessions.isOpen(now))
                .put("next_open", moment(exchange.nextOpen(now).orElseThrow(() -> unknown(500, 50010000, now))))
                .put("next_close", moment(exchange.nextClose(now).orElseThrow(() -> unknown(500, 50010000, now)))));
    }

    private Reply markets(Call call) {
        Instant at = CalendarDates.time(call.query(), "time").map(OffsetDateTime::toInstant).orElseGet(time::instant);
        List<String> codes = call.query().all("markets");
        Stream<MarketCode> asked = codes.isEmpty()
                ? Stream.of(MarketCode.values())
                : codes.stream().map(CalendarRoutes::market);
        var body = Json.object();
        var clocks = body.putArray("clocks");
        asked.forEach(market -> clocks.add(clock(market, at)));
        return Reply.ok(body);
    }

    private ObjectNode clock(MarketCode market, Instant at) {
        TradingSession session = known(exchange.extendedSession(at), at);
        var clock = Json.object();
        clock.set("market", json(market));
        return clock.put("timestamp", moment(at))
                .put("is_market_day", exchange.on(LocalDate.ofInstant(at, NewYorkSession.NEW_YORK)).isPresent())
                .put("next_market_open", moment(known(exchange.nextOpen(at), at)))
                .put("next_market_close", moment(known(exchange.nextClose(at), at)))
                .put("phase", CalendarJson.phase(session.phase(at)))
                .put("phase_until", moment(phaseEnd(session, at)));
    }

    private static Instant phaseEnd(TradingSession session, Instant at) {
        return switch (session.phase(at)) {
            case CLOSED  -> session.preOpen();
            case PRE     -> session.open();
            case REGULAR -> session.close();
            case POST    -> session.postClose();
        };
    }

    /** An exchange as Alpaca writes it. */
    static ObjectNode json(MarketCode market) {
        return Json.object()
                .put("mic", market.mic())
                .put("acronym", market.name())
                .put("name", market.title())
                .put("timezone", NewYorkSession.NEW_YORK.getId());
    }

    private static <T> T known(Optional<T> answer, Instant at) {
        return answer.orElseThrow(() -> unknown(400, 40010001, at));
    }

    private static Refused unknown(int status, int code, Instant at) {
        return Refused.of(status, code, "no market hours around " + moment(at) + ": the calendar is known from "
                + NewYorkEquities.FIRST + " to " + NewYorkEquities.LAST + "; use a time between");
    }

    private static String moment(Instant at) {
        return CalendarJson.moment(at, NewYorkSession.NEW_YORK);
    }
}
