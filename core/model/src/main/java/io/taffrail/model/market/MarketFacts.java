package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What limits need to know of a market beside its quote; gathered only where limits ask for it.
 *
 * @param phase what the instrument's market is doing
 * @param open when the session that is on opened, where one is
 * @param close when it closes
 * @param halted whether the instrument may not trade now
 * @param confirmed when the feed last vouched for the quote, where it does so beside telling new ones
 * @param peers the instrument first, then what is held and worked of others, where a limit on sectors or correlation is set
 * @param averageVolume the units traded in a session, on average over the latest 20, where so many are known and a limit asks
 * @param drift how far the price has moved within five minutes, in hundredths, where a limit asks
 */
public record MarketFacts(
        SessionPhase phase,
        Optional<Instant> open,
        Optional<Instant> close,
        boolean halted,
        Optional<Instant> confirmed,
        List<Peer> peers,
        Optional<Decimal> averageVolume,
        Optional<Decimal> drift) {

    /** A market that is always open, never halted, and stands still. */
    public static final MarketFacts ALWAYS_OPEN =
            new MarketFacts(SessionPhase.REGULAR, Optional.empty(), Optional.empty(), false, Optional.empty(), List.of())
                    .withDrift(Optional.of(Decimal.ZERO));

    public MarketFacts {
        peers = List.copyOf(peers);
    }

    /** Without a word of how much is traded and how fast the price moves. */
    public MarketFacts(
            SessionPhase phase, Optional<Instant> open, Optional<Instant> close, boolean halted, Optional<Instant> confirmed,
            List<Peer> peers) {
        this(phase, open, close, halted, confirmed, peers, Optional.empty(), Optional.empty());
    }

    public MarketFacts withAverageVolume(Optional<Decimal> units) {
        return new MarketFacts(phase, open, close, halted, confirmed, peers, units, drift);
    }

    public MarketFacts withDrift(Optional<Decimal> percent) {
        return new MarketFacts(phase, open, close, halted, confirmed, peers, averageVolume, percent);
    }

    /**
     * How a symbol stands to the order's.
     *
     * @param sector what its owner counts it to, where he has said
     * @param correlation of their returns, -1 to 1, where both are known
     */
    public record Peer(Symbol symbol, Optional<String> sector, Optional<Decimal> correlation) {}
}
