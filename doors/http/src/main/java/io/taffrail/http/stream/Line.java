package io.taffrail.http.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The way back to one client of a stream. A client that does not take what it is sent is cut off: nobody waits for it long. */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Session session;
    private final Wire wire;

    Line(Session session, Wire wire) {
        this.session = session;
        this.wire = wire;
    }

    boolean isOpen() {
        return session.isOpen();
    }

    /** Sends a message and waits until it is on its way; false where the client is gone. */
    boolean send(JsonNode message) {
        byte[] bytes = wire.bytes(message);
        return switch (wire) {
            case TEXT -> sent(callback -> session.sendText(new String(bytes, StandardCharsets.UTF_8), callback));
            case BINARY, MESSAGEPACK -> sent(callback -> session.sendBinary(ByteBuffer.wrap(bytes), callback));
        };
    }

    /** Asks for a sign of life. */
    boolean ping() {
        return sent(callback -> session.sendPing(ByteBuffer.allocate(0), callback));
    }

    /** Says good-bye, with a status of RFC 6455. */
    void close(int status, String reason) {
        session.close(status, reason, Callback.NOOP);
    }

    private boolean sent(Consumer<Callback> sending) {
        if (!isOpen()) {
            return false;
        }
        var done = new Callback.Completable();
        sending.accept(done);
        try {
            done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException brokenOff) {
            LOG.debug("a stream's client is gone", brokenOff);
        } catch (TimeoutException slow) {
            LOG.warn("a stream's client took nothing for {} seconds and is dropped", PATIENCE.toSeconds());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        session.disconnect();
        return false;
    }
}
