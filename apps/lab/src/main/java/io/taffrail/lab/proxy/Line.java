package io.taffrail.lab.proxy;

import io.taffrail.lab.wire.HttpReader;
import io.taffrail.lab.wire.HttpWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** One connection, to a client or to the broker. */
final class Line implements Closeable {
    private final Socket socket;
    private final HttpReader reader;
    private final OutputStream out;
    private final HttpWriter writer;

    private Line(Socket socket, InputStream in, OutputStream out) {
        this.socket = socket;
        this.reader = new HttpReader(in);
        this.out = out;
        this.writer = new HttpWriter(out);
    }

    static Line of(Socket socket) throws IOException {
        return new Line(socket, socket.getInputStream(), socket.getOutputStream());
    }

    HttpReader reader() {
        return reader;
    }

    HttpWriter writer() {
        return writer;
    }

    OutputStream out() {
        return out;
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** From here on, waits for what comes for as long as it takes. */
    void waitForEver() throws IOException {
        socket.setSoTimeout(0);
    }

    /** Ends the connection as a network does that has lost it: at once, with a reset. */
    void cut() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // Closed by the other side already.
        }
        close();
    }

    /** Says nothing until the other side gives up, or this time is over; then cuts. */
    void hang(Duration time) {
        try {
            socket.setSoTimeout((int) Math.max(1, time.toMillis()));
            reader.rest().read();
        } catch (IOException _) {
            // The time is over, or the other side has gone; whoever goes on talking to a dead line is cut off too.
        }
        cut();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // A socket that cannot be closed is closed.
        }
    }
}
