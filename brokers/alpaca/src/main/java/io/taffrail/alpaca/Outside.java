package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.Requests;
import io.taffrail.alpaca.stream.Sockets;
import io.taffrail.ports.Threads;

/**
 * What the adapter needs of the world: threads with their clocks, a carrier of requests and one of streams.
 *
 * @param requests closed with the adapter that was given them
 */
public record Outside(Threads threads, Requests requests, Sockets sockets) {

    /** The machine and its network. */
    public static Outside real(AlpacaConfig config) {
        return new Outside(new MachineThreads(), Requests.overHttp(config.timeouts()), Sockets.ofThisMachine());
    }
}
