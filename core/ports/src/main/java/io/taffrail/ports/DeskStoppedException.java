package io.taffrail.ports;

/** The desk has stopped, and takes nothing until it is started again from its journal. */
public final class DeskStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeskStoppedException(String message, Throwable cause) {
        super(message, cause);
    }

    public DeskStoppedException(String message) {
        super(message);
    }
}
