package io.taffrail.model.instrument;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One trading day of a market: its regular session, and the extended hours around it where it has any.
 *
 * @param date the day that it counts as
 * @param preOpen the first moment of the extended hours before; without such hours, the open
 * @param open the first moment of the regular session
 * @param close the first moment after the regular session
 * @param postClose the first moment after the extended hours; without such hours, the close
 */
public record TradingSession(LocalDate date, Instant preOpen, Instant open, Instant close, Instant postClose) {
    public TradingSession {
        if (preOpen.isAfter(open) || !open.isBefore(close) || close.isAfter(postClose)) {
            throw new IllegalArgumentException("a session's moments are in order: " + date + " " + preOpen + " " + open
                    + " " + close + " " + postClose);
        }
    }

    /** Whether the regular session goes on at a moment. */
    public boolean isOpen(Instant at) {
        return phase(at) == SessionPhase.REGULAR;
    }

    /** What this day is doing at a moment; before and after it, closed. */
    public SessionPhase phase(Instant at) {
        if (at.isBefore(preOpen) || !at.isBefore(postClose)) {
            return SessionPhase.CLOSED;
        }
        if (at.isBefore(open)) {
            return SessionPhase.PRE;
        }
        return at.isBefore(close) ? SessionPhase.REGULAR : SessionPhase.POST;
    }
}
