package io.taffrail.runtime;

import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.Receipt;
import java.util.concurrent.CompletableFuture;

/** A command that waits for its receipt. */
record Pending(Command command, Cause cause, CompletableFuture<Receipt> reply) {

    static Pending of(Command command, Cause cause) {
        return new Pending(command, cause, new CompletableFuture<>());
    }

    /**
     * Tells the caller that the desk has stopped. Where the command was already durable its receipt is out, and nothing changes.
     *
     * @param written whether it was just being written down: a disk that fails may have kept it all the same
     */
    void turnAway(Throwable cause, boolean written) {
        String what = written
                ? "the desk has stopped while it wrote this command down, and only its next start shows whether it has happened"
                        + " (look an order up by its client_order_id before you send it again): "
                : "the desk has stopped, and this command has not happened: ";
        reply.completeExceptionally(new DeskStoppedException(what + cause.getMessage(), cause));
    }
}
