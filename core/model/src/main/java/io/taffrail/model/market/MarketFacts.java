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
 */
public record MarketFacts(
        SessionPhase phase,
        Optional<Instant> open,
        Optional<Instant> close,
        boolean halted,
        Optional<Instant> confirmed,
        List<Peer> peers) {

    /** A market that is always open and never halted. */
    public static final MarketFacts ALWAYS_OPEN =
            new MarketFacts(SessionPhase.REGULAR, Optional.empty(), Optional.empty(), false, Optional.empty(), List.of());

    public MarketFacts {
        peers = List.copyOf(peers);
    }

    /**
     * How a symbol stands to the order's.
     *
     * @param sector what its owner counts it to, where he has said
     * @param correlation of their returns, -1 to 1, where both are known
     */
    public record Peer(Symbol symbol, Optional<String> sector, Optional<Decimal> correlation) {}
}
