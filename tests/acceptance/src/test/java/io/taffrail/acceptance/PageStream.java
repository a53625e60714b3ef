package io.taffrail.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The stream of a page of the dashboard on a socket of its own, which is read when the story says so, and not before. */
final class PageStream implements AutoCloseable {
    private static final int SMALL = 4_096;

    private final Socket socket = new Socket();
    private final BufferedReader lines;
    private final Queue<Long> heard = new ConcurrentLinkedQueue<>();
    private final AtomicLong latest = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();
    private final long first;

    /** Asks for the stream, and reads as far as its first event. */
    PageStream(URI base, Map<String, String> keys, Optional<Long> lastEvent) {
        try {
            // What a reader leaves unread is to wait with the server, and not here.
            socket.setReceiveBufferSize(SMALL);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
            socket.setSoTimeout(20_000);
            var request = "GET /api/v1/stream HTTP/1.1\r\nHost: " + base.getAuthority()
                    + "\r\nAPCA-API-KEY-ID: " + keys.get("APCA_API_KEY_ID") + "\r\nAPCA-API-SECRET-KEY: " + keys.get("APCA_API_SECRET_KEY")
                    + lastEvent.map(id -> "\r\nLast-Event-ID: " + id).orElse("") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), SMALL);
            if (!lines.readLine().contains(" 200 ")) {
                throw new AssertionError("no stream was opened");
            }
            first = next("hello") + 1;
            latest.set(first - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sequence that the stream begins with. */
    long first() {
        return first;
    }

    /** The sequence of the latest entry that was read. */
    long latest() {
        return latest.get();
    }

    /** How much was read, in characters. */
    long characters() {
        return characters.get();
    }

    /** Every sequence that was read, in the order in which it was told, up to one. */
    List<Long> upTo(long sequence) {
        return heard.stream().takeWhile(one -> one <= sequence).toList();
    }

    /** Reads on until the stream ends, or is closed. */
    void readOn() {
        try {
            while (true) {
                keep(next("entry"));
            }
        } catch (IOException _) {
            // The story compares what was heard with what there was to hear.
        }
    }

    /** Reads what still comes, to the end of the stream; fails where the server has not ended it after that time. */
    void readToTheEnd(Duration deadline) {
        var end = System.nanoTime() + deadline.toNanos();
        try {
            while (System.nanoTime() < end) {
                keep(next("entry"));
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server neither tells anything nor ends the stream", e);
        } catch (IOException _) {
            return;
        }
        throw new AssertionError("not within " + deadline + ": the end of the stream");
    }

    private void keep(long sequence) {
        heard.add(sequence);
        latest.set(sequence);
    }

    /** The id of the next event of that name. */
    private long next(String name) throws IOException {
        boolean named = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            characters.addAndGet(line.length());
            if (line.startsWith("event: ")) {
                named = line.endsWith(name);
            } else if (named && line.startsWith("id: ")) {
                return Long.parseLong(line.substring(4));
            }
        }
        throw new IOException("the stream has ended");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
