package io.taffrail.model.compliance;

import io.taffrail.model.id.Symbol;
import java.util.HashSet;
import java.util.List;

/** A list of symbols that may not be traded, or of the only ones that may. */
public record SymbolList(Kind kind, List<Listed> listed) {
    /** How many symbols a list has at most. */
    public static final int MOST = 20_000;

    public SymbolList {
        listed = List.copyOf(listed);
        if (listed.size() > MOST) {
            throw new IllegalArgumentException("a list has at most " + MOST + " symbols, not " + listed.size());
        }
        var seen = new HashSet<Symbol>();
        for (Listed one : listed) {
            if (!seen.add(one.symbol())) {
                throw new IllegalArgumentException("symbol " + one.symbol() + " is listed twice");
            }
        }
    }

    /** What being on it means. */
    public enum Kind {
        /** What is listed is not opened. */
        DENY,
        /** Only what is listed is opened. */
        ALLOW
    }

    /** @param reason why it is listed, as its author says; may be empty */
    public record Listed(Symbol symbol, String reason) {}
}
