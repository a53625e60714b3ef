package io.taffrail.model.signal;

import io.taffrail.model.order.Side;
import java.util.Optional;

/** What a signal asks to be done with a strategy's position. */
public enum Action {
    /** Opens a long position, or closes a short one. */
    BUY,
    /** Closes a long position, or opens a short one where the strategy may sell short. */
    SELL,
    /** Be long: opens where nothing is held, and turns a short position round. */
    ENTER_LONG,
    /** Be short: opens where nothing is held, and turns a long position round. */
    ENTER_SHORT,
    /** Makes what is held larger, on its side. */
    ADD,
    /** Out of what is held, long or short. */
    EXIT,
    /** Out of what is held, where it is long. */
    EXIT_LONG,
    /** Out of what is held, where it is short. */
    EXIT_SHORT,
    /** Hold so much, whatever is held now; the size says how much, with a sign. */
    TARGET,
    /** Take off what works in the symbol, and hold what is held. */
    CANCEL;

    /** The side of a position that it would open, where it says which. */
    public Optional<Side> opens() {
        return switch (this) {
            case BUY, ENTER_LONG   -> Optional.of(Side.BUY);
            case SELL, ENTER_SHORT -> Optional.of(Side.SELL);
            case ADD, EXIT, EXIT_LONG, EXIT_SHORT, TARGET, CANCEL -> Optional.empty();
        };
    }

    /** Whether it can only make a position smaller. */
    public boolean isExit() {
        return switch (this) {
            case EXIT, EXIT_LONG, EXIT_SHORT, CANCEL -> true;
            case BUY, SELL, ENTER_LONG, ENTER_SHORT, ADD, TARGET -> false;
        };
    }
}
