package io.taffrail.engine.risk;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Settlement;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * How often an account has opened and closed a position in the same share on one day, within five sessions. Who does it four times
 * with less than 25,000 dollars is barred from opening positions (FINRA Rule 4210(f)(8)(B), since 2001-09-28). FINRA has filed to
 * replace it (SR-FINRA-2025-017 of 2025-12-29): where a broker has done so its limit is lifted.
 *
 * <p>A further close counts only after a further opening, as FINRA counts changes of direction.
 */
final class DayTrades {
    private static final int SESSIONS = 5;
    private static final int MOST = 1_024;

    private final Deque<LocalDate> trades = new ArrayDeque<>();
    private final Set<Symbol> opened = new HashSet<>();
    private LocalDate day = LocalDate.MIN;

    /** @param held before it, below zero where short */
    void fill(Symbol symbol, Side side, Decimal units, Decimal held, Instant at) {
        LocalDate today = Settlement.today(at);
        if (!today.equals(day)) {
            opened.clear();
            day = today;
        }
        boolean closes = side == Side.BUY ? held.isNegative() : held.isPositive();
        if (closes && opened.remove(symbol)) {
            trades.addLast(today);
            if (trades.size() > MOST) {
                trades.removeFirst();
            }
        }
        if (!closes || units.compareTo(held.abs()) > 0) {
            opened.add(symbol);
        }
    }

    /** How many of the latest five sessions. */
    int count(LocalDate today) {
        LocalDate first = Settlement.firstOfSessions(SESSIONS, today);
        int count = 0;
        for (var latest = trades.descendingIterator(); latest.hasNext() && !latest.next().isBefore(first); ) {
            count++;
        }
        return count;
    }
}
