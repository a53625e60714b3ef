package io.taffrail.alpaca.rest;

import io.taffrail.alpaca.AlpacaConfig.Timeouts;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Carries requests to the other side, each of them once, and tells what is known of it then. */
public interface Requests extends AutoCloseable {

    /** Carries one request, and waits for its answer on the caller's thread. */
    Exchange exchange(Outgoing request);

    @Override
    void close();

    /** Over the network, with a bound on every wait. */
    static Requests overHttp(Timeouts timeouts) {
        return new Wire(timeouts);
    }

    /**
     * A request as it goes out.
     *
     * @param body of a placement or a replacement: its JSON
     */
    record Outgoing(String method, URI uri, Map<String, String> headers, Optional<String> body) {
        public Outgoing {
            headers = Map.copyOf(headers);
        }
    }
}
