package io.taffrail.http.alpaca;

import io.taffrail.http.web.Query;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets the fuzzer at all that reads a question's parameters. */
public final class QuestionsOpening {
    private static final Instant NOW = Instant.parse("2026-03-02T15:30:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private QuestionsOpening() {}

    /** Each reads a whole question, and refuses it with the door's {@code Refused}. */
    public static List<Consumer<Query>> readers() {
        return List.of(
                HistoryTimes::read,
                query -> HistorySpan.read(query, NOW),
                query -> PastQuery.of(query, NOW, ZONE),
                query -> BarQuery.of(query, NOW, ZONE),
                ActivityTypes::of,
                query -> CalendarDates.date(query, "start"),
                query -> CalendarDates.time(query, "time"),
                query -> query.first("after").ifPresent(text -> OrderFilters.time("after", text)),
                query -> query.first("timeframe").flatMap(Timeframe::of).ifPresent(frame -> frame.end(frame.start(NOW, ZONE), ZONE)));
    }

    /** The token that is written for the place that a token names; empty where it names none. */
    public static Optional<String> again(String token) {
        return Place.of(token).map(Place::token);
    }
}
