package io.taffrail.engine.risk;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How fast somebody orders and trades: a strategy in an account, or all who trade an account without one. It remembers ten
 * minutes at most, so that it does not grow with history.
 */
public final class Pace {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** An hour at the most that a limit can ask for. */
    private static final int MOST_TWINS = 1_024;

    private final Moments sent = new Moments();
    private final Map<Lane, Moments> executions = new HashMap<>();
    private final Map<Likeness, Instant> twins = new LinkedHashMap<>();
    private final Minutes orders = new Minutes();
    private final Minutes fills = new Minutes();

    private record Lane(Symbol symbol, Side side) {}

    private record Likeness(Symbol symbol, Side side, OrderAmount amount, OrderSpec spec) {
        /** What was wanted at the market is the same order at another quote. */
        static Likeness of(Order order) {
            return new Likeness(
                    order.symbol(), order.side(), order.amount(),
                    order.has(Instruction.MARKETABLE) ? new OrderSpec.Market() : order.spec());
        }
    }

    /** An order, or a change of one, has left the house. */
    void send(Order order, Instant at) {
        sent.add(at);
        orders.add(at);
        Likeness likeness = Likeness.of(order);
        twins.remove(likeness);
        twins.put(likeness, at);
        if (twins.size() > MOST_TWINS) {
            twins.remove(twins.keySet().iterator().next());
        }
    }

    /** An order of nobody but its strategy has begun to trade. */
    void execute(Order order, Instant at) {
        fills.add(at);
        // What has gone quiet is forgotten, so that a strategy of many symbols does not grow for ever.
        executions.values().removeIf(moments -> moments.within(MINUTE, at) == 0);
        executions.computeIfAbsent(new Lane(order.symbol(), order.side()), _ -> new Moments()).add(at);
    }

    /** How many orders and changes of orders have left within a time of a minute at most. */
    public int sent(Duration window, Instant at) {
        return sent.within(window, at);
    }

    /** How many orders for that side of a symbol have begun to trade within a minute. */
    public int executions(Symbol symbol, Side side, Instant at) {
        Moments moments = executions.get(new Lane(symbol, side));
        return moments == null ? 0 : moments.within(MINUTE, at);
    }

    Optional<Duration> sinceTwin(Order order, Instant at) {
        return Optional.ofNullable(twins.get(Likeness.of(order))).map(before -> Duration.between(before, at));
    }

    long sentLately(Instant at) {
        return orders.sum(at);
    }

    long filledLately(Instant at) {
        return fills.sum(at);
    }

    /** Moments of the last minute, the latest last. */
    private static final class Moments {
        /** More than any limit asks for. */
        private static final int MOST = 10_001;

        private final Deque<Instant> moments = new ArrayDeque<>();

        void add(Instant at) {
            while (!moments.isEmpty() && (moments.size() >= MOST || !moments.getFirst().isAfter(at.minus(MINUTE)))) {
                moments.removeFirst();
            }
            moments.addLast(at);
        }

        int within(Duration window, Instant at) {
            Instant from = at.minus(window);
            if (moments.isEmpty() || !moments.getLast().isAfter(from)) {
                return 0;
            }
            if (moments.getFirst().isAfter(from)) {
                return moments.size();
            }
            int count = 0;
            for (var latest = moments.descendingIterator(); latest.hasNext() && latest.next().isAfter(from); ) {
                count++;
            }
            return count;
        }
    }

    /** Counts of the last ten minutes, by the minute. */
    private static final class Minutes {
        private static final int KEPT = 10;

        private final long[] counts = new long[KEPT];
        private long latest;

        void add(Instant at) {
            roll(at);
            counts[(int) Math.floorMod(latest, (long) KEPT)]++;
        }

        long sum(Instant at) {
            long oldest = minute(at) - KEPT;
            long sum = 0;
            for (long minute = Math.max(latest - KEPT, oldest) + 1; minute <= latest; minute++) {
                sum += counts[(int) Math.floorMod(minute, (long) KEPT)];
            }
            return sum;
        }

        private void roll(Instant at) {
            long now = minute(at);
            for (long minute = Math.max(latest + 1, now - KEPT + 1); minute <= now; minute++) {
                counts[(int) Math.floorMod(minute, (long) KEPT)] = 0;
            }
            latest = now;
        }

        private static long minute(Instant at) {
            return Math.floorDiv(at.getEpochSecond(), 60L);
        }
    }
}
