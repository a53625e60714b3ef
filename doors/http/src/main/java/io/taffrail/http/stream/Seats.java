package io.taffrail.http.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected with which key: on each of Alpaca's streams of market data a key has room for one client. */
public final class Seats {
    private final Map<Seat, Object> taken = new ConcurrentHashMap<>();

    private record Seat(MarketHalf half, String key) {}

    /** Takes a seat for somebody; false where another has it. */
    boolean take(MarketHalf half, String key, Object who) {
        return taken.putIfAbsent(new Seat(half, key), who) == null;
    }

    /** Gives up all that somebody has. */
    void leave(Object who) {
        taken.values().removeIf(sitting -> sitting == who);
    }
}
