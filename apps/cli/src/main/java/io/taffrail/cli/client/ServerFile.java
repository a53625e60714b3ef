package io.taffrail.cli.client;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a running server says of itself in {@code server.json} of its data folder.
 *
 * @param mode {@code PAPER}, {@code SIMULATED} or {@code LIVE}
 * @param account the account's name
 * @param market the name of the source of prices
 * @param pin the certificate that it shows, where it encrypts
 */
public record ServerFile(URI url, String mode, String account, String market, Optional<Pin> pin) {

    /**
     * Reads it, where it is there.
     *
     * @throws io.taffrail.cli.failure.Failure where it cannot be understood
     */
    public static Optional<ServerFile> read(Path dataFolder) {
        var file = dataFolder.resolve("server.json");
        try {
            return Optional.of(of(Json.MAPPER.readTree(Files.readString(file))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw Problem.of(ExitCode.UNREACHABLE, "SERVER_FILE_UNREADABLE", file + " cannot be understood",
                    "it should hold the running server's address: " + e.getMessage(),
                    "start the server again: taffrail up --data " + dataFolder).failure();
        }
    }

    /** The line over every table: whose money, whose market. */
    public String label() {
        return mode + " · account " + account + " · market " + market;
    }

    /** The source's kind leads, so that nobody takes a replay or a made-up price for today's. */
    private static String market(JsonNode json) {
        var name = json.path("market").asString("unknown");
        var kind = json.path("market_kind").asString(name);
        return kind.equals(name) ? name : kind + " " + name;
    }

    private static ServerFile of(JsonNode json) {
        return new ServerFile(
                URI.create(json.path("url").asString()),
                json.path("mode").asString("PAPER") + (json.path("dry_run").asBoolean(false) ? " · DRY RUN: no order is sent" : ""),
                json.path("account").asString("paper"), market(json),
                Optional.of(json.path("certificate_sha256").asString("")).filter(sha256 -> !sha256.isEmpty()).map(Pin::new));
    }
}
