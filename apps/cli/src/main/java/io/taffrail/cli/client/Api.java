package io.taffrail.cli.client;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * One request at a time to the server, over the JDK's oldest client: it starts five times faster than its newest, and
 * a command is mostly start.
 *
 * <p>That client asks again by itself when a connection breaks before the answer. For an order this would be a second
 * order, so it is forbidden here twice: by the property below, which the JDK reads once, and by a fixed body length on
 * everything that is not a GET, which it cannot send a second time.
 */
public final class Api {
    static {
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final URI url;
    private final KeyPair key;
    private final Duration timeout;
    private final String start;
    private final Optional<SSLContext> encryption;

    /**
     * @param timeout for the answer, once the request is sent
     * @param start the command that starts the server, to be named where there is none
     * @param pin the certificate that the server shows, where it encrypts with one of its own
     */
    public Api(URI url, KeyPair key, Duration timeout, String start, Optional<Pin> pin) {
        this.encryption = pin.map(Pin::context);
        this.url = url;
        this.key = key;
        this.timeout = timeout;
        this.start = start;
    }

    public URI url() {
        return url;
    }

    public KeyPair key() {
        return key;
    }

    /** What connections are encrypted with, where the server has a certificate of its own. */
    Optional<SSLContext> encryption() {
        return encryption;
    }

    /**
     * Asks a question, which changes nothing.
     *
     * @param path with its query, from the slash on
     */
    public Reply get(String path) {
        var connection = open("GET", path);
        connected(connection);
        try {
            return reply(connection);
        } catch (IOException e) {
            throw Problem.of(ExitCode.UNREACHABLE, "NO_ANSWER", "the server at " + url + " did not answer: " + said(e),
                    "it stopped, or is too busy", "ask again; if it stays silent, start it again: " + start)
                    .titled("no answer").worthRetrying().failure();
        }
    }

    /**
     * Asks for something to happen.
     *
     * @param lookUp the command that tells whether it happened, for when no answer comes
     */
    public Reply post(String path, String json, String lookUp) {
        return change("POST", path, json.getBytes(StandardCharsets.UTF_8), lookUp);
    }

    /**
     * Asks for something to be as it is said.
     *
     * @param lookUp the command that tells whether it is, for when no answer comes
     */
    public Reply put(String path, String json, String lookUp) {
        return change("PUT", path, json.getBytes(StandardCharsets.UTF_8), lookUp);
    }

    /**
     * Asks for something to change.
     *
     * @param lookUp the command that tells whether it happened, for when no answer comes
     */
    public Reply patch(String path, String json, String lookUp) {
        return new Patch(url, key, CONNECT_TIMEOUT, timeout, start, encryption).send(path, json, lookUp);
    }

    /**
     * Asks for something to end.
     *
     * @param lookUp the command that tells whether it happened, for when no answer comes
     */
    public Reply delete(String path, String lookUp) {
        return change("DELETE", path, new byte[0], lookUp);
    }

    private Reply change(String method, String path, byte[] body, String lookUp) {
        var connection = open(method, path);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connected(connection);
        try {
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            return reply(connection);
        } catch (IOException e) {
            throw Problem.of(ExitCode.OUTCOME_UNKNOWN, "OUTCOME_UNKNOWN",
                    "the request was sent and no answer came: " + said(e),
                    "the server may have carried it out before the connection broke",
                    "look before you send it again: " + lookUp).failure();
        }
    }

    private HttpURLConnection open(String method, String path) {
        try {
            var connection = (HttpURLConnection) url.resolve(path).toURL().openConnection();
            if (connection instanceof HttpsURLConnection encrypted) {
                encryption.ifPresent(pinned -> {
                    encrypted.setSSLSocketFactory(pinned.getSocketFactory());
                    // The one certificate that is accepted is known whole, so that no name in it has to fit.
                    encrypted.setHostnameVerifier((_, _) -> true);
                });
            }
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
            connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setRequestProperty("APCA-API-KEY-ID", key.id());
            connection.setRequestProperty("APCA-API-SECRET-KEY", key.secret());
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("User-Agent", "taffrail-cli");
            return connection;
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw Problem.of(ExitCode.UNREACHABLE, "BAD_SERVER_ADDRESS", "'" + url + "' is no address of a server",
                    "it stands in server.json of the data folder", "start the server again: " + start).failure();
        }
    }

    private void connected(HttpURLConnection connection) {
        try {
            connection.connect();
        } catch (IOException e) {
            throw Problem.of(ExitCode.UNREACHABLE, "NO_SERVER", "no server answers at " + url + ": " + said(e),
                    "it is not running, or it runs on another data folder", "start it: " + start)
                    .worthRetrying().failure();
        }
    }

    private static Reply reply(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("the answer is not HTTP");
            }
            try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Reply(status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (HttpRetryException noSecondTry) {
            // With a fixed body length the JDK throws at a 401 instead of answering a challenge: the status is left.
            return new Reply(noSecondTry.responseCode(), "");
        }
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
