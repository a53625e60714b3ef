package io.taffrail.alpaca;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server made of sockets that plays a script: it answers each request as it was told to, whole, broken or not at all, and
 * pushes whatever frames it is given into its streams.
 */
final class FakeAlpaca implements AutoCloseable {

    /** One request as it came in. */
    record Request(String method, String path, String body) {
        String line() {
            return method + " " + path;
        }
    }

    /** How a request is answered. */
    sealed interface Reply {
        record Answer(int status, String body, Map<String, String> headers) implements Reply {}

        /** The connection is closed without a word. */
        record Drop() implements Reply {}

        /** The bytes as they are, and the connection is closed. */
        record Raw(String text) implements Reply {}

        /** Nothing comes for so long, and then the connection is closed. */
        record Silence(long millis) implements Reply {}
    }

    static Reply ok(String body) {
        return new Reply.Answer(200, body, Map.of());
    }

    static Reply status(int status, String body) {
        return new Reply.Answer(status, body, Map.of());
    }

    static Reply status(int status, String body, Map<String, String> headers) {
        return new Reply.Answer(status, body, headers);
    }

    static Reply error(int status, int code, String message) {
        return status(status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    private final ServerSocket server;
    private final Map<String, Deque<Reply>> script = new LinkedHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private volatile boolean answersStreams = true;
    private volatile boolean pongs = true;
    private volatile int upgradeStatus = 101;

    FakeAlpaca() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        on("GET /v2/account", ok(Wires.account("100000")));
        on("GET /v2/assets", ok("[]"));
        on("GET /v2/positions", ok("[]"));
        on("GET /v2/orders", ok("[]"));
        on("GET /v2/account/activities", ok("[]"));
        on("GET /v2/account/activities/FILL", ok("[]"));
        on("GET /v2/orders:by_client_order_id", error(404, 40410000, "order not found"));
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Answers requests of that method and path, without what is behind a question mark, in turn; the last answer stays. */
    synchronized FakeAlpaca on(String line, Reply... replies) {
        script.put(line, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    List<Request> requests(String method) {
        return requests.stream().filter(request -> request.method().equals(method)).toList();
    }

    /** What clients have written on their streams. */
    List<String> heard() {
        return heard;
    }

    int streams() {
        return streams.size();
    }

    void refuseStreams(int status) {
        upgradeStatus = status;
    }

    void ignoreStreams() {
        answersStreams = false;
    }

    void noPongs() {
        pongs = false;
    }

    /** Sends a message to all streams as one binary frame. */
    void push(String message) {
        frame(0x82, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a message in two frames, the first of which is text. */
    void pushInTwo(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        frame(0x01, Arrays.copyOfRange(bytes, 0, half));
        frame(0x80, Arrays.copyOfRange(bytes, half, bytes.length));
    }

    /** Sends bytes to all streams as a frame that begins with this byte. */
    void frame(int first, byte[] payload) {
        streams.removeIf(out -> {
            try {
                write(out, first, payload);
                return false;
            } catch (IOException gone) {
                return true;
            }
        });
    }

    void cutStreams() {
        streams.clear();
        open.forEach(FakeAlpaca::closed);
    }

    @Override
    public void close() {
        open.forEach(FakeAlpaca::closed);
        try {
            server.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                Map<String, String> headers = headers(in);
                String body = new String(
                        in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))), StandardCharsets.UTF_8);
                String[] parts = first.split(" ", 3);
                var request = new Request(parts[0], parts[1], body);
                requests.add(request);
                if (headers.containsKey("upgrade")) {
                    upgrade(in, out, headers);
                    return;
                }
                if (!answered(out, next(request))) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            open.remove(socket);
        }
    }

    private synchronized Reply next(Request request) {
        String line = request.method() + " " + request.path().replaceAll("\\?.*", "");
        Deque<Reply> replies = script.get(line);
        if (replies == null) {
            return error(404, 40410000, "endpoint not found");
        }
        return replies.size() > 1 ? replies.pollFirst() : replies.peekFirst();
    }

    /** Whether the connection stays open. */
    private static boolean answered(OutputStream out, Reply reply) throws IOException, InterruptedException {
        return switch (reply) {
            case Reply.Answer(int status, var body, var headers) -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                var text = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Length: " + bytes.length + "\r\n");
                headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
                out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                if (status != 204 && status != 304 && status >= 200) {
                    out.write(bytes);
                }
                out.flush();
                yield status != 204;
            }
            case Reply.Drop _ -> false;
            case Reply.Raw(var text) -> {
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                yield false;
            }
            case Reply.Silence(long millis) -> {
                Thread.sleep(millis);
                yield false;
            }
        };
    }

    private void upgrade(InputStream in, OutputStream out, Map<String, String> headers) throws IOException {
        if (upgradeStatus != 101) {
            out.write(("HTTP/1.1 " + upgradeStatus + " X\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return;
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accepted(headers.get("sec-websocket-key")) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        streams.add(out);
        if (script.containsKey("STREAM opened")) {
            write(out, 0x81, ((Reply.Answer) script.get("STREAM opened").peek()).body().getBytes(StandardCharsets.UTF_8));
        }
        for (int first = in.read(); first >= 0; first = in.read()) {
            byte[] payload = payload(in);
            if ((first & 0x0f) == 0x09 && pongs) {
                write(out, 0x8a, payload);
            } else if ((first & 0x0f) == 0x08) {
                return;
            } else if ((first & 0x0f) <= 0x02) {
                said(out, new String(payload, StandardCharsets.UTF_8));
            }
        }
    }

    private void said(OutputStream out, String text) throws IOException {
        heard.add(text);
        if (!answersStreams) {
            return;
        }
        String answer = text.contains("\"authenticate\"")
                ? "{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\",\"action\":\"authenticate\"}}"
                : text.contains("\"listen\"")
                        ? "{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}"
                        : text.contains("\"auth\"")
                                ? "[{\"T\":\"success\",\"msg\":\"authenticated\"}]"
                                : "[{\"T\":\"subscription\"}]";
        write(out, 0x82, answer.getBytes(StandardCharsets.UTF_8));
    }

    private static synchronized void write(OutputStream out, int first, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65_536) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        out.flush();
    }

    private static byte[] payload(InputStream in) throws IOException {
        int length = in.read() & 0x7f;
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static String accepted(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
