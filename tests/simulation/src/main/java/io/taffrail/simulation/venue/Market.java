package io.taffrail.simulation.venue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The prices of a few symbols, in cents: each a walk of its own with a spread of two cents. */
public final class Market {
    public static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "NVDA");
    private static final long FIRST = 10_000;
    private static final long LEAST = 2_000;

    private final SplittableRandom dice;
    private final Map<String, Long> middles = new LinkedHashMap<>();
    private final Set<String> halted = new LinkedHashSet<>();

    public Market(long seed) {
        dice = new SplittableRandom(seed);
        SYMBOLS.forEach(symbol -> middles.put(symbol, FIRST));
    }

    public long bid(String symbol) {
        return middle(symbol) - 1;
    }

    public long ask(String symbol) {
        return middle(symbol) + 1;
    }

    /** Whether nothing of it trades now. */
    public boolean isHalted(String symbol) {
        return halted.contains(symbol);
    }

    public void halt(String symbol) {
        halted.add(symbol);
    }

    public void resume() {
        halted.clear();
    }

    /** All prices move a little, and sometimes far. */
    public void move() {
        for (String symbol : SYMBOLS) {
            long reach = dice.nextInt(50) == 0 ? 300 : 25;
            long next = middle(symbol) + dice.nextLong(2 * reach + 1) - reach;
            middles.put(symbol, Math.max(LEAST, next));
        }
    }

    private long middle(String symbol) {
        return middles.getOrDefault(symbol, FIRST);
    }
}
