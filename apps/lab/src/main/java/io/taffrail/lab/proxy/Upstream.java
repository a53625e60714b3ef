package io.taffrail.lab.proxy;

import io.taffrail.lab.LabRefusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The broker behind the proxy. Each request gets a connection of its own: none is stale, and nothing is ever tried again. */
final class Upstream {
    private static final int CONNECT_MILLIS = (int) Duration.ofSeconds(10).toMillis();
    private static final int REPLY_MILLIS = (int) Duration.ofMinutes(2).toMillis();

    /** Alpaca's hosts where no real money is. */
    private static final Set<String> PAPER = Set.of(
            "paper-api.alpaca.markets", "data.alpaca.markets", "stream.data.alpaca.markets", "data.sandbox.alpaca.markets",
            "stream.data.sandbox.alpaca.markets");

    private final String host;
    private final int port;
    private final boolean tls;

    private Upstream(String host, int port, boolean tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    /**
     * The broker at this address.
     *
     * @throws LabRefusal where it is no address, or one of real money
     */
    static Upstream at(URI to) {
        var scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        var host = to.getHost();
        boolean bare = to.getRawPath() == null || to.getRawPath().isEmpty() || to.getRawPath().equals("/");
        if (host == null || !bare || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new LabRefusal("'" + to + "' is no broker's address", "the proxy passes paths on as they are",
                    "write scheme, host and port only: http://127.0.0.1:7878");
        }
        var name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith("alpaca.markets") && !PAPER.contains(name)) {
            throw new LabRefusal("'" + host + "' is not put behind the proxy", "real money may be there, and behind the proxy's "
                    + "loopback address a client would take it for paper", "use paper-api.alpaca.markets or a server of your own");
        }
        boolean tls = scheme.equals("https");
        return new Upstream(host, to.getPort() >= 0 ? to.getPort() : tls ? 443 : 80, tls);
    }

    /** What clients write into the field {@code Host}. */
    String authority() {
        return port == (tls ? 443 : 80) ? host : host + ":" + port;
    }

    /** A new connection. */
    Line connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(REPLY_MILLIS);
            return Line.of(tls ? secured(socket) : socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket plain) throws IOException {
        var socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        var parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
