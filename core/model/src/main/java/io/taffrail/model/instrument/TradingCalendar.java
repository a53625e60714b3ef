package io.taffrail.model.instrument;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When a market trades. It fails closed: on a date that it does not {@linkplain #knows know} the market is not open,
 * and no session, open or close is told.
 *
 * <p>Sessions begin at their open and end before their close, so that at the moment of the close the next one is meant.
 * Who asks at every quote keeps the {@link TradingSession} and asks again when it is over.
 */
public sealed interface TradingCalendar permits NewYorkEquities, CurrencyWeek, RoundTheClock {
    /** No market here has been closed for longer; the longest were the seven days from 2001-09-10 to 17. */
    int LONGEST_PAUSE_DAYS = 10;

    /** The calendar of the real markets of a class. */
    static TradingCalendar of(AssetClass assetClass) {
        return switch (assetClass) {
            case US_EQUITY     -> new NewYorkEquities();
            case CURRENCY_PAIR -> new CurrencyWeek();
            case CRYPTO_PAIR   -> new RoundTheClock();
        };
    }

    /** Whether it can say anything of a date. */
    boolean knows(LocalDate date);

    /** The session of a trading day; empty for a day without one, and for one that is not known. */
    Optional<TradingSession> on(LocalDate date);

    /** Whether the regular session goes on. */
    default boolean isOpen(Instant at) {
        return phase(at) == SessionPhase.REGULAR;
    }

    /** What the market is doing. */
    default SessionPhase phase(Instant at) {
        return extendedSession(at).map(session -> session.phase(at)).orElse(SessionPhase.CLOSED);
    }

    /** The session in which an order sent at a moment works: the one that is on, else the next. */
    default Optional<TradingSession> session(Instant at) {
        return firstEndingAfter(at, TradingSession::close);
    }

    /** The same for an order that trades in extended hours too: the day that is on, else the next. */
    default Optional<TradingSession> extendedSession(Instant at) {
        return firstEndingAfter(at, TradingSession::postClose);
    }

    /** When a day order sent at a moment expires. */
    default Optional<Instant> dayEnd(Instant at) {
        return session(at).map(TradingSession::close);
    }

    /** When a day order for extended hours, sent at a moment, expires. */
    default Optional<Instant> extendedDayEnd(Instant at) {
        return extendedSession(at).map(TradingSession::postClose);
    }

    /** The next moment at which a closed market opens; empty for one that never closes. */
    default Optional<Instant> nextOpen(Instant at) {
        return session(at).flatMap(session -> session.open().isAfter(at)
                ? Optional.of(session.open())
                : nextClose(at).flatMap(this::session).map(TradingSession::open));
    }

    /** The next moment at which an open market closes; empty for one that never does. */
    default Optional<Instant> nextClose(Instant at) {
        return session(at).map(this::lastInARow).map(TradingSession::close);
    }

    /** The last of the sessions that follow one another without a pause. */
    private TradingSession lastInARow(TradingSession session) {
        return session(session.close())
                .filter(next -> next.open().equals(session.close()))
                .map(this::lastInARow)
                .orElse(session);
    }

    private Optional<TradingSession> firstEndingAfter(Instant at, Function<TradingSession, Instant> end) {
        LocalDate date = LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
        if (!knows(date)) {
            return Optional.empty();
        }
        return Stream.iterate(date, day -> day.plusDays(1))
                .limit(LONGEST_PAUSE_DAYS)
                .flatMap(day -> on(day).stream())
                .filter(session -> end.apply(session).isAfter(at))
                .findFirst();
    }
}
