package io.taffrail.lab.proxy;

import io.taffrail.lab.LabRefusal;
import io.taffrail.lab.fault.FaultPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Consumer;

/** A hostile network in a box: listens on the loopback interface, passes requests and streams on, and does what its plan says. */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket server;
    private final Laboratory lab;

    private FaultProxy(ServerSocket server, Laboratory lab) {
        this.server = server;
        this.lab = lab;
    }

    /**
     * Starts a proxy.
     *
     * @param to the broker: scheme, host and port
     * @param port 0 for any that is free
     * @param listener told each fault as it happens, on the thread to which it happens
     * @throws LabRefusal where the address is none, or the port cannot be had
     */
    public static FaultProxy start(URI to, int port, FaultPlan plan, Consumer<Mishap> listener) {
        var lab = new Laboratory(Upstream.at(to), plan, listener);
        var proxy = new FaultProxy(listen(port), lab);
        lab.beside(proxy::accept);
        return proxy;
    }

    /** Where clients find it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** What it has counted so far. */
    public Tally.Counts counts() {
        return lab.tally().counts(System.nanoTime());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("the proxy's socket did not close", e);
        } finally {
            lab.close();
        }
    }

    private static ServerSocket listen(int port) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
            return server;
        } catch (IOException e) {
            throw new LabRefusal("the proxy cannot listen on port " + port, "the system says: " + e.getMessage(),
                    "choose another with --port, or 0 for any that is free");
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                lab.beside(() -> converse(socket));
            } catch (IOException _) {
                // Closed, or a client that went before it was taken.
            }
        }
    }

    private void converse(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            var client = Line.of(socket);
            lab.opened(client);
            try {
                new Conversation(lab, client).run();
            } finally {
                lab.closed(client);
            }
        } catch (IOException _) {
            // Gone before it said anything.
        }
    }
}
