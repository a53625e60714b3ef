package io.taffrail.cli.client;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The key that opens the server.
 *
 * @param source for people: the environment, or a file
 */
public record KeyPair(String id, String secret, String source) {
    private static final String ID = "APCA_API_KEY_ID";
    private static final String SECRET = "APCA_API_SECRET_KEY";
    private static final String BASE_URL = "APCA_API_BASE_URL";

    /** The environment's pair, or else the one that the server wrote when it made the data folder. */
    public static KeyPair find(Terminal terminal, Path dataFolder) {
        var file = dataFolder.resolve("keys").resolve("default.env");
        return (meantForUs(terminal) ? of(terminal.environment(), "the environment (" + ID + ")") : noPair())
                .or(() -> of(lines(file), file.toString()))
                .orElseThrow(() -> Problem.of(ExitCode.UNAUTHORIZED, "NO_KEY",
                        "there is no key to open the server with",
                        "neither " + ID + " and " + SECRET + " are set, nor is there " + file,
                        "make one: taffrail key create --data " + dataFolder).failure());
    }

    /** Hides the secret wherever the pair might be printed. */
    @Override
    public String toString() {
        return id + " from " + source;
    }

    /** Where the variables name another host, they are for a broker, and the pair is none of ours. */
    private static boolean meantForUs(Terminal terminal) {
        return terminal.variable(BASE_URL).map(KeyPair::isLoopback).orElse(true);
    }

    static boolean isLoopback(String url) {
        try {
            var host = URI.create(url).getHost();
            return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static Optional<KeyPair> of(Map<String, String> variables, String source) {
        var id = variables.getOrDefault(ID, "");
        var secret = variables.getOrDefault(SECRET, "");
        return id.isBlank() || secret.isBlank() ? noPair() : Optional.of(new KeyPair(id, secret, source));
    }

    private static Optional<KeyPair> noPair() {
        return Optional.empty();
    }

    private static Map<String, String> lines(Path file) {
        Map<String, String> variables = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    variables.put(line.substring(0, equals).replaceFirst("^\\s*export\\s+", "").strip(),
                            line.substring(equals + 1).strip());
                }
            }
        } catch (NoSuchFileException absent) {
            return Map.of();
        } catch (IOException e) {
            throw Problem.of(ExitCode.UNAUTHORIZED, "KEY_UNREADABLE", file + " cannot be read",
                    "the system says: " + e.getClass().getSimpleName(),
                    "run as the user who started the server, or set " + ID + " and " + SECRET).failure();
        }
        return variables;
    }
}
