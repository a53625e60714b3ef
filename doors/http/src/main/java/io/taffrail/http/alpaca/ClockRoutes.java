package io.taffrail.http.alpaca;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * {@code /v2/clock}: the desk's time, in New York. The markets that the house plays trade around the clock, so it is
 * always open; the next open and close are those of a weekday.
 */
final class ClockRoutes {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);

    private final InstantSource time;

    ClockRoutes(InstantSource time) {
        this.time = time;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/v2/clock", this::get));
    }

    private Reply get(Call call) {
        ZonedDateTime now = time.instant().atZone(NEW_YORK);
        return Reply.ok(Json.object()
                .put("timestamp", text(now))
                .put("is_open", true)
                .put("next_open", text(next(now, OPEN)))
                .put("next_close", text(next(now, CLOSE))));
    }

    private static ZonedDateTime next(ZonedDateTime now, LocalTime hour) {
        ZonedDateTime next = now.with(hour);
        while (!next.isAfter(now) || isWeekend(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isWeekend(ZonedDateTime at) {
        return at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static String text(ZonedDateTime at) {
        return at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
