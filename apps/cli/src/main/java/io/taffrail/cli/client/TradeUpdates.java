package io.taffrail.cli.client;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The server's stream of order events, from the moment of {@link #open}. */
public final class TradeUpdates implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Frame> frames;
    private final WebSocket socket;
    private final URI url;

    /** What came: a message, or the end. */
    private sealed interface Frame {
        record Message(String text) implements Frame {}

        record End(String why) implements Frame {}
    }

    private TradeUpdates(BlockingQueue<Frame> frames, WebSocket socket, URI url) {
        this.frames = frames;
        this.socket = socket;
        this.url = url;
    }

    /** Connects, shows the key and subscribes; after it, no event is missed until the connection ends. */
    public static TradeUpdates open(Api api, String start) {
        var url = URI.create(api.url().toString().replaceFirst("^http", "ws").replaceFirst("/$", "") + "/stream");
        BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
        try {
            var builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
            api.encryption().ifPresent(builder::sslContext);
            @SuppressWarnings("resource") // lives as long as the socket, which lives as long as the process
            var client = builder.build();
            var socket =
                    client.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(url, new Inlet(frames)).join();
            var updates = new TradeUpdates(frames, socket, url);
            updates.login(api.key());
            return updates;
        } catch (CompletionException e) {
            throw Problem.of(ExitCode.UNREACHABLE, "NO_SERVER", "no stream answers at " + url,
                    "the server is not running, or it runs on another data folder", "start it: " + start)
                    .worthRetrying().failure();
        }
    }

    /** The next event, as it came, without its envelope; waits for it. */
    public JsonNode next() {
        while (true) {
            var json = json(take(Duration.ofDays(365)));
            if (json.path("stream").asString("").equals("trade_updates")) {
                return json.path("data");
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void login(KeyPair key) {
        var mapper = Json.MAPPER;
        var login = mapper.createObjectNode().put("action", "authenticate");
        login.putObject("data").put("key_id", key.id()).put("secret_key", key.secret());
        send(login);
        var answer = json(take(PATIENCE));
        if (!answer.path("data").path("status").asString("").equals("authorized")) {
            throw Refusal.of(new Reply(401, ""), "the stream", key, "").failure();
        }
        var listen = mapper.createObjectNode().put("action", "listen");
        listen.putObject("data").putArray("streams").add("trade_updates");
        send(listen);
        take(PATIENCE);
    }

    private void send(JsonNode message) {
        socket.sendText(message.toString(), true).join();
    }

    private String take(Duration patience) {
        try {
            return switch (frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case Frame.Message(var text) -> text;
                case Frame.End(var why) -> throw ended(why);
                case null -> throw ended("nothing came for " + patience.toSeconds() + " s");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ExitCode.INTERRUPTED, "INTERRUPTED", "the stream was interrupted", "somebody asked for it",
                    "orders go on: taffrail order list").failure();
        }
    }

    private RuntimeException ended(String why) {
        return Problem.of(ExitCode.UNREACHABLE, "STREAM_ENDED", "the stream from " + url + " ended: " + why,
                "the server stopped, or the connection broke", "start again, and look what was missed: "
                        + "taffrail order list --status all").titled("stream ended").worthRetrying().failure();
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            return Json.MAPPER.createObjectNode();
        }
    }

    /** Puts the parts of a message together; the contract sends JSON in binary frames, and text is taken as well. */
    private static final class Inlet implements WebSocket.Listener {
        private final BlockingQueue<Frame> frames;
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        Inlet(BlockingQueue<Frame> frames) {
            this.frames = frames;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            return part(socket, StandardCharsets.UTF_8.encode(data.toString()), last);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            return part(socket, data, last);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            frames.add(new Frame.End("closed with " + status + (reason.isEmpty() ? "" : ", " + reason)));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            frames.add(new Frame.End(String.valueOf(error.getMessage())));
        }

        private @Nullable CompletionStage<?> part(WebSocket socket, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            parts.writeBytes(bytes);
            if (last) {
                frames.add(new Frame.Message(parts.toString(StandardCharsets.UTF_8)));
                parts.reset();
            }
            socket.request(1);
            return null;
        }
    }
}
