package io.taffrail.lab.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A broker that writes down what reaches it, and answers each request with its own body, marked as told. */
final class RecordingBroker implements AutoCloseable {
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    RecordingBroker() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.createContext("/events", this::tellEvents);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path with query and body of every request, in the order of their arrival. */
    List<String> arrived() {
        return arrived;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        arrived.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
        if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            // The status of an order, and a price, for those who spoil them.
            var told = ("{\"status\":\"new\",\"limit_price\":\"9.5\",\"told\":\"" + body.replace("\"", "'") + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Request-ID", "r1");
            // Of unknown length every other time: in chunks.
            exchange.sendResponseHeaders(200, arrived.size() % 2 == 0 ? 0 : told.length);
            exchange.getResponseBody().write(told);
        }
        exchange.close();
    }

    private void tellEvents(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 1; i <= 5; i++) {
                out.write(("data: {\"event\":\"new\",\"n\":" + i + "}\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }
}
