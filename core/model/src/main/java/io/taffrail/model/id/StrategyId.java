package io.taffrail.model.id;

/**
 * The name of a strategy: a way of deciding that somebody follows, by program or by hand.
 *
 * <p>1 to 48 of letters, digits, {@code . _ -}, so that it can stand in a path, a file and a command line.
 */
public record StrategyId(String value) {

    public StrategyId {
        Ids.word("a strategy's name", value, 48);
    }

    @Override
    public String toString() {
        return value;
    }
}
