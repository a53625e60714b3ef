package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.CalendarJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.NewYorkEquities;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.instrument.TradingSession;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v2/calendar} and {@code /v3/calendar/{market}}: the trading days of US equities that are known. */
final class CalendarRoutes {
    /** Longer than any trade takes to settle, with the longest pause of the market in between. */
    private static final int SETTLEMENT_DAYS_MAX = 14;

    private final NewYorkEquities calendar = new NewYorkEquities();
    private final InstantSource time;

    CalendarRoutes(InstantSource time) {
        this.time = time;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v2/calendar", this::hours), Route.of("GET", "/v3/calendar/{market}", this::moments));
    }

    private Reply hours(Call call) {
        var asked = new CalendarDates(
                CalendarDates.date(call.query(), "start").orElse(LocalDate.MIN),
                CalendarDates.date(call.query(), "end").orElse(LocalDate.MAX));
        var days = Json.array();
        sessions(asked, bySettlement(call.query()))
                .forEach(session -> days.add(CalendarJson.hours(session, calendar.settlement(session.date()))));
        return Reply.ok(days);
    }

    private Reply moments(Call call) {
        MarketCode market = market(call.variable("market"));
        ZoneId zone = zone(call.query());
        LocalDate start = CalendarDates.date(call.query(), "start").orElseGet(this::today);
        LocalDate end = CalendarDates.date(call.query(), "end").orElseGet(() -> start.plusWeeks(1));
        var asked = new CalendarDates(start, end);
        var body = Json.object();
        body.set("market", ClockRoutes.json(market));
        var days = body.putArray("calendar");
        sessions(asked, false).forEach(session -> days.add(moments(session, zone)));
        return Reply.ok(body);
    }

    private ObjectNode moments(TradingSession session, ZoneId zone) {
        return CalendarJson.moments(session, calendar.settlement(session.date()), zone);
    }

    /** The known sessions whose trading date, or whose settlement date, lies between two dates. */
    private Stream<TradingSession> sessions(CalendarDates asked, boolean bySettlement) {
        LocalDate first = later(NewYorkEquities.FIRST, asked.start(), bySettlement ? SETTLEMENT_DAYS_MAX : 0);
        LocalDate last = asked.end().isBefore(NewYorkEquities.LAST) ? asked.end() : NewYorkEquities.LAST;
        return first.isAfter(last)
                ? Stream.empty()
                : first.datesUntil(last.plusDays(1))
                        .flatMap(date -> calendar.on(date).stream())
                        .filter(session -> !bySettlement || asked.contain(calendar.settlement(session.date())));
    }

    private static LocalDate later(LocalDate known, LocalDate asked, int daysBefore) {
        return asked.isAfter(known.plusDays(daysBefore)) ? asked.minusDays(daysBefore) : known;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), NewYorkSession.NEW_YORK);
    }

    static MarketCode market(String code) {
        return MarketCode.of(code).orElseThrow(() -> CalendarDates.bad("invalid market: of " + code
                + " no calendar is known here; known are NASDAQ, NYSE, XNAS and XNYS"));
    }

    private static boolean bySettlement(Query query) {
        String word = query.first("date_type").orElse("TRADING");
        return switch (word) {
            case "TRADING"    -> false;
            case "SETTLEMENT" -> true;
            default           -> throw CalendarDates.bad("invalid date_type: it is TRADING or SETTLEMENT");
        };
    }

    private static ZoneId zone(Query query) {
        return query.first("timezone").<ZoneId>map(CalendarRoutes::utc).orElse(NewYorkSession.NEW_YORK);
    }

    private static ZoneId utc(String word) {
        if (!word.equals("UTC")) {
            throw CalendarDates.bad("invalid timezone: it is UTC, or left out for the market's own");
        }
        return ZoneOffset.UTC;
    }
}
