package io.taffrail.http.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before it reaches a route, oversized headers for one, in the same words as everything else. */
public final class JettyErrors extends ErrorHandler {
    private final ReplyHeaders headers;

    public JettyErrors(ReplyHeaders headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // Jetty answers a line that is no HTTP with 505, as if the fault were a version that we lack; it is the asker's.
        int status = response.getStatus() == 505 ? 400 : response.getStatus();
        response.setStatus(status);
        headers.addTo(response.getHeaders());
        byte[] body = Refused.of(status, status * 100_000 + 10_000, message(status)).reply().bytes();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=UTF-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static String message(int status) {
        return switch (status) {
            case 404 -> "endpoint not found";
            case 414 -> "the request's address is too long";
            case 431 -> "the request's headers are larger than 16 KiB";
            case 400, 426 -> "this is not an HTTP/1.1 request that can be understood";
            default -> status < 500 ? "the request cannot be answered" : "internal server error occurred";
        };
    }
}
