package io.taffrail.model.account;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.WatchlistId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A named list of symbols that somebody keeps with an account; nothing is traded by it.
 *
 * @param name 1 to 64 characters, and no other list of the account has it
 * @param symbols in the order in which they were put on it, each once
 */
public record Watchlist(WatchlistId id, String name, List<Symbol> symbols, Instant createdAt, Instant updatedAt) {
    /** How many lists an account keeps at most. */
    public static final int MOST_LISTS = 200;

    /** How many symbols a list has at most. */
    public static final int MOST_SYMBOLS = 1_000;

    /** How many characters a name has at most. */
    public static final int LONGEST_NAME = 64;

    public Watchlist {
        symbols = List.copyOf(symbols);
        checkName(name);
    }

    /** What somebody asks of the lists of an account. */
    public sealed interface Change {

        record Create(String name, List<Symbol> symbols) implements Change {
            public Create {
                checkName(name);
                symbols = List.copyOf(symbols);
            }
        }

        /** The list gets another name, or other symbols in place of all that it had. */
        record Update(WatchlistId list, Optional<String> name, Optional<List<Symbol>> symbols) implements Change {
            public Update {
                name.ifPresent(Watchlist::checkName);
                symbols = symbols.map(List::copyOf);
            }
        }

        record Add(WatchlistId list, Symbol symbol) implements Change {}

        record Remove(WatchlistId list, Symbol symbol) implements Change {}

        record Delete(WatchlistId list) implements Change {}
    }

    /** Why a change was not made. */
    public enum Problem {
        UNKNOWN("there is no watchlist %s", "only a list of the account can be changed", "list them"),
        NAME_TAKEN("another watchlist is called %s", "a name stands for one list", "choose another name"),
        SYMBOL_LISTED("%s is on the watchlist already", "a list has each symbol once", "nothing needs to be done"),
        SYMBOL_NOT_LISTED("%s is not on the watchlist", "only what is listed can be taken off", "nothing needs to be done"),
        FULL("there are %s already", "lists are kept in memory", "delete what is not needed");

        private final String what;
        private final String why;
        private final String fix;

        Problem(String what, String why, String fix) {
            this.what = what;
            this.why = why;
            this.fix = fix;
        }

        public String what(String subject) {
            return what.replace("%s", subject);
        }

        public String why() {
            return why;
        }

        public String fix() {
            return fix;
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a watchlist's name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    /** The list called something else, or with other symbols. */
    public Watchlist changed(Optional<String> newName, Optional<List<Symbol>> newSymbols, Instant at) {
        return new Watchlist(id, newName.orElse(name), newSymbols.orElse(symbols), createdAt, at);
    }

    public Watchlist with(Symbol symbol, Instant at) {
        return changed(Optional.empty(), Optional.of(Stream.concat(symbols.stream(), Stream.of(symbol)).toList()), at);
    }

    public Watchlist without(Symbol symbol, Instant at) {
        return changed(
                Optional.empty(), Optional.of(symbols.stream().filter(one -> !one.equals(symbol)).toList()), at);
    }
}
