package io.taffrail.http.web;

import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.web.Doorkeeper.Visitor;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.MarketUnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds the route of each request, checks its key, reads its body and writes the reply. */
public final class Dispatcher extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BODY_LIMIT = 1 << 20;
    private static final int PASSED_OVER = 8 << 20;

    private final List<Route> routes;
    private final Doorkeeper doorkeeper;
    private final ReplyHeaders headers;
    private final RateLimits limits;
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();

    /** @param routes asked in this order: the first that fits answers */
    public Dispatcher(List<Route> routes, KeyRing keys, ReplyHeaders headers, RateLimits limits) {
        this.routes = List.copyOf(routes);
        this.doorkeeper = new Doorkeeper(keys);
        this.headers = headers;
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        headers.addTo(response.getHeaders());
        Reply reply = answer(request, response.getHeaders());
        if (reply.status() >= 400) {
            passOver(request);
        }
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
        if (reply.events().isPresent()) {
            streams.removeIf(thread -> !thread.isAlive());
            streams.add(EventReply.start(reply.events().get(), request, response, callback));
            return true;
        }
        byte[] body = reply.bytes();
        if (reply.body().isPresent() || reply.csv().isPresent()) {
            response.getHeaders().put(
                    HttpHeader.CONTENT_TYPE,
                    reply.csv().isPresent() ? "text/csv; charset=UTF-8" : "application/json; charset=UTF-8");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /**
     * What is refused may not have been read yet: a client that still writes would lose the answer with the connection, and another its
     * next request. A bounded part is passed over.
     */
    private static void passOver(Request request) {
        try (var in = Request.asInputStream(request)) {
            in.skip(PASSED_OVER);
        } catch (IOException brokenOff) {
            LOG.debug("a request that was refused broke off", brokenOff);
        }
    }

    /** Cuts off the replies that go on. */
    public void endStreams() {
        streams.forEach(Thread::interrupt);
    }

    private Reply answer(Request request, HttpFields.Mutable told) {
        try {
            return routed(request, told);
        } catch (Refused refused) {
            return refused.reply();
        } catch (DeskStoppedException stopped) {
            return Refused.of(503, 50310000, String.valueOf(stopped.getMessage())).reply();
        } catch (MarketUnreachableException silent) {
            return unreachable(silent).reply();
        } catch (IOException brokenOff) {
            return Refused.of(400, 40010000, "the request body could not be read to its end").reply();
        } catch (RuntimeException ours) {
            LOG.error("{} {} failed", request.getMethod(), withoutSecret(request.getHttpURI().getPath()), ours);
            return Refused.of(500, 50010000, "internal server error occurred").reply();
        }
    }

    /** What cannot be asked is neither there nor absent, and whoever asks again later may hear. */
    private static Refused unreachable(MarketUnreachableException silent) {
        return new Refused(503, Json.object()
                .put("code", 50310000)
                .put("message", String.valueOf(silent.getMessage()))
                .put("what", "whether " + silent.symbol() + " trades is not known here, and cannot be asked now")
                .put("why", silent.why())
                .put("fix", "ask again once the market answers: taffrail doctor says what keeps it; nothing was sent or kept"));
    }

    /** The last part of a hook's path opens it, and that of a one-time link. */
    private static String withoutSecret(String path) {
        return path.startsWith("/hooks/") || path.startsWith("/login/") ? path.substring(0, path.lastIndexOf('/') + 1) + "***" : path;
    }

    /** @param told the reply's headers, which say how many requests the caller has left */
    private Reply routed(Request request, HttpFields.Mutable told) throws IOException {
        doorkeeper.refuseOtherSites(request);
        List<String> path = Route.split(request.getHttpURI().getPath());
        var allowed = new ArrayList<String>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = match(route, path);
            if (variables.isPresent() && route.method().equals(request.getMethod())) {
                Optional<Visitor> visitor = route.open() ? Optional.empty() : Optional.of(visitor(request, told));
                visitor.ifPresent(who -> doorkeeper.admit(request, route, who));
                return route.answer().apply(new Call(
                        request.getMethod() + " " + request.getHttpURI().getPathQuery(),
                        variables.get(),
                        query(request),
                        route.raw().isPresent() ? Optional.empty() : body(request),
                        visitor.map(Visitor::key),
                        Optional.ofNullable(request.getHeaders().get("Idempotency-Key")),
                        doorkeeper.token(request),
                        Optional.ofNullable(request.getHeaders().get("Last-Event-ID")),
                        route.raw().isPresent() ? Optional.of(raw(request, route.raw().get())) : Optional.empty()));
            }
            variables.ifPresent(_ -> allowed.add(route.method()));
        }
        visitor(request, told);
        if (allowed.isEmpty()) {
            throw Refused.of(404, 40410000, "endpoint not found");
        }
        return Refused.of(405, 40510000, "method not allowed: use " + String.join(", ", allowed))
                .reply()
                .with(Map.of("Allow", String.join(", ", allowed)));
    }

    private static Optional<Map<String, String>> match(Route route, List<String> path) {
        try {
            return route.match(path);
        } catch (IllegalArgumentException badEscape) {
            throw Refused.of(404, 40410000, "endpoint not found");
        }
    }

    /** Who asks; a request beyond the key's limit ends here, before anything is done. */
    private Visitor visitor(Request request, HttpFields.Mutable told) {
        Visitor visitor = doorkeeper.visitor(request);
        limits.take(visitor.key().id(), request.getHttpURI().getPath(), told);
        return visitor;
    }

    private static Query query(Request request) {
        String raw = request.getHttpURI().getQuery();
        try {
            return Query.parse(raw == null ? "" : raw);
        } catch (IllegalArgumentException badEscape) {
            throw Refused.of(422, 40010001, "a query parameter is not encoded properly");
        }
    }

    private static Optional<JsonNode> body(Request request) throws IOException {
        try {
            byte[] text = bytes(request, new RawBody.Limit(
                    BODY_LIMIT, () -> Refused.of(413, 41310000, "request body is larger than 1 MiB")));
            return text.length == 0 || request.getMethod().equals("GET") ? Optional.empty() : Optional.of(Json.read(text));
        } catch (JacksonException malformed) {
            throw Refused.of(422, 40010001, "request body format is invalid: " + malformed.getOriginalMessage());
        }
    }

    private static RawBody raw(Request request, RawBody.Limit limit) throws IOException {
        return new RawBody(bytes(request, limit), Optional.ofNullable(request.getHeaders().get("X-Taffrail-Signature")));
    }

    private static byte[] bytes(Request request, RawBody.Limit limit) throws IOException {
        // Left open: of what is refused the rest is passed over before the reply.
        InputStream in = Request.asInputStream(request);
        if (request.getLength() > limit.bytes()) {
            throw limit.refusal().get();
        }
        // A length that was announced keeps the buffer as small as the body.
        int most = request.getLength() < 0 ? limit.bytes() : (int) request.getLength();
        byte[] text = in.readNBytes(most + 1);
        if (text.length > limit.bytes()) {
            throw limit.refusal().get();
        }
        return text;
    }
}
