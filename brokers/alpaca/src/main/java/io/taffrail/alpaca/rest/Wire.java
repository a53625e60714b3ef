package io.taffrail.alpaca.rest;

import io.taffrail.alpaca.AlpacaConfig.Timeouts;
import io.taffrail.alpaca.wire.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request, once: no retries, redirects, cookies or compression, and a bound on every wait and every size. What has gone
 * out is known by where the library stood: before it was handed a connection to write on, not a byte had left.
 */
final class Wire implements Requests {
    /** A page of 500 orders with their legs is about one and a half. */
    private static final int LARGEST_BODY = 8 << 20;

    private static final int CONNECTIONS = 64;

    private final Timeouts timeouts;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("alpaca-deadlines").factory());

    Wire(Timeouts timeouts) {
        this.timeouts = timeouts;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(timeouts.connect()))
                        .setSocketTimeout(timeout(timeouts.answer()))
                        // A connection that the other side has closed meanwhile is found out before anything is written on it.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new Watched())
                .setUserAgent("taffrail")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(timeouts.connect()))
                        .setResponseTimeout(timeout(timeouts.answer()))
                        .setExpectContinueEnabled(false)
                        .build())
                .build();
    }

    @Override
    public Exchange exchange(Outgoing outgoing) {
        var request = new HttpUriRequestBase(outgoing.method(), outgoing.uri());
        outgoing.headers().forEach(request::setHeader);
        outgoing.body().ifPresent(json -> request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON)));
        var context = HttpClientContext.create();
        var begun = new AtomicBoolean();
        context.setAttribute(Watched.BEGUN, begun);
        Future<?> deadline = watch.schedule(
                () -> request.abort(), timeouts.connect().plus(timeouts.answer()).toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, context, Wire::answered);
        } catch (IOException | RuntimeException broken) {
            return begun.get() ? new Exchange.Lost(why(broken)) : new Exchange.NotSent(why(broken));
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            client.close();
        } catch (IOException closing) {
            throw new IllegalStateException("the client cannot be closed", closing);
        }
    }

    private static Exchange answered(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (var header : response.getHeaders()) {
            String value = header.getValue();
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        return new Exchange.Answered(response.getCode(), headers, new Body(body(response.getEntity())));
    }

    private static byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > LARGEST_BODY) {
            throw new IOException("an answer of " + entity.getContentLength() + " bytes is too long");
        }
        var bytes = new ByteArrayOutputStream();
        try (InputStream in = entity.getContent()) {
            byte[] some = new byte[8192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                bytes.write(some, 0, n);
                if (bytes.size() > LARGEST_BODY) {
                    throw new IOException("an answer of more than " + LARGEST_BODY + " bytes is too long");
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String why(Exception broken) {
        String message = broken.getMessage();
        return broken.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    /** Notes that a request is about to be written. */
    private static final class Watched extends HttpRequestExecutor {
        static final String BEGUN = "taffrail.begun";

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback informed,
                HttpContext context)
                throws IOException, HttpException {
            if (context.getAttribute(BEGUN) instanceof AtomicBoolean begun) {
                begun.set(true);
            }
            return super.execute(request, connection, informed, context);
        }
    }
}
