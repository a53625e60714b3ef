package io.taffrail.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A server that answers as it was told, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Queue<Answer>> script = new HashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    private record Answer(int status, String body) {}

    /** Something asked of it. */
    record Request(String line, String body, String key) {}

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The last answer to a line is given to all that ask it later. */
    synchronized ScriptedServer on(String line, int status, String body) {
        script.computeIfAbsent(line, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> lines() {
        return requests().stream().map(Request::line).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(line, body, exchange.getRequestHeaders().getFirst("APCA-API-KEY-ID")));
        var answer = next(line);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer next(String line) {
        var answers = script.getOrDefault(line, new ArrayDeque<>());
        var nothing = new Answer(404, "{\"code\":40410000,\"message\":\"not in the script: " + line + "\"}");
        return answers.size() > 1 ? answers.remove() : answers.isEmpty() ? nothing : answers.element();
    }
}
