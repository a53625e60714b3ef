package io.taffrail.exchange;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.instrument.TradingSession;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When orders may trade, and until when: sessions and halts. */
final class Hours {
    private final Sessions sessions;
    private final Halts halts;
    private final Map<AssetClass, Day> days = new EnumMap<>(AssetClass.class);

    /** The day that was asked for last, good for every moment until it is over. */
    private record Day(Instant from, TradingSession session) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(session.postClose());
        }
    }

    Hours(Sessions sessions, Halts halts) {
        this.sessions = sessions;
        this.halts = halts;
    }

    /** Whether auctions are held at the open and the close of sessions, and not at the end of the day. */
    boolean haveAuctions() {
        return sessions == Sessions.EXCHANGE;
    }

    /** Whether an order may trade at a moment, on something that the market said at another. */
    boolean mayTrade(Order order, Instant said, Instant at) {
        if (halts.isHalted(order.symbol(), at) || halts.isHalted(order.symbol(), said)) {
            return false;
        }
        if (sessions == Sessions.ROUND_THE_CLOCK) {
            return true;
        }
        return day(order, at)
                .filter(session -> !said.isBefore(begin(order, session)) || isUnbroken(order, said, at))
                .isPresent();
    }

    /** Whether a market whose days follow one another without a pause has not closed in between. */
    private boolean isUnbroken(Order order, Instant said, Instant at) {
        return order.instrument().assetClass() != AssetClass.US_EQUITY
                && calendar(order).isOpen(said)
                && calendar(order).nextClose(said).filter(close -> !at.isBefore(close)).isEmpty();
    }

    boolean isHalted(Order order, Instant at) {
        return halts.isHalted(order.symbol(), at);
    }

    /** When an order that was sent at a moment runs out; empty for one that nothing but a cancel ends. */
    Optional<Instant> end(Order order, Instant sent) {
        return switch (order.timeInForce()) {
            case DAY           -> Optional.of(dayEnd(order, sent).orElse(sent));
            case OPG, CLS      -> Optional.of(auctionDay(order, sent).map(TradingSession::close).orElse(sent));
            case GTD           -> order.expireTime();
            case GTC, IOC, FOK -> Optional.empty();
        };
    }

    /** From when on the opening auction of an order is held, where it waits for one. */
    Optional<Instant> auctionOpen(Order order, Instant sent) {
        return haveAuctions() && order.timeInForce() == TimeInForce.OPG
                ? auctionDay(order, sent).map(TradingSession::open)
                : Optional.empty();
    }

    /** When the session opened that closes at a moment. */
    Instant lastOpen(Order order, Instant close) {
        return calendar(order).session(close.minusNanos(1)).map(TradingSession::open).orElse(close);
    }

    private Optional<Instant> dayEnd(Order order, Instant sent) {
        return tradesInExtendedHours(order) ? calendar(order).extendedDayEnd(sent) : calendar(order).dayEnd(sent);
    }

    /** The day in whose auction an order takes part: the first whose auction is still to come. */
    private Optional<TradingSession> auctionDay(Order order, Instant sent) {
        Optional<TradingSession> day = calendar(order).session(sent);
        boolean missed = haveAuctions() && order.timeInForce() == TimeInForce.OPG
                && day.filter(session -> !session.open().isAfter(sent)).isPresent();
        return missed ? calendar(order).session(day.get().close()) : day;
    }

    /** The day in which an order may trade now. */
    private Optional<TradingSession> day(Order order, Instant at) {
        AssetClass assetClass = order.instrument().assetClass();
        Day day = days.get(assetClass);
        if (day == null || !day.holds(at)) {
            Optional<TradingSession> next = calendar(order).extendedSession(at);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            day = new Day(at, next.get());
            days.put(assetClass, day);
        }
        return Optional.of(day.session()).filter(session -> switch (session.phase(at)) {
            case REGULAR   -> true;
            case PRE, POST -> tradesInExtendedHours(order);
            case CLOSED    -> false;
        });
    }

    private static Instant begin(Order order, TradingSession session) {
        return tradesInExtendedHours(order) ? session.preOpen() : session.open();
    }

    private static boolean tradesInExtendedHours(Order order) {
        return order.instructions().contains(Instruction.EXTENDED_HOURS) && order.spec() instanceof OrderSpec.Limit;
    }

    private TradingCalendar calendar(Order order) {
        return sessions.calendarOf(order.instrument().assetClass());
    }
}
