package io.taffrail.http.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A stream as its client uses it: what comes, in text or binary frames, is read as messages, and the client may go at any time. */
public abstract class ClientStream implements Session.Listener.AutoDemanding {
    private static final Logger LOG = LoggerFactory.getLogger(ClientStream.class);

    private final Wire wire;
    private volatile @Nullable Line line;

    /** @param wire how messages are written, and binary frames read */
    ClientStream(Wire wire) {
        this.wire = wire;
    }

    /** The client may be written to from now on. */
    void opened() {}

    /** The client said something; empty where it is no message. */
    abstract void received(Optional<JsonNode> told);

    /** The client is gone; it may be told more than once. */
    abstract void left();

    /** The client, once it is there. */
    final Line client() {
        return Optional.ofNullable(line).orElseThrow();
    }

    final boolean isOpen() {
        return Optional.ofNullable(line).filter(Line::isOpen).isPresent();
    }

    @Override
    public final void onWebSocketOpen(Session session) {
        line = new Line(session, wire);
        opened();
    }

    @Override
    public final void onWebSocketText(String message) {
        received(Wire.TEXT.read(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public final void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] message = new byte[payload.remaining()];
        payload.get(message);
        callback.succeed();
        received(wire.read(message));
    }

    @Override
    public final void onWebSocketClose(int status, String reason, Callback callback) {
        left();
        callback.succeed();
    }

    @Override
    public final void onWebSocketError(Throwable cause) {
        left();
        LOG.debug("a client's stream broke off", cause);
    }
}
