package io.taffrail.runtime;

import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Input;

/** Something that has reached the loop and waits to be decided. */
sealed interface Arrival {

    /** A command whose sender waits. */
    record Commanded(Pending pending) implements Arrival {}

    /** An input that nobody waits for. */
    record Observed(Cause cause, Input input) implements Arrival {}
}
