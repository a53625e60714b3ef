package io.taffrail.runtime;

import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.ports.Receipt;
import java.util.concurrent.CompletableFuture;

/** A command that waits for its receipt. */
record Pending(Command command, Cause cause, CompletableFuture<Receipt> reply) {

    static Pending of(Command command, Cause cause) {
        return new Pending(command, cause, new CompletableFuture<>());
    }
}
