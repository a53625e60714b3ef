package io.taffrail.http.alpaca;

import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.ports.Excerpt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of one kind of market data: by symbol first, then by time. A page may well be filled by the first symbol alone.
 *
 * @param at when a thing was, or began; several may be of one moment
 * @param read tells what is asked for in its order, at most so much, where it can stop there
 * @param written as a client reads it
 */
record Pages<E>(
        Function<E, Instant> at,
        BiFunction<Instrument, Excerpt, List<E>> read,
        BiFunction<E, Instrument, ObjectNode> written) {

    /**
     * A page.
     *
     * @param data lists by symbol, without those that are empty
     * @param next the place that the next page goes on from; none after the last
     */
    record Page(ObjectNode data, Optional<Place> next) {
        /** The body with the token of the next page, or null. */
        ObjectNode turned(ObjectNode body) {
            next.ifPresentOrElse(place -> body.put("next_page_token", place.token()), () -> body.putNull("next_page_token"));
            return body;
        }
    }

    Page page(SortedMap<String, Optional<Instrument>> symbols, PastQuery asked) {
        var data = Json.object();
        int left = asked.limit();
        Optional<Place> last = Optional.empty();
        for (Map.Entry<String, Optional<Instrument>> symbol : symbols.entrySet()) {
            String name = symbol.getKey();
            if (symbol.getValue().isEmpty() || asked.isBehind(name)) {
                continue;
            }
            Instrument instrument = symbol.getValue().get();
            // One more than fits says whether there is another page.
            List<E> found = found(name, instrument, asked, left + 1);
            if (found.isEmpty()) {
                continue;
            }
            if (left == 0) {
                return new Page(data, last);
            }
            List<E> told = found.subList(0, Math.min(left, found.size()));
            ArrayNode list = data.putArray(name);
            told.forEach(one -> list.add(written.apply(one, instrument)));
            last = Optional.of(end(name, told, asked));
            if (found.size() > left) {
                return new Page(data, last);
            }
            left -= found.size();
        }
        return new Page(data, Optional.empty());
    }

    private List<E> found(String name, Instrument instrument, PastQuery asked, int most) {
        Optional<Place> place = asked.within(name);
        Instant from = place.filter(_ -> asked.ascending()).map(Place::at).filter(asked.start()::isBefore).orElse(asked.start());
        Instant end = place.filter(_ -> !asked.ascending()).map(Place::at).filter(asked.end()::isAfter).orElse(asked.end());
        int known = place.map(Place::told).orElse(0);
        List<E> all = read.apply(instrument, new Excerpt(from, end.plusNanos(1), most + known, !asked.ascending()));
        int skipped = 0;
        while (skipped < known && skipped < all.size() && at.apply(all.get(skipped)).equals(place.orElseThrow().at())) {
            skipped++;
        }
        return all.subList(skipped, all.size());
    }

    /** Of the moment at which a page ends it may have told some, and the page before it others. */
    private Place end(String name, List<E> told, PastQuery asked) {
        Instant moment = at.apply(told.getLast());
        int count = (int) told.stream().filter(one -> at.apply(one).equals(moment)).count();
        int before = asked.within(name).filter(place -> place.at().equals(moment)).map(Place::told).orElse(0);
        return new Place(name, moment, count + before);
    }
}
