package io.taffrail.engine;

import io.taffrail.model.id.Symbol;
import java.util.HashMap;
import java.util.Map;

/** How many orders work in each symbol. */
final class SymbolOrders {
    private final Map<Symbol, Integer> counts = new HashMap<>();

    void add(Symbol symbol, int more) {
        if (more != 0) {
            counts.merge(symbol, more, (before, added) -> before + added == 0 ? null : before + added);
        }
    }

    int of(Symbol symbol) {
        return counts.getOrDefault(symbol, 0);
    }
}
