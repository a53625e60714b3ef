package io.taffrail.alpaca.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A WebSocket of the JDK, with a client for itself that ends with it. */
final class WebConnection implements Connection {
    private final HttpClient client;
    private final WebSocket open;
    private final Socket socket;

    private WebConnection(HttpClient client, WebSocket open, Socket socket) {
        this.client = client;
        this.open = open;
        this.socket = socket;
    }

    static Connection open(URI address, Duration connect) throws NoConnectionException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build();
        var socket = new Socket();
        boolean stands = false;
        try {
            var asked = client.newWebSocketBuilder().connectTimeout(connect).buildAsync(address, socket);
            var connection = new WebConnection(client, waited(asked, connect.multipliedBy(2)), socket);
            stands = true;
            return connection;
        } finally {
            if (!stands) {
                end(client);
            }
        }
    }

    @Override
    public void send(String message, Duration patience) throws NoConnectionException, InterruptedException {
        waited(open.sendText(message, true), patience);
    }

    @Override
    public void ping(Duration patience) throws NoConnectionException, InterruptedException {
        waited(open.sendPing(ByteBuffer.allocate(0)), patience);
    }

    @Override
    public Optional<Came> next(Duration patience) throws InterruptedException {
        return socket.next(patience.toMillis());
    }

    @Override
    public Duration silence() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - socket.heard()));
    }

    @Override
    public void close() {
        open.abort();
        end(client);
    }

    private static void end(HttpClient client) {
        client.shutdownNow();
        client.close();
    }

    private static WebSocket waited(CompletableFuture<WebSocket> going, Duration patience)
            throws NoConnectionException, InterruptedException {
        try {
            return going.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw refused(refused.getCause() == null ? refused : refused.getCause());
        } catch (TimeoutException | CompletionException slow) {
            throw new NoConnectionException("no connection within " + patience.toSeconds() + " s", false);
        }
    }

    private static NoConnectionException refused(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
            int status = handshake.getResponse().statusCode();
            return new NoConnectionException("the upgrade was answered with " + status, status == 406 || status == 429);
        }
        String words = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new NoConnectionException("no connection: " + cause.getClass().getSimpleName() + words, false);
    }
}
