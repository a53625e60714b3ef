package io.taffrail.ports;

/** A broker could not be asked, or did not answer in a way that can be trusted; nothing is known. */
public final class BrokerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerUnreachableException(String message) {
        super(message);
    }

    public BrokerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
