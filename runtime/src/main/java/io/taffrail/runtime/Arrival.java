package io.taffrail.runtime;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Input;

/** Something that has reached the loop and waits to be decided. */
sealed interface Arrival {

    /** A command whose sender waits. */
    record Commanded(Pending pending) implements Arrival {}

    /** An input that nobody waits for. */
    record Observed(Cause cause, Input input) implements Arrival {}

    /** A report that came over a wire: it is believed only where the books allow it, and comes to nothing where it is old. */
    record Heard(Cause cause, AccountId account, ExecutionReport report) implements Arrival {}
}
