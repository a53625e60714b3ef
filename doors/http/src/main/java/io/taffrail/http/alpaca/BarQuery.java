package io.taffrail.http.alpaca;

import io.taffrail.http.web.Query;
import io.taffrail.http.web.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * Which bars a client asks for.
 *
 * @param past when they begin, and how they are paged
 */
record BarQuery(Timeframe timeframe, PastQuery past) {
    private static final Set<String> ADJUSTMENTS = Set.of("raw", "split", "dividend", "spin-off", "all");

    /**
     * Reads a query.
     *
     * @param now the desk's time
     * @param zone where the days that are asked for are counted
     * @throws Refused where a parameter is missing or malformed
     */
    static BarQuery of(Query query, Instant now, ZoneId zone) {
        String timeframe = query.first("timeframe").orElseThrow(() -> PastQuery.bad("timeframe is required"));
        var asked = new BarQuery(
                Timeframe.of(timeframe).orElseThrow(() -> PastQuery.bad("invalid timeframe: " + timeframe)),
                PastQuery.of(query, now, zone));
        // Prices are told as they were traded: no split or dividend is known here, so that every adjustment is the same.
        if (!ADJUSTMENTS.containsAll(query.all("adjustment"))) {
            throw PastQuery.bad("invalid adjustment: it is raw, split, dividend, spin-off or all");
        }
        return asked;
    }
}
