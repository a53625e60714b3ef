package io.taffrail.http;

import io.taffrail.http.alpaca.AlpacaApi;
import io.taffrail.http.house.HouseApi;
import io.taffrail.http.house.HouseParts;
import io.taffrail.http.house.desk.DeskStream;
import io.taffrail.http.house.desk.JournalRoutes;
import io.taffrail.http.house.desk.SessionRoutes;
import io.taffrail.http.house.signals.SignalApi;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.stream.AccountStream;
import io.taffrail.http.stream.MarketHalf;
import io.taffrail.http.stream.MarketStream;
import io.taffrail.http.stream.Seats;
import io.taffrail.http.stream.Wire;
import io.taffrail.http.tls.TlsIdentity;
import io.taffrail.http.web.Dispatcher;
import io.taffrail.http.web.JettyErrors;
import io.taffrail.http.web.PageServer;
import io.taffrail.http.web.RateLimits;
import io.taffrail.http.web.ReplyHeaders;
import io.taffrail.http.web.Route;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.ports.Desks;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.Reconciler;
import io.taffrail.ports.RiskDesk;
import io.taffrail.views.Views;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of a desk: Alpaca's API and its streams, on the loopback interface, or with TLS on any other. */
public final class HttpDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int HEADER_LIMIT = 16 * 1024;
    private static final int MESSAGE_LIMIT = 256 * 1024;

    private final Server server = new Server(new VirtualThreadPool());
    private final ServerConnector connector;
    private final Dispatcher dispatcher;
    private final List<Route> routes;
    private final Config config;

    /**
     * Where the door is, and how it proves who it is.
     *
     * @param host a name or address of this computer; without TLS one of its loopback interface
     * @param port 0 for any that is free
     * @param tls where connections are encrypted
     */
    public record Config(String host, int port, Optional<TlsIdentity> tls) {
        private static final String LOOPBACK = "127.0.0.1";

        public Config {
            if (tls.isEmpty() && !isLoopback(host)) {
                throw new IllegalArgumentException("what: the door cannot open on " + host
                        + "; why: orders and secrets would cross a network in clear; fix: use 127.0.0.1, or TLS");
            }
        }

        public static Config loopback(int port) {
            return new Config(LOOPBACK, port, Optional.empty());
        }

        /** Whether a name or address is of this computer's loopback interface, which nobody else can reach. */
        public static boolean isLoopback(String host) {
            return address(host).filter(InetAddress::isLoopbackAddress).isPresent();
        }

        /** Where clients on this machine find it: all of a computer's addresses have the loopback's among them. */
        String url(int listening) {
            String name = address(host).filter(InetAddress::isAnyLocalAddress).isPresent() ? LOOPBACK : host;
            return (tls.isPresent() ? "https://" : "http://") + (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + listening;
        }

        private static Optional<InetAddress> address(String host) {
            try {
                return Optional.of(InetAddress.getByName(host));
            } catch (UnknownHostException unknown) {
                return Optional.empty();
            }
        }
    }

    /**
     * Builds the door; it opens with {@link #start}.
     *
     * @param reconciler knows how books and brokers stand
     * @param risk knows the desk's limits
     * @param views folded by the desk before it releases a reply
     * @param entries where the streams find what has happened before
     * @param deskTime the desk's time, which in a replay is the market's
     * @param sessions those in which the house trades equities
     * @param ready whether the desk is recovered and takes orders
     * @param policy what it keeps to beside Alpaca's contract
     */
    public HttpDoor(
            Config config,
            Desks desks,
            Reconciler reconciler,
            RiskDesk risk,
            Views views,
            EntryHistory entries,
            MarketData market,
            KeyRing keys,
            InstantSource deskTime,
            TradingCalendar sessions,
            BooleanSupplier ready,
            DoorPolicy policy) {
        var limits = new RateLimits(policy.requestsPerMinute(), AlpacaApi::tooManyRequests, InstantSource.system());
        var headers = new ReplyHeaders(limits, market.source());
        this.config = config;
        this.connector = new ServerConnector(server, 1, 1, protocols(config));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        // Clients keep idle connections open; they do not hold a stop up for long.
        connector.setShutdownIdleTimeout(100);
        server.addConnector(connector);
        server.setErrorHandler(new JettyErrors(headers));
        var routes = Stream.of(
                        AlpacaApi.routes(
                                desks, views, entries, market, deskTime, sessions, ready, policy.dayTradingFields(),
                                policy.fallback()),
                        HouseApi.routes(new HouseParts(
                                desks, views, reconciler, risk, market, entries, deskTime, policy.rates())),
                        new SessionRoutes(keys, views, market.source(), config.tls().isPresent()).routes(),
                        new DeskStream(views, entries, market, deskTime).routes(),
                        new JournalRoutes(entries, views, policy.face().check()).routes(),
                        SignalApi.routes(desks, views, entries, market, risk, keys.hooks(), InstantSource.system()))
                .flatMap(List::stream)
                .toList();
        this.routes = routes;
        this.dispatcher = new Dispatcher(routes, keys, headers, limits);
        server.setHandler(streams(keys, views, market, new PageServer(policy.face().shelf(), dispatcher)));
        server.setStopTimeout(Duration.ofSeconds(2).toMillis());
    }

    /**
     * Opens the door.
     *
     * @throws IOException where the port is taken, or cannot be had
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException notOurs) {
            throw notOurs;
        } catch (Exception e) {
            throw new IOException("the HTTP server cannot start: " + e.getMessage(), e);
        }
    }

    /** Every path that it answers on. */
    public List<Route> routes() {
        return routes;
    }

    /** The port that it listens on, once it is open. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where clients on this machine find it, once it is open: {@code http://127.0.0.1:7878}. */
    public String url() {
        return config.url(port());
    }

    /** What the door shows where connections are encrypted. */
    public Optional<TlsIdentity> tls() {
        return config.tls();
    }

    @Override
    public void close() {
        dispatcher.endStreams();
        try {
            server.stop();
        } catch (TimeoutException late) {
            LOG.info("requests that were still under way after {} ms were cut off", server.getStopTimeout(), late);
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }

    private static ConnectionFactory[] protocols(Config config) {
        var http = new HttpConnectionFactory(http());
        return config.tls()
                .map(identity -> new ConnectionFactory[] {new SslConnectionFactory(encryption(identity), http.getProtocol()), http})
                .orElseGet(() -> new ConnectionFactory[] {http});
    }

    private static SslContextFactory.Server encryption(TlsIdentity identity) {
        var encryption = new SslContextFactory.Server();
        encryption.setSslContext(identity.context());
        encryption.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return encryption;
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(HEADER_LIMIT);
        http.setSendServerVersion(false);
        // Jetty would answer only those who call the door by a name that stands in its certificate, and whoever accepts that
        // certificate knows whom to call.
        http.addCustomizer(new SecureRequestCustomizer(false));
        // Clients write BTC/USD as BTC%2FUSD within a path.
        http.setUriCompliance(UriCompliance.from(Set.of(UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR)));
        return http;
    }

    private Handler streams(KeyRing keys, Views views, MarketData market, Handler next) {
        var seats = new Seats();
        var upgrade = WebSocketUpgradeHandler.from(server, (ServerWebSocketContainer container) -> {
            container.setMaxTextMessageSize(MESSAGE_LIMIT);
            container.setMaxBinaryMessageSize(MESSAGE_LIMIT);
            container.setMaxFrameSize(MESSAGE_LIMIT);
            container.setIdleTimeout(AccountStream.SILENCE);
            container.addMapping("/stream", (request, _, _) -> new AccountStream(keys, views, Wire.of(request, Wire.BINARY)));
            for (MarketHalf half : MarketHalf.values()) {
                for (String path : half.paths()) {
                    container.addMapping(path, (request, _, _) -> new MarketStream(half, keys, seats, market, request));
                }
            }
        });
        upgrade.setHandler(next);
        return upgrade;
    }
}
