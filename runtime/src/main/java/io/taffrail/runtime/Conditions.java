package io.taffrail.runtime;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.instrument.TradingSession;
import io.taffrail.model.market.Halt;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.market.MarketFacts.Peer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hours, halts and sectors that a desk goes by when it holds orders against limits; used by its loop alone.
 *
 * @param sectors what their owner counts symbols to
 */
public record Conditions(Sessions sessions, List<Halt> halts, Map<Symbol, String> sectors, Map<AssetClass, TradingSession> latest) {

    public Conditions {
        halts = List.copyOf(halts);
        sectors = Map.copyOf(sectors);
    }

    public Conditions(Sessions sessions, List<Halt> halts, Map<Symbol, String> sectors) {
        this(sessions, halts, sectors, new EnumMap<>(AssetClass.class));
    }

    /** Everything trades always. */
    public static Conditions always() {
        return new Conditions(Sessions.ROUND_THE_CLOCK, List.of(), Map.of());
    }

    /**
     * What limits need to know now.
     *
     * @param confirmed when the feed last vouched for the instrument's quote, where it does so beside telling new ones
     */
    MarketFacts facts(Instrument instrument, Instant at, Optional<Instant> confirmed, List<Peer> peers) {
        Symbol symbol = instrument.symbol();
        boolean halted = halts.stream().anyMatch(halt -> halt.symbol().equals(symbol) && halt.covers(at));
        if (sessions == Sessions.ROUND_THE_CLOCK || instrument.assetClass() == AssetClass.CRYPTO_PAIR) {
            return new MarketFacts(SessionPhase.REGULAR, Optional.empty(), Optional.empty(), halted, confirmed, peers);
        }
        Optional<TradingSession> session = session(instrument.assetClass(), at);
        SessionPhase phase = session.map(now -> now.phase(at)).orElse(SessionPhase.CLOSED);
        Optional<TradingSession> open = session.filter(now -> now.isOpen(at));
        return new MarketFacts(
                phase, open.map(TradingSession::open), open.map(TradingSession::close), halted, confirmed, peers);
    }

    /** A session is asked for once, and again when it is over. */
    private Optional<TradingSession> session(AssetClass assetClass, Instant at) {
        TradingSession known = latest.get(assetClass);
        if (known != null && at.isBefore(known.postClose())) {
            return Optional.of(known);
        }
        Optional<TradingSession> next = TradingCalendar.of(assetClass).extendedSession(at);
        next.ifPresent(found -> latest.put(assetClass, found));
        return next;
    }
}
