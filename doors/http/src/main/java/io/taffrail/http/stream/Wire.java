package io.taffrail.http.stream;

import io.taffrail.http.web.Json;
import io.taffrail.http.web.MsgPack;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How messages are written to a client. What comes in may be a text frame of JSON whatever was agreed on. */
public enum Wire {
    /** JSON in text frames. */
    TEXT,
    /** JSON in binary frames. */
    BINARY,
    /** MessagePack in binary frames. */
    MESSAGEPACK;

    /**
     * What a client asks for when it connects: MessagePack by the type of content that its request names.
     *
     * @param usual how JSON is written on this stream
     */
    public static Wire of(ServerUpgradeRequest request, Wire usual) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).strip().startsWith("application/msgpack") ? MESSAGEPACK : usual;
    }

    /** A binary frame's message; empty where it is none. */
    Optional<JsonNode> read(byte[] frame) {
        try {
            return Optional.of(this == MESSAGEPACK ? MsgPack.read(frame) : Json.read(frame));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    byte[] bytes(JsonNode message) {
        return this == MESSAGEPACK ? MsgPack.bytes(message) : Json.bytes(message);
    }
}
