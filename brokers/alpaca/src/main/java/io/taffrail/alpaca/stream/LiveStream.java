package io.taffrail.alpaca.stream;

import io.taffrail.alpaca.AlpacaConfig.StreamTimes;
import io.taffrail.ports.Threads;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket at a time, opened again whenever it is lost: after a wait drawn below a bound that doubles, or after a longer one
 * where there were too many, which doubles too. A connection that gives no sign of life for two heartbeats is dropped.
 */
public final class LiveStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final URI address;
    private final StreamTimes times;
    private final Duration connect;
    private final Conversation conversation;
    private final Supplier<Optional<String>> held;
    private final Threads threads;
    private final Sockets sockets;
    private volatile Optional<Threads.Running> running = Optional.empty();
    private volatile boolean closed;
    private volatile @Nullable Connection current;
    private volatile Optional<String> trouble = Optional.of("not connected yet");

    /**
     * A stream that is not open yet.
     *
     * @param held says why no connection may be made now, where that is so; asked before each
     */
    public LiveStream(
            URI address, StreamTimes times, Duration connect, Conversation conversation, Supplier<Optional<String>> held,
            Threads threads, Sockets sockets) {
        this.address = address;
        this.times = times;
        this.connect = connect;
        this.conversation = conversation;
        this.held = held;
        this.threads = threads;
        this.sockets = sockets;
    }

    public void start() {
        running = Optional.of(threads.start("alpaca-stream", this::run));
    }

    /** What keeps it from being live, where something does. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** For how long it has said nothing, not even a pong; empty where it is not connected. */
    public Optional<Duration> silence() {
        return Optional.ofNullable(current).map(Connection::silence);
    }

    @Override
    public void close() {
        closed = true;
        running.ifPresent(Threads.Running::interrupt);
        try {
            if (running.isPresent()) {
                running.get().join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** How a connection ended. */
    private record End(String why, boolean wasAgreed, boolean busy) {}

    private void run() {
        int failures = 0;
        int refusals = 0;
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
            refusals = end.busy() ? Math.min(refusals + 1, 20) : 0;
            if (!slept(end.busy() ? doubled(times.busy(), refusals, times.longestBusy()) : backOff(failures))) {
                return;
            }
        }
    }

    private End session() {
        try (Connection open = sockets.open(address, connect)) {
            current = open;
            return talk(open);
        } catch (NoConnectionException gone) {
            return new End(String.valueOf(gone.getMessage()), conversation.isAgreed(), gone.isBusy());
        } catch (StreamRefusedException refused) {
            return new End(String.valueOf(refused.getMessage()), false, refused.isBusy());
        } catch (InterruptedException stopping) {
            return new End("it is closed here", conversation.isAgreed(), false);
        } catch (RuntimeException unforeseen) {
            LOG.warn("a stream's conversation broke off", unforeseen);
            return new End("what was said could not be dealt with: " + unforeseen, conversation.isAgreed(), false);
        }
    }

    private End talk(Connection open) throws InterruptedException, NoConnectionException {
        Duration beat = times.heartbeat();
        Duration patience = Duration.ofMillis(Math.max(1, beat.toMillis() / 10));
        long begun = threads.nanos();
        long pinged = begun;
        send(open, conversation.opened());
        while (true) {
            Optional<Connection.Came> came = open.next(patience);
            if (came.isPresent()) {
                switch (came.get()) {
                    case Connection.Came.Message(var body) -> send(open, conversation.heard(body));
                    case Connection.Came.Ended(var why) -> {
                        return new End(why, conversation.isAgreed(), false);
                    }
                }
            }
            if (conversation.isAgreed()) {
                trouble = Optional.empty();
            }
            send(open, conversation.toSay());
            long now = threads.nanos();
            if (open.silence().compareTo(beat.multipliedBy(2)) > 0) {
                return new End("no sign of life for two heartbeats", conversation.isAgreed(), false);
            }
            if (!conversation.isAgreed() && now - begun > 2 * beat.toNanos()) {
                return new End("it did not let us in within two heartbeats", false, false);
            }
            if (now - pinged >= beat.toNanos()) {
                pinged = now;
                open.ping(beat);
            }
        }
    }

    private void send(Connection open, List<String> messages) throws InterruptedException, NoConnectionException {
        for (String message : messages) {
            open.send(message, times.heartbeat());
        }
    }

    private Duration backOff(int failures) {
        return Duration.ofMillis(threads.drawn(doubled(times.first(), failures, times.longest()).toMillis()) + 1);
    }

    /** The first time what it begins with, and twice as much each time more. */
    private static Duration doubled(Duration first, int times, Duration longest) {
        return Duration.ofMillis(Math.clamp(first.toMillis() << Math.max(0, times - 1), 1, longest.toMillis()));
    }

    private boolean slept(Duration nap) {
        try {
            threads.sleep(nap);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
