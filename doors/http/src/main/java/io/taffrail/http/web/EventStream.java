package io.taffrail.http.web;

import java.io.IOException;

/** A reply that goes on: server-sent events, for as long as there are any and the client takes them. */
public interface EventStream {
    /**
     * Writes all there is to write; the reply ends when it returns.
     *
     * @throws IOException where the client is gone, or takes nothing any more
     */
    void run(EventWriter writer) throws IOException, InterruptedException;
}
