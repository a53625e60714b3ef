package io.taffrail.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** One keep-alive connection on a raw socket: a request, and what it took until all of its answer was there. */
final class OrderLine implements AutoCloseable {
    private final Socket socket;
    private final HttpBytes reply = new HttpBytes();

    OrderLine(OrderServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
    }

    /** Nanoseconds; whatever is answered, an order that a halt refuses too, is an answer. */
    long timed(byte[] request) throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(request);
        if (!reply.read(socket.getInputStream()) || reply.status() >= 500) {
            throw new IOException("not answered: " + reply.text());
        }
        return System.nanoTime() - start;
    }

    /** The same of what has to be taken. */
    long taken(byte[] request) throws IOException {
        long nanos = timed(request);
        if (reply.status() != 200) {
            throw new IOException("not taken: " + reply.text());
        }
        return nanos;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
