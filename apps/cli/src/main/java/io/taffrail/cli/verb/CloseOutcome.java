package io.taffrail.cli.verb;

import io.taffrail.cli.client.Reply;
import java.io.PrintStream;
import java.util.Optional;

/** What has become of a request to close a position. */
final class CloseOutcome {
    private final ClientVerb.Server server;
    private final PrintStream out;

    CloseOutcome(ClientVerb.Server server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    /** The closing order, or that it waits for the end of the position's exits. */
    void print(Reply reply) {
        if (reply.json().path("id").isString()) {
            new OrderWatch(server, out, false).follow(reply, Optional.empty());
        } else {
            out.println("OK  its exits are being taken off; the closing order leaves when their end is known");
        }
    }
}
