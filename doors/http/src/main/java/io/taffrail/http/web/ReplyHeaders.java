package io.taffrail.http.web;

import io.taffrail.model.market.MarketSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;

/**
 * What every reply carries: a request id, Alpaca's rate-limit headers, and whose prices these are where they are not
 * those of the real market.
 */
public final class ReplyHeaders {
    private final String run = UUID.randomUUID().toString().substring(0, 13);
    private final AtomicLong count = new AtomicLong();
    private final RateLimits limits;
    private final MarketSource source;

    public ReplyHeaders(RateLimits limits, MarketSource source) {
        this.limits = limits;
        this.source = source;
    }

    public void addTo(HttpFields.Mutable headers) {
        headers.put("X-Request-ID", run + "-" + count.incrementAndGet());
        limits.tell(headers);
        switch (source.kind()) {
            case SYNTHETIC -> headers.put("X-Taffrail-Market", "SYNTHETIC");
            case REPLAY    -> headers.put("X-Taffrail-Market", "REPLAY " + encoded(source.name()));
            case LIVE      -> {}
        }
    }

    /** A file's name may hold what a header must not. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2C", ",").replace("%2F", "/");
    }
}
