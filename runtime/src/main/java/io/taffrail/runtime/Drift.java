package io.taffrail.runtime;

import io.taffrail.model.market.Quote;
import io.taffrail.model.value.Decimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How far one symbol's price has moved within five minutes: from the lowest or the highest middle of that time, whichever is
 * further away. It keeps both of each ten seconds, so that it costs the same however fast the market speaks, and looks back up to
 * ten seconds more than it says; the loop writes, anybody reads.
 */
final class Drift {
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final long SLOT_SECONDS = 10;
    private static final long SLOTS = WINDOW.toSeconds() / SLOT_SECONDS;
    private static final Decimal HUNDRED = Decimal.of(100);
    private static final int PLACES = 4;

    private final Deque<Slot> slots = new ArrayDeque<>();
    private Decimal latest = Decimal.ZERO;

    /** Bid and ask added up are twice the middle, and need no division. */
    private record Slot(long number, Decimal low, Decimal high) {
        Slot with(Decimal sum) {
            return sum.compareTo(low) >= 0 && sum.compareTo(high) <= 0 ? this : new Slot(number, low.min(sum), high.max(sum));
        }
    }

    synchronized void accept(Quote quote) {
        Decimal sum = quote.bid().value().plus(quote.ask().value());
        if (!sum.isPositive()) {
            return;
        }
        latest = sum;
        long number = number(quote.at());
        Slot last = slots.peekLast();
        if (last != null && number <= last.number()) {
            slots.removeLast();
            slots.addLast(last.with(sum));
            return;
        }
        slots.addLast(new Slot(number, sum, sum));
        // One more than the window has, since the first of them is cut.
        while (slots.getFirst().number() < number - SLOTS) {
            slots.removeFirst();
        }
    }

    /** In hundredths, rounded up; empty where nothing was ever quoted. */
    synchronized Optional<Decimal> percent(Instant at) {
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        long first = number(at) - SLOTS;
        Decimal furthest = Decimal.ZERO;
        for (Slot slot : slots) {
            if (slot.number() >= first) {
                furthest = furthest.max(moved(slot.low())).max(moved(slot.high()));
            }
        }
        return Optional.of(furthest);
    }

    private Decimal moved(Decimal from) {
        return latest.minus(from).abs().times(HUNDRED).dividedBy(from, PLACES, RoundingMode.UP);
    }

    private static long number(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS);
    }
}
