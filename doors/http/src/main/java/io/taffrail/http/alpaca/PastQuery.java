package io.taffrail.http.alpaca;

import io.taffrail.http.web.Json;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What all questions about a market's past have in common. What is wrong with a parameter is a 400 without a code, as with all
 * market data.
 *
 * @param start the first moment that is asked for
 * @param end the last one
 * @param limit of all symbols together
 * @param after the place up to which an earlier page has come
 */
record PastQuery(Instant start, Instant end, int limit, boolean ascending, Optional<Place> after) {
    private static final int LIMIT_USUAL = 1_000;
    private static final int LIMIT_MAX = 10_000;
    private static final Set<String> FEEDS = Set.of("iex", "sip", "otc", "boats", "delayed_sip", "overnight");

    /**
     * Reads a query.
     *
     * @param now the desk's time: by itself the query ends there, and begins with that day
     * @param zone where the days that are asked for are counted
     * @throws Refused where a parameter is malformed
     */
    static PastQuery of(Query query, Instant now, ZoneId zone) {
        Instant start = moment(query, "start", zone, 0)
                .orElseGet(() -> midnight(LocalDate.ofInstant(now, zone), zone));
        Instant end = moment(query, "end", zone, 1).orElse(start.isAfter(now) ? start : now);
        if (end.isBefore(start)) {
            throw bad("end should not be before start");
        }
        checkSource(query);
        return new PastQuery(
                start, end, limit(query), ascending(query), query.first("page_token").map(PastQuery::place));
    }

    /** Refuses a feed that Alpaca has not, and prices in another currency. */
    static void checkSource(Query query) {
        query.first("feed").filter(feed -> !FEEDS.contains(feed)).ifPresent(feed -> {
            throw bad("invalid feed: " + feed);
        });
        query.first("currency").filter(currency -> !currency.equals("USD")).ifPresent(currency -> {
            throw bad("invalid currency: prices are in USD, not in " + currency);
        });
    }

    /** An error of market data. */
    static Refused bad(String message) {
        return new Refused(400, Json.object().put("message", message));
    }

    /** Something of the market that is not there. */
    static Refused absent(String message) {
        return new Refused(404, Json.object().put("message", message));
    }

    /** Whether an earlier page has come beyond all of a symbol. */
    boolean isBehind(String symbol) {
        return after.filter(place -> symbol.compareTo(place.symbol()) < 0).isPresent();
    }

    /** Where within a symbol an earlier page has ended. */
    Optional<Place> within(String symbol) {
        return after.filter(place -> place.symbol().equals(symbol));
    }

    /** A date stands for all of its day: its midnight as a start, its last moment as an end. */
    private static Optional<Instant> moment(Query query, String name, ZoneId zone, int daysOn) {
        return query.first(name).map(text -> {
            try {
                return text.length() == 10
                        ? midnight(LocalDate.parse(text).plusDays(daysOn), zone).minusNanos(daysOn)
                        : CalendarDates.moment(text).toInstant();
            } catch (DateTimeException notOne) {
                throw bad("invalid " + name + ": " + text + " is neither an RFC 3339 time nor a date like 2026-11-20");
            }
        });
    }

    private static Instant midnight(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static int limit(Query query) {
        return query.first("limit").map(PastQuery::limit).orElse(LIMIT_USUAL);
    }

    private static int limit(String text) {
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw bad("invalid limit: it is a whole number from 1 to " + LIMIT_MAX);
        }
        if (limit > LIMIT_MAX) {
            throw bad("invalid limit: larger than the allowed maximum of " + LIMIT_MAX);
        }
        if (limit < 1) {
            throw bad("invalid limit: it is a whole number from 1 to " + LIMIT_MAX);
        }
        return limit;
    }

    private static boolean ascending(Query query) {
        String word = query.first("sort").orElse("asc");
        return switch (word) {
            case "asc"  -> true;
            case "desc" -> false;
            default     -> throw bad("invalid sort: it is asc or desc");
        };
    }

    private static Place place(String token) {
        return Place.of(token).orElseThrow(() -> bad("invalid page_token"));
    }
}
