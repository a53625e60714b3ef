package io.taffrail.http.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One stream of server-sent events (WHATWG HTML, 9.2) to one client, on a thread of its own. */
final class EventReply implements EventWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EventReply.class);
    /** A client that takes nothing for so long is cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Request request;
    private final Response response;
    private final Callback callback;

    private EventReply(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Starts to write; the thread ends when it is interrupted, and the connection with it. */
    static Thread start(EventStream stream, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        var reply = new EventReply(request, response, callback);
        return Thread.ofVirtual().name("events-" + request.getId()).start(() -> reply.run(stream));
    }

    private void run(EventStream stream) {
        try {
            stream.run(this);
            response.write(true, ByteBuffer.allocate(0), callback);
        } catch (IOException gone) {
            LOG.debug("a stream of events broke off", gone);
            cut(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            cut(stopping);
        } catch (RuntimeException ours) {
            fail(ours);
        }
    }

    /** The reply must not end as if all had been told. */
    private void fail(RuntimeException why) {
        if (Thread.currentThread().isInterrupted()) {
            LOG.debug("a stream of events was stopped while it read", why);
            cut(why);
            return;
        }
        LOG.error("a stream of events failed", why);
        try {
            comment("internal server error");
        } catch (IOException gone) {
            LOG.debug("nobody heard of the error", gone);
        }
        cut(why);
    }

    private void cut(Exception why) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(why);
    }

    @Override
    public void data(JsonNode event) throws IOException {
        write("data: " + new String(Json.bytes(event), StandardCharsets.UTF_8) + "\n\n");
    }

    @Override
    public void event(String name, Optional<String> id, JsonNode event) throws IOException {
        write("event: " + name + "\n" + id.map(known -> "id: " + known + "\n").orElse("")
                + "data: " + new String(Json.bytes(event), StandardCharsets.UTF_8) + "\n\n");
    }

    @Override
    public void comment(String text) throws IOException {
        write(": " + text + "\n\n");
    }

    private void write(String text) throws IOException {
        var done = new Callback.Completable();
        response.write(false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), done);
        try {
            done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException brokenOff) {
            throw new IOException("the client is gone", brokenOff);
        } catch (TimeoutException slow) {
            throw new IOException("the client took nothing for " + PATIENCE.toSeconds() + " seconds", slow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", stopping);
        }
    }
}
