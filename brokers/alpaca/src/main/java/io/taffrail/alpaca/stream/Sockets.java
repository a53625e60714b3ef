package io.taffrail.alpaca.stream;

import java.net.URI;
import java.time.Duration;

/** Opens connections for streams. */
public interface Sockets {

    /**
     * Opens one, and waits for it on the caller's thread.
     *
     * @param connect how long until it stands
     * @throws NoConnectionException where it cannot be had, or is refused
     */
    Connection open(URI address, Duration connect) throws NoConnectionException, InterruptedException;

    /** Over the network. */
    static Sockets ofThisMachine() {
        return WebConnection::open;
    }
}
