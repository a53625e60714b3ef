package io.taffrail.simulation.wire;

import io.taffrail.alpaca.rest.Requests.Outgoing;
import io.taffrail.simulation.venue.Venue;
import io.taffrail.simulation.venue.VenueDoor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lies between all lives of the adapter and the venue, and what is under way there. */
public final class Internet {
    private static final Pattern NAME = Pattern.compile("\"client_order_id\":\"([^\"]+)\"");

    private final Venue venue;
    private final VenueDoor door;
    private final Faults faults;
    private final WireWatch watch;
    private final Map<String, Integer> travelling = new LinkedHashMap<>();

    public Internet(Venue venue, Faults faults, WireWatch watch) {
        this.venue = venue;
        this.door = new VenueDoor(venue);
        this.faults = faults;
        this.watch = watch;
    }

    Venue venue() {
        return venue;
    }

    VenueDoor door() {
        return door;
    }

    Faults faults() {
        return faults;
    }

    WireWatch watch() {
        return watch;
    }

    /** Whether a request that brings an order of that client order id to life is still on its way. */
    public boolean isTravelling(String name) {
        return travelling.getOrDefault(name, 0) > 0;
    }

    /** Whether no request that brings an order to life is on its way. */
    public boolean isIdle() {
        return travelling.values().stream().allMatch(count -> count == 0);
    }

    void depart(Outgoing request) {
        name(request).ifPresent(name -> travelling.merge(name, 1, Integer::sum));
    }

    /** It has arrived, or never will. */
    void lose(Outgoing request) {
        name(request).ifPresent(name -> travelling.merge(name, -1, Integer::sum));
    }

    /** The client order id that a placement or replacement brings. */
    public static Optional<String> name(Outgoing request) {
        return request.body().map(NAME::matcher).filter(Matcher::find).map(found -> found.group(1));
    }
}
