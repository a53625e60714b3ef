package io.taffrail.alpaca.stream;

/** The other side refuses the stream. */
public final class StreamRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean busy;

    /** @param busy whether it is refused because there are too many already */
    public StreamRefusedException(String message, boolean busy) {
        super(message);
        this.busy = busy;
    }

    public boolean isBusy() {
        return busy;
    }
}
