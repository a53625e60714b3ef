package io.taffrail.http.stream;

import io.taffrail.http.web.Query;
import io.taffrail.http.web.Refused;
import io.taffrail.views.TradeUpdate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which events a client asks for. The rules are those that Alpaca's specification has for its streams of events: an
 * end needs a beginning of its kind, a moment or an id, and there is one beginning at most.
 *
 * @param since events of this moment and later
 * @param until events of this moment and earlier
 * @param sinceId the last event that the client has: what follows it is wanted
 * @param untilId the last event that the client wants
 */
record EventRange(Optional<Instant> since, Optional<Instant> until, Optional<String> sinceId, Optional<String> untilId) {
    /** What was decided by now is told by then. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    /** @throws Refused where a parameter is malformed, or they do not go together */
    static EventRange read(Query query) {
        var range = new EventRange(
                query.first("since").map(text -> moment("since", text)),
                query.first("until").map(text -> moment("until", text)),
                query.first("since_id").map(text -> id("since_id", text)),
                query.first("until_id").map(text -> id("until_id", text)));
        if (range.since.isPresent() && range.sinceId.isPresent()) {
            throw refused("since and since_id cannot be used together");
        }
        if (range.until.isPresent() && range.since.isEmpty()) {
            throw refused("until needs since");
        }
        if (range.untilId.isPresent() && range.sinceId.isEmpty()) {
            throw refused("until_id needs since_id");
        }
        return range;
    }

    /** From when on the journal is to be read; empty where only what is still to come is wanted. */
    Optional<Instant> beginning() {
        return since.or(() -> sinceId.map(EventId::time));
    }

    boolean hasEnd() {
        return until.isPresent() || untilId.isPresent();
    }

    boolean includes(TradeUpdate update) {
        return includes(update.event().at(), EventId.of(update));
    }

    boolean isAfterEnd(TradeUpdate update) {
        return isAfterEnd(update.event().at(), EventId.of(update));
    }

    /** Whether it is the very event that the range names as its last. */
    boolean isLast(TradeUpdate update) {
        return isLast(EventId.of(update));
    }

    boolean includes(Instant happened, String eventId) {
        return since.map(at -> !happened.isBefore(at)).orElse(true)
                && sinceId.map(id -> eventId.compareTo(id) > 0).orElse(true)
                && !isAfterEnd(happened, eventId);
    }

    boolean isAfterEnd(Instant happened, String eventId) {
        return until.map(happened::isAfter).orElse(false)
                || untilId.map(id -> eventId.compareTo(id) > 0).orElse(false);
    }

    boolean isLast(String eventId) {
        return untilId.map(eventId::equals).orElse(false);
    }

    /** Whether at that time nothing that it includes can happen any more. */
    boolean isOver(Instant now) {
        return until.or(() -> untilId.map(EventId::time))
                .map(end -> now.isAfter(end.plus(UNDER_WAY)))
                .orElse(false);
    }

    private static String id(String name, String text) {
        return EventId.read(text).orElseThrow(() -> refused("invalid " + name + ": it is a ULID"));
    }

    /** A day, or a moment; a plus that the client did not encode arrives as a space. */
    private static Instant moment(String name, String text) {
        try {
            Instant at = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            int year = at.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 0 && year <= 9999) {
                return at;
            }
        } catch (DateTimeException notOne) {
            throw refused("invalid " + name + ": it is a date or an RFC 3339 time");
        }
        throw refused("invalid " + name + ": its year is not one of 0 to 9999");
    }

    private static Refused refused(String message) {
        return Refused.of(422, 40010001, message);
    }
}
