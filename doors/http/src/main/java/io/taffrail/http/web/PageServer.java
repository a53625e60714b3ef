package io.taffrail.http.web;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives pages to browsers, which may do with them what the policy below says and no more; all else is passed on. */
public final class PageServer extends Handler.Wrapper {
    /** Content Security Policy, level 3: nothing from elsewhere, and no script or style that stands in a page itself. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final Page.Shelf shelf;

    public PageServer(Page.Shelf shelf, Handler next) {
        super(next);
        this.shelf = shelf;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var page = reading ? shelf.find(request.getHttpURI().getPath()) : Optional.<Page>empty();
        if (page.isEmpty()) {
            return super.handle(request, response, callback);
        }
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        boolean gzip = accepted != null && accepted.contains("gzip");
        byte[] body = page.get().bytes(gzip);
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, page.get().type());
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put(HttpHeader.CACHE_CONTROL, page.get().lasting() ? "public, max-age=31536000, immutable" : "no-cache");
        headers.put(HttpHeader.VARY, "Accept-Encoding");
        if (gzip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        response.write(true, request.getMethod().equals("HEAD") ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body), callback);
        return true;
    }
}
