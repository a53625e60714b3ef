package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.instrument.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Trading days as Alpaca writes them: times of New York in {@code /v2}, moments in {@code /v3}. */
public final class CalendarJson {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SHORT_HOUR = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private CalendarJson() {}

    /** A day of {@code /v2/calendar}. */
    public static ObjectNode hours(TradingSession session, LocalDate settlement) {
        return Json.object()
                .put("date", session.date().toString())
                .put("open", hour(session.open(), HOUR))
                .put("close", hour(session.close(), HOUR))
                .put("session_open", hour(session.preOpen(), SHORT_HOUR))
                .put("session_close", hour(session.postClose(), SHORT_HOUR))
                .put("settlement_date", settlement.toString());
    }

    /** A day of {@code /v3/calendar}, its moments written with the offset of a zone. */
    public static ObjectNode moments(TradingSession session, LocalDate settlement, ZoneId zone) {
        return Json.object()
                .put("date", session.date().toString())
                .put("pre_start", moment(session.preOpen(), zone))
                .put("pre_end", moment(session.open(), zone))
                .put("core_start", moment(session.open(), zone))
                .put("core_end", moment(session.close(), zone))
                .put("post_start", moment(session.close(), zone))
                .put("post_end", moment(session.postClose(), zone))
                .put("settlement_date", settlement.toString());
    }

    /** A moment with the offset of a zone; {@code Z} in UTC. */
    public static String moment(Instant at, ZoneId zone) {
        return at.atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    public static String phase(SessionPhase phase) {
        return switch (phase) {
            case CLOSED  -> "closed";
            case PRE     -> "pre";
            case REGULAR -> "core";
            case POST    -> "post";
        };
    }

    private static String hour(Instant at, DateTimeFormatter format) {
        return at.atZone(NewYorkSession.NEW_YORK).format(format);
    }
}
