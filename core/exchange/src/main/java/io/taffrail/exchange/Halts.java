package io.taffrail.exchange;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Halt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When which symbols may not trade, as somebody who knows has told it. Orders are kept meanwhile, may be canceled and
 * run out, and look at the market again with the first event after the halt.
 */
public final class Halts {
    /** Nothing is ever halted. */
    public static final Halts NONE = new Halts(List.of());

    private final Map<Symbol, List<Halt>> bySymbol;

    public Halts(List<Halt> halts) {
        bySymbol = halts.stream().collect(Collectors.groupingBy(Halt::symbol));
    }

    boolean isHalted(Symbol symbol, Instant at) {
        List<Halt> halts = bySymbol.get(symbol);
        return halts != null && halts.stream().anyMatch(halt -> halt.covers(at));
    }
}
