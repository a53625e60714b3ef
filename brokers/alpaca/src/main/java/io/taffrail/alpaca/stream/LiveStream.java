package io.taffrail.alpaca.stream;

import io.taffrail.alpaca.AlpacaConfig.StreamTimes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket at a time, opened again whenever it is lost: after a wait drawn below a bound that doubles, or much later
 * where there were too many. A connection that gives no sign of life for two heartbeats is dropped.
 */
public final class LiveStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final URI address;
    private final StreamTimes times;
    private final Duration connect;
    private final Conversation conversation;
    private final Supplier<Optional<String>> held;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Socket current;
    private volatile Optional<String> trouble = Optional.of("not connected yet");

    /**
     * A stream that is not open yet.
     *
     * @param held says why no connection may be made now, where that is so; asked before each
     */
    public LiveStream(
            URI address, StreamTimes times, Duration connect, Conversation conversation, Supplier<Optional<String>> held) {
        this.address = address;
        this.times = times;
        this.connect = connect;
        this.conversation = conversation;
        this.held = held;
        this.thread = Thread.ofVirtual().name("alpaca-stream").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** What keeps it from being live, where something does. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** For how long it has said nothing, not even a pong; empty where it is not connected. */
    public Optional<Duration> silence() {
        return Optional.ofNullable(current).map(socket -> Duration.ofNanos(Math.max(0, System.nanoTime() - socket.heard())));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** How a connection ended. */
    private record End(String why, boolean wasAgreed, boolean busy) {}

    private void run() {
        int failures = 0;
        while (!closed) {
            End end = held.get().map(why -> new End(why, false, false)).orElseGet(this::session);
            current = null;
            if (closed) {
                return;
            }
            trouble = Optional.of(end.why());
            failures = end.wasAgreed() ? 0 : Math.min(failures + 1, 20);
            LOG.info("the stream {} is lost: {}", address, end.why());
            conversation.lost(end.why());
            if (!slept(end.busy() ? times.busy() : backOff(failures))) {
                return;
            }
        }
    }

    private End session() {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build()) {
            try {
                return session(client);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private End session(HttpClient client) {
        var socket = new Socket();
        try {
            WebSocket open = client.newWebSocketBuilder()
                    .connectTimeout(connect)
                    .buildAsync(address, socket)
                    .get(connect.toMillis() * 2, TimeUnit.MILLISECONDS);
            current = socket;
            try {
                return talk(open, socket);
            } finally {
                open.abort();
            }
        } catch (ExecutionException refused) {
            return refused(refused.getCause() == null ? refused : refused.getCause());
        } catch (TimeoutException | CompletionException slow) {
            return new End("no connection within " + connect.multipliedBy(2).toSeconds() + " s", conversation.isAgreed(), false);
        } catch (StreamRefusedException refused) {
            return new End(String.valueOf(refused.getMessage()), false, refused.isBusy());
        } catch (InterruptedException stopping) {
            return new End("it is closed here", conversation.isAgreed(), false);
        } catch (RuntimeException unforeseen) {
            LOG.warn("a stream's conversation broke off", unforeseen);
            return new End("what was said could not be dealt with: " + unforeseen, conversation.isAgreed(), false);
        }
    }

    private End talk(WebSocket open, Socket socket) throws InterruptedException, ExecutionException, TimeoutException {
        long beat = times.heartbeat().toNanos();
        long begun = System.nanoTime();
        long pinged = begun;
        send(open, conversation.opened());
        while (true) {
            Optional<Socket.Came> came = socket.next(Math.max(1, times.heartbeat().toMillis() / 10));
            if (came.isPresent()) {
                switch (came.get()) {
                    case Socket.Came.Message(var body) -> send(open, conversation.heard(body));
                    case Socket.Came.Ended(var why) -> {
                        return new End(why, conversation.isAgreed(), false);
                    }
                }
            }
            if (conversation.isAgreed()) {
                trouble = Optional.empty();
            }
            send(open, conversation.toSay());
            long now = System.nanoTime();
            if (now - socket.heard() > 2 * beat) {
                return new End("no sign of life for two heartbeats", conversation.isAgreed(), false);
            }
            if (!conversation.isAgreed() && now - begun > 2 * beat) {
                return new End("it did not let us in within two heartbeats", false, false);
            }
            if (now - pinged >= beat) {
                pinged = now;
                open.sendPing(ByteBuffer.allocate(0)).get(beat, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void send(WebSocket open, List<String> messages) throws InterruptedException, ExecutionException, TimeoutException {
        for (String message : messages) {
            open.sendText(message, true).get(times.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private End refused(Throwable cause) {
        boolean agreed = conversation.isAgreed();
        if (cause instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
            int status = handshake.getResponse().statusCode();
            return new End("the upgrade was answered with " + status, agreed, status == 406 || status == 429);
        }
        String words = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new End("no connection: " + cause.getClass().getSimpleName() + words, agreed, false);
    }

    private Duration backOff(int failures) {
        long bound = times.first().toMillis() << Math.max(0, failures - 1);
        long most = Math.max(1, Math.min(bound, times.longest().toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most) + 1);
    }

    private static boolean slept(Duration nap) {
        try {
            Thread.sleep(nap);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
