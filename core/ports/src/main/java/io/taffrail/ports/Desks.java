package io.taffrail.ports;

import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;

/** The way in: a desk's commands come through here, whatever door they came to. */
public interface Desks {

    /**
     * Hands a command to the desk and waits until it is decided and durable.
     *
     * @throws DeskStoppedException where the desk takes no more commands; the command has then not happened
     */
    Receipt submit(Command command, Cause cause);
}
