package io.taffrail.alpaca.stream;

/** A connection could not be had, or is no longer there. */
public final class NoConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean busy;

    /** @param busy whether it was refused because there are too many already */
    public NoConnectionException(String message, boolean busy) {
        super(message);
        this.busy = busy;
    }

    public boolean isBusy() {
        return busy;
    }
}
