package io.taffrail.lab.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/** Reads HTTP/1.1 messages from a connection. Bounded: a head of 64 KiB and a body of 16 MiB are the most. */
public final class HttpReader {
    private static final int MOST_HEAD = 64 * 1024;
    private static final int MOST_BODY = 16 * 1024 * 1024;

    private final InputStream in;

    public HttpReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** What comes after the messages. */
    public InputStream rest() {
        return in;
    }

    /**
     * The next request; empty where the client has closed.
     *
     * @param out where a client that asks before it sends a body is told to go on
     */
    public Optional<Request> request(OutputStream out) throws IOException {
        var found = head();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var head = found.get();
        if (head.says("expect", "100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        var body = framed(head).orElse(new byte[0]);
        return Optional.of(Request.of(head, body));
    }

    /**
     * The reply to a request. Of an event stream, and of a connection that becomes a WebSocket, only the head is read.
     *
     * @throws EOFException where the broker ends before it has said everything
     */
    public Reply reply(String method) throws IOException {
        while (true) {
            var head = head().orElseThrow(() -> new EOFException("the broker closed without a reply"));
            var reply = Reply.of(head, new byte[0]);
            if (reply.status() == 101) {
                return reply;
            }
            if (reply.status() / 100 != 1) {
                boolean bodiless = method.equals("HEAD") || reply.status() == 204 || reply.status() == 304;
                return bodiless || reply.isEventStream() ? reply : Reply.of(head, replyBody(head));
            }
        }
    }

    private byte[] replyBody(Head head) throws IOException {
        var framed = framed(head);
        return framed.isPresent() ? framed.get() : exactlyOrLess(MOST_BODY);
    }

    /** The body of a message that says how long it is. */
    private Optional<byte[]> framed(Head head) throws IOException {
        if (head.says("transfer-encoding", "chunked")) {
            return Optional.of(chunks());
        }
        var length = head.value("content-length");
        return length.isPresent() ? Optional.of(exactly(number(length.get(), 10))) : Optional.empty();
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var line = line().orElseThrow(() -> new EOFException("a body ends within its chunks"));
            int size = number(line.split(";", 2)[0].strip(), 16);
            if (body.size() + size > MOST_BODY) {
                throw new IOException("a body of more than " + MOST_BODY + " bytes");
            }
            if (size == 0) {
                passTrailers();
                return body.toByteArray();
            }
            body.write(exactly(size));
            line();
        }
    }

    /** The body of an event stream, as it comes. */
    public InputStream endless(Head head) {
        return head.says("transfer-encoding", "chunked") ? new Dechunked() : in;
    }

    /** A body in chunks that may never end. */
    private final class Dechunked extends InputStream {
        private byte[] chunk = new byte[0];
        private int next;

        @Override
        public int read() throws IOException {
            return hasMore() ? chunk[next++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0 || !hasMore()) {
                return length == 0 ? 0 : -1;
            }
            int count = Math.min(length, chunk.length - next);
            System.arraycopy(chunk, next, bytes, offset, count);
            next += count;
            return count;
        }

        private boolean hasMore() throws IOException {
            if (next < chunk.length) {
                return true;
            }
            var size = line().map(line -> line.split(";", 2)[0].strip());
            if (size.isEmpty() || number(size.get(), 16) == 0) {
                return false;
            }
            chunk = exactly(number(size.get(), 16));
            next = 0;
            line();
            return true;
        }
    }

    private void passTrailers() throws IOException {
        var line = line();
        while (line.filter(trailer -> !trailer.isEmpty()).isPresent()) {
            line = line();
        }
    }

    private Optional<Head> head() throws IOException {
        var start = line();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        var fields = new ArrayList<Head.Field>();
        int size = start.get().length();
        while (true) {
            var line = line().orElseThrow(() -> new EOFException("a head ends within its fields"));
            if (line.isEmpty()) {
                return Optional.of(new Head(start.get(), fields));
            }
            size += line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || size > MOST_HEAD) {
                throw new IOException(size > MOST_HEAD ? "a head of more than " + MOST_HEAD + " bytes" : "no field: " + line);
            }
            fields.add(new Head.Field(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    private Optional<String> line() throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("a line without an end");
            }
            if (line.size() > MOST_HEAD) {
                throw new IOException("a line of more than " + MOST_HEAD + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private byte[] exactly(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("a body of " + bytes.length + " bytes where " + size + " were promised");
        }
        return bytes;
    }

    private byte[] exactlyOrLess(int most) throws IOException {
        var bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new IOException("a body of more than " + most + " bytes");
        }
        return bytes;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseUnsignedInt(text, radix);
            if (number >= 0 && number <= MOST_BODY) {
                return number;
            }
        } catch (NumberFormatException notOurs) {
            throw new IOException("no length: " + text, notOurs);
        }
        throw new IOException("a body of more than " + MOST_BODY + " bytes");
    }
}
