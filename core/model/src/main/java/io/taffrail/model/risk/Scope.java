package io.taffrail.model.risk;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import java.util.Locale;

/**
 * Whose orders a limit is for.
 *
 * @param name of the account, strategy, symbol or asset class; empty for the desk
 */
public record Scope(Kind kind, String name) {
    public static final Scope DESK = new Scope(Kind.DESK, "");

    /** From the widest to the narrowest. */
    public enum Kind {
        DESK,
        ACCOUNT,
        ASSET_CLASS,
        STRATEGY,
        SYMBOL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Scope {
        if ((kind == Kind.DESK) != name.isEmpty()) {
            throw new IllegalArgumentException("the desk's scope has no name, and every other has one: " + kind + " " + name);
        }
    }

    public static Scope of(AccountId account) {
        return new Scope(Kind.ACCOUNT, account.value());
    }

    public static Scope of(Symbol symbol) {
        return new Scope(Kind.SYMBOL, symbol.value());
    }

    public static Scope of(AssetClass assetClass) {
        return new Scope(Kind.ASSET_CLASS, assetClass.name().toLowerCase(Locale.ROOT));
    }

    public static Scope strategy(String name) {
        return new Scope(Kind.STRATEGY, name);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException where the text is no scope
     */
    public static Scope parse(String text) {
        if (text.equals("desk")) {
            return DESK;
        }
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.DESK && kind.word().equals(word) && colon >= 0) {
                return checked(new Scope(kind, text.substring(colon + 1)));
            }
        }
        throw new IllegalArgumentException("a scope is desk, or account:NAME, asset_class:NAME, strategy:NAME or symbol:NAME, not "
                + text);
    }

    private static Scope checked(Scope scope) {
        return switch (scope.kind) {
            case DESK, STRATEGY -> scope;
            case ACCOUNT        -> of(new AccountId(scope.name));
            case SYMBOL         -> of(new Symbol(scope.name));
            case ASSET_CLASS    -> of(AssetClass.valueOf(scope.name.toUpperCase(Locale.ROOT)));
        };
    }

    /** {@code desk}, {@code account:paper}, {@code symbol:AAPL}. */
    @Override
    public String toString() {
        return kind == Kind.DESK ? "desk" : kind.word() + ":" + name;
    }
}
