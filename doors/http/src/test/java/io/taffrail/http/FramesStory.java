package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.web.Json;
import io.taffrail.http.web.MsgPack;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;

/** Frames of every kind on the streams: good ones are understood however they come, bad ones are answered and bounded. */
class FramesStory {
    private static final int TOO_MUCH = 300_000;

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void theAccountStreamSpeaksMessagePackWhereItIsAskedTo() throws IOException {
        try (var client = new StreamClient(door, "/stream", Map.of("Content-Type", "application/msgpack"))) {
            client.saysInBinary(packed(login()));
            assertThat(unpacked(client.frame()))
                    .isEqualTo("{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\",\"action\":\"authenticate\"}}");
            client.says("{'action':'listen','data':{'streams':['trade_updates']}}");
            assertThat(unpacked(client.frame())).isEqualTo("{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}");

            door.order("{'symbol':'AAPL','qty':'10','side':'buy','type':'market','time_in_force':'day'}");

            var update = Json.read(unpacked(client.frame()).getBytes(StandardCharsets.UTF_8)).path("data");
            assertThat(update.path("event").asString()).isEqualTo("pending_new");
            assertThat(update.path("order").path("qty").asString()).isEqualTo("10");
            assertThat(update.path("order").path("legs").isNull()).isTrue();
            assertThat(update.path("timestamp").asString()).isEqualTo("2026-03-02T15:30:00Z");
            client.saysInBinary("{\"action\":\"listen\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(unpacked(client.frame())).as("JSON is no MessagePack").contains("a message is a JSON object");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream", "/v2/iex"})
    void aMessageInPiecesIsOneMessage(String path) {
        try (var client = new StreamClient(door, path, Map.of())) {
            client.saysInPieces(login());

            var answer = client.hears();
            assertThat(answer.contains("connected") ? client.hears() : answer).containsAnyOf("authenticated", "\"authorized\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream", "/v2/iex"})
    void aGiantMessageEndsItsConnectionOnly(String path) throws IOException {
        try (var raw = new Raw(path, "")) {
            byte[] half = new byte[TOO_MUCH / 2 + 1];
            Arrays.fill(half, (byte) ' ');
            raw.send(0x01, half);
            raw.send(0x80, half);

            assertThat(raw.closed()).isEqualTo(1009);
        }
        aMessageInPiecesIsOneMessage(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream", "/v2/iex"})
    void whatIsNoUtf8EndsItsConnectionOnly(String path) throws IOException {
        try (var raw = new Raw(path, "")) {
            raw.send(0x81, new byte[] {'{', (byte) 0xc3, 0x28, '}'});

            assertThat(raw.closed()).isEqualTo(1007);
        }
        aMessageInPiecesIsOneMessage(path);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x83, 0xf1, 0x80})
    void aFrameThatTheProtocolHasNotEndsItsConnectionOnly(int head) throws IOException {
        try (var raw = new Raw("/v2/iex", "")) {
            raw.send(head, new byte[] {'{', '}'});

            assertThat(raw.closed()).isEqualTo(1002);
        }
        aMessageInPiecesIsOneMessage("/v2/iex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream", "/v2/iex"})
    void compressionIsOfferedToWhoAsksForIt(String path) throws IOException {
        try (var raw = new Raw(path, "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
            assertThat(raw.greeting).contains("permessage-deflate");
        }
        try (var raw = new Raw(path, "")) {
            assertThat(raw.greeting).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate");
        }
    }

    private String login() {
        String id = door.pair.key().id();
        String secret = door.pair.secret().reveal();
        return "{'action':'auth','key':'%s','secret':'%s'}".formatted(id, secret);
    }

    private static byte[] packed(String json) {
        return MsgPack.bytes(Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static String unpacked(StreamClient.Frame frame) throws IOException {
        assertThat(frame.kind()).isEqualTo("binary");
        try (var unpacker = MessagePack.newDefaultUnpacker(frame.bytes())) {
            return unpacker.unpackValue().toJson();
        }
    }

    /** A connection that sends what no library would. */
    private final class Raw implements AutoCloseable {
        final String greeting;
        private final Socket socket;
        private final DataInputStream in;

        Raw(String path, String header) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
            socket.setSoTimeout(10_000);
            in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + header + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            greeting = head.toString();
        }

        /** One frame, masked with nothing. */
        void send(int head, byte[] payload) throws IOException {
            var out = new java.io.ByteArrayOutputStream();
            out.write(head);
            if (payload.length < 126) {
                out.write(0x80 | payload.length);
            } else {
                out.write(0x80 | 127);
                out.writeBytes(java.nio.ByteBuffer.allocate(8).putLong(payload.length).array());
            }
            out.writeBytes(new byte[4]);
            out.writeBytes(payload);
            socket.getOutputStream().write(out.toByteArray());
        }

        /** The status with which the server closes; it may say something before. */
        int closed() throws IOException {
            for (int frames = 0; frames < 10; frames++) {
                int head = in.readUnsignedByte();
                byte[] payload = new byte[in.readUnsignedByte()];
                in.readFully(payload);
                if (head == 0x88) {
                    return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
                }
            }
            throw new AssertionError("the server did not close the connection");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
