package io.taffrail.http.alpaca;

import io.taffrail.http.web.Query;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.instrument.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Of which hours a portfolio's history has points: those of the regular sessions, of the extended ones, or all. */
enum HistoryTimes {
    MARKET_HOURS,
    EXTENDED_HOURS,
    CONTINUOUS;

    /** {@code extended_hours} is what came before {@code intraday_reporting}, and says less. */
    static HistoryTimes read(Query query) {
        boolean extended = query.truth("extended_hours").orElse(false);
        return query.first("intraday_reporting").map(HistoryTimes::of).orElse(extended ? EXTENDED_HOURS : MARKET_HOURS);
    }

    private static HistoryTimes of(String word) {
        return switch (word) {
            case "market_hours"   -> MARKET_HOURS;
            case "extended_hours" -> EXTENDED_HOURS;
            case "continuous"     -> CONTINUOUS;
            default -> throw Errors.parameter(
                    "invalid intraday_reporting: it is market_hours, extended_hours or continuous");
        };
    }

    /**
     * The beginnings of a span's steps of less than a day, as far as they lie in these hours and not before the
     * account was opened. A start within a day that trades is the beginning of that day's session.
     */
    List<Instant> steps(HistorySpan span, Instant opened, TradingCalendar sessions) {
        var times = new ArrayList<Instant>();
        if (this == CONTINUOUS) {
            add(times, span, span.step().begin(span.start()), span.end(), opened);
            return times;
        }
        LocalDate first = date(span.start().isBefore(opened) ? opened : span.start());
        // A day that goes on beyond midnight has begun on the date before.
        LocalDate last = date(span.end()).plusDays(1);
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            sessions.on(date).filter(session -> end().apply(session).isAfter(span.start())).ifPresent(session -> {
                Instant begin = begin().apply(session);
                Instant end = end().apply(session);
                add(times, span, begin, end.isBefore(span.end()) ? end : span.end(), opened);
            });
        }
        return times;
    }

    private static void add(List<Instant> times, HistorySpan span, Instant begin, Instant end, Instant opened) {
        for (Instant at = begin; at.isBefore(end); at = at.plus(span.step().length())) {
            if (at.plus(span.step().length()).isAfter(opened)) {
                times.add(at);
            }
        }
    }

    private Function<TradingSession, Instant> begin() {
        return this == MARKET_HOURS ? TradingSession::open : TradingSession::preOpen;
    }

    private Function<TradingSession, Instant> end() {
        return this == MARKET_HOURS ? TradingSession::close : TradingSession::postClose;
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
    }
}
