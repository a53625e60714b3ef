package io.taffrail.alpaca.stream;

import io.taffrail.alpaca.wire.Body;
import java.time.Duration;
import java.util.Optional;

/** One connection of a stream that stands. */
public interface Connection extends AutoCloseable {

    /** Sends a text. */
    void send(String message, Duration patience) throws NoConnectionException, InterruptedException;

    /** Asks for a sign of life. */
    void ping(Duration patience) throws NoConnectionException, InterruptedException;

    /** What came next; empty where nothing comes for so long. */
    Optional<Came> next(Duration patience) throws InterruptedException;

    /** For how long there was no sign of life. */
    Duration silence();

    @Override
    void close();

    /** Something that came in. */
    sealed interface Came {
        record Message(Body body) implements Came {}

        record Ended(String why) implements Came {}
    }
}
