package io.taffrail.alpaca;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where Alpaca is, and where its data and streams are then. A loopback address serves everything from one place.
 *
 * @param trading scheme, host and port, without a path
 */
public record AlpacaAddress(URI trading) {
    /** Alpaca's own paper address. */
    public static final URI PAPER = URI.create("https://paper-api.alpaca.markets");

    private static final String PAPER_HOST = "paper-api.alpaca.markets";
    private static final String LIVE_HOST = "api.alpaca.markets";

    /** Whom an address belongs to. */
    public enum Owner {
        ALPACA_PAPER,
        ALPACA_LIVE,
        /** This computer. */
        LOOPBACK,
        /** Somebody else. */
        UNKNOWN
    }

    /**
     * The address that a person wrote: with or without the {@code /v2} that some clients want there.
     *
     * @throws IllegalArgumentException where it is no http or https address
     */
    public static AlpacaAddress of(URI written) {
        String scheme = Optional.ofNullable(written.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = written.getHost();
        if (!(scheme.equals("http") || scheme.equals("https")) || host == null || written.getUserInfo() != null) {
            throw new IllegalArgumentException("an address is http:// or https:// with a host, not " + written.getHost());
        }
        String path = Optional.ofNullable(written.getPath()).orElse("").replaceAll("/+$", "");
        if (!(path.isEmpty() || path.equals("/v2")) || written.getQuery() != null || written.getFragment() != null) {
            throw new IllegalArgumentException("an address has no path but /v2, not " + path);
        }
        String port = written.getPort() < 0 ? "" : ":" + written.getPort();
        return new AlpacaAddress(URI.create(scheme + "://" + host.toLowerCase(Locale.ROOT) + port));
    }

    public Owner owner() {
        String host = trading.getHost();
        if (isLoopback(host)) {
            return Owner.LOOPBACK;
        }
        return switch (host) {
            case PAPER_HOST -> Owner.ALPACA_PAPER;
            case LIVE_HOST  -> Owner.ALPACA_LIVE;
            default         -> Owner.UNKNOWN;
        };
    }

    public boolean isEncrypted() {
        return trading.getScheme().equals("https");
    }

    /** Where the account's updates come from. */
    public URI tradeStream() {
        return URI.create(socket(trading) + "/stream");
    }

    /** Where quotes and bars are asked for. */
    public URI data() {
        return isAlpacas() ? URI.create("https://data.alpaca.markets") : trading;
    }

    /** Where quotes and bars come from as they happen. */
    public URI dataStream(String path) {
        String base = isAlpacas() ? "wss://stream.data.alpaca.markets" : socket(trading);
        return URI.create(base + path);
    }

    private boolean isAlpacas() {
        return owner() == Owner.ALPACA_PAPER || owner() == Owner.ALPACA_LIVE;
    }

    private static String socket(URI address) {
        return address.toString().replaceFirst("^http", "ws");
    }

    /** Only addresses that need no name to be looked up, and the one name that always means this computer. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        if (!host.matches("[0-9.]+|\\[[0-9a-f:.]+\\]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
