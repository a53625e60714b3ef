package io.taffrail.cli.client;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A PATCH, which the JDK's oldest client does not know. Its newest asks again by itself for GET and HEAD only, so that
 * this too is sent at most once.
 */
record Patch(
        URI url, KeyPair key, Duration connectTimeout, Duration timeout, String start, Optional<SSLContext> encryption) {

    Reply send(String path, String json, String lookUp) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(timeout)
                .header("APCA-API-KEY-ID", key.id())
                .header("APCA-API-SECRET-KEY", key.secret())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "taffrail-cli")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                .build();
        var newest = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout);
        encryption.ifPresent(newest::sslContext);
        try (var client = newest.build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            throw Problem.of(ExitCode.UNREACHABLE, "NO_SERVER", "no server answers at " + url + ": " + said(nobody),
                    "it is not running, or it runs on another data folder", "start it: " + start)
                    .worthRetrying().failure();
        } catch (IOException e) {
            throw unknown(said(e), lookUp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown("somebody asked for it to end", lookUp);
        }
    }

    private static RuntimeException unknown(String why, String lookUp) {
        return Problem.of(ExitCode.OUTCOME_UNKNOWN, "OUTCOME_UNKNOWN", "the request was sent and no answer came: " + why,
                "the server may have carried it out before the connection broke",
                "look before you send it again: " + lookUp).failure();
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
