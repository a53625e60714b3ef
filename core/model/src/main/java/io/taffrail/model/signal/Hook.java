package io.taffrail.model.signal;

import io.taffrail.model.id.HookId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way in for somebody else's alerts; its secret is kept elsewhere.
 *
 * @param strategy whose signals they are
 * @param dialect the one dialect that it takes; empty where it finds out by itself
 * @param text whether it takes a line as a person would type it
 * @param approval whether each signal waits for somebody's approval; so it is with new hooks
 * @param symbols what may be traded through it; empty for everything that the strategy may
 * @param names what its senders call our symbols: {@code BINANCE:BTCUSDT.P} is {@code BTC/USD}
 * @param maxNotional what one signal may cost at most
 * @param turns whether the opposite signal turns a position round
 */
public record Hook(
        HookId id,
        StrategyId strategy,
        Optional<String> dialect,
        boolean text,
        boolean approval,
        Set<Symbol> symbols,
        Map<String, Symbol> names,
        Optional<Money> maxNotional,
        boolean turns) {

    public Hook {
        // Not Set.copyOf: its order, which is a part of the journal, is another in every process.
        symbols = Collections.unmodifiableSet(new LinkedHashSet<>(symbols));
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }
}
