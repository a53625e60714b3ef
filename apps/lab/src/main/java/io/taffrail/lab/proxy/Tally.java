package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What the proxy has counted so far. */
public final class Tally {
    private static final int MOST_ROUTES = 256;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> routes = new TreeMap<>();
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Deque<Second> latest = new ArrayDeque<>();
    private long requests;
    private long unreachable;
    private int inLatestMinute;
    private int busiestMinute;

    private record Second(long nanos, int requests) {}

    /**
     * The counts at one moment.
     *
     * @param routes requests by method and the first two parts of their path
     * @param unreachable requests for which the broker could not be reached, or which it left without a reply
     * @param busiestMinute the most requests within any 60 seconds, give or take one of them
     */
    public record Counts(
            long requests, int latestMinute, int busiestMinute, Map<String, Long> routes, Map<Fault, Long> faults,
            long unreachable) {}

    synchronized void request(String method, String path, long nanos) {
        requests++;
        var route = method + " " + route(path);
        if (routes.containsKey(route) || routes.size() < MOST_ROUTES) {
            routes.merge(route, 1L, Long::sum);
        }
        forget(nanos);
        var newest = latest.pollLast();
        if (newest != null && nanos - newest.nanos() < Duration.ofSeconds(1).toNanos()) {
            latest.addLast(new Second(newest.nanos(), newest.requests() + 1));
        } else {
            if (newest != null) {
                latest.addLast(newest);
            }
            latest.addLast(new Second(nanos, 1));
        }
        inLatestMinute++;
        busiestMinute = Math.max(busiestMinute, inLatestMinute);
    }

    synchronized void fault(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    synchronized void unreachable() {
        unreachable++;
    }

    synchronized Counts counts(long nanos) {
        forget(nanos);
        return new Counts(requests, inLatestMinute, busiestMinute, Map.copyOf(routes),
                Collections.unmodifiableMap(new EnumMap<>(faults)), unreachable);
    }

    private void forget(long nanos) {
        while (!latest.isEmpty() && nanos - latest.getFirst().nanos() > MINUTE) {
            inLatestMinute -= latest.removeFirst().requests();
        }
    }

    /** What stands behind the first two parts of a path is an id or a symbol. */
    private static String route(String path) {
        var parts = path.split("/", 4);
        return parts.length < 3 ? path : "/" + parts[1] + "/" + parts[2] + (parts.length > 3 ? "/…" : "");
    }
}
