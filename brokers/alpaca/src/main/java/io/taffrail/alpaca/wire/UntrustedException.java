package io.taffrail.alpaca.wire;

/** Something that came from Alpaca and cannot be trusted: it is put aside, and nothing of it is believed. */
public final class UntrustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UntrustedException(String message) {
        super(message);
    }

    public UntrustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
