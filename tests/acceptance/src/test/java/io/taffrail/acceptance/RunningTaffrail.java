package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import tools.jackson.core.JacksonException;

/** A server in a process of its own, on a data folder, as {@code taffrail up} starts it. */
public final class RunningTaffrail implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Path data;
    private final List<String> options;
    private final Map<String, String> environment;
    private final Path out;
    private final Path err;
    private Process process;
    private Door door;

    private RunningTaffrail(Path data, Map<String, String> environment, List<String> options) throws IOException {
        this.data = data;
        this.environment = environment;
        this.options = options;
        this.out = Files.createTempFile(Distribution.buildFolder("servers"), "up", ".out");
        this.err = Path.of(out.toString().replace(".out", ".err"));
        this.process = launch();
        this.door = awaitDoor();
    }

    /** Starts {@code up --data <data> --port 0 <options>} and waits until it is ready. */
    public static RunningTaffrail start(Path data, String... options) {
        return start(data, Map.of(), options);
    }

    /** The same with an environment of its own. */
    public static RunningTaffrail start(Path data, Map<String, String> environment, String... options) {
        try {
            return new RunningTaffrail(data, environment, List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The door of this server, opened with the keys of its folder. */
    public Door door() {
        return door;
    }

    /** The same door for another client with the same keys. */
    public Door anotherDoor() {
        return open(door.base());
    }

    /** The same door for somebody with other headers, or none. */
    public Door doorOfAStranger(Map<String, String> headers) {
        return new Door(door.base(), headers);
    }

    /** What {@code keys/default.env} says, by name. */
    public Map<String, String> keys() {
        var file = data.resolve("keys").resolve("default.env");
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.indexOf('=') > 0 && !line.startsWith("#"))
                    .map(line -> new Setting(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)))
                    .collect(Collectors.toMap(Setting::name, Setting::value));
        } catch (IOException e) {
            throw new UncheckedIOException("no keys in " + data, e);
        }
    }

    /** Everything that the server has printed since its first start. */
    public String said() {
        try {
            return Files.readString(out) + Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process as {@code kill -9} does: without a chance to say or write anything more. */
    public void kill9() {
        Processes.kill(process);
        door.close();
    }

    /** Asks the process to end, as Ctrl-C does. */
    public int stop() {
        process.destroy();
        try {
            return Processes.awaitEnd(process);
        } finally {
            door.close();
        }
    }

    /** Starts the server again on the same folder with the same options. */
    public void restart() {
        process = launch();
        door = awaitDoor();
    }

    @Override
    public void close() {
        kill9();
    }

    private Process launch() {
        var words = new ArrayList<>(List.of("up", "--data", data.toString()));
        if (!options.contains("--port")) {
            words.addAll(List.of("--port", "0"));
        }
        if (!options.contains("--exchange")) {
            // Stories about anything else than the exchange know every fill before it happens.
            words.addAll(List.of("--exchange", "ideal"));
        }
        if (!options.contains("--risk")) {
            // Stories about anything else than limits trade as much and as fast as they like.
            words.addAll(List.of("--risk", "basic"));
        }
        words.addAll(options);
        var command = Distribution.commandLine(words.toArray(String[]::new));
        return Processes.start(command, Distribution.buildFolder("."), out, err, environment);
    }

    private Door awaitDoor() {
        try {
            return Waiting.forValue("a server on " + data + " that is ready", START, this::readyDoor);
        } catch (AssertionError e) {
            Processes.kill(process);
            throw new AssertionError(e.getMessage() + "\n" + said(), e);
        }
    }

    private Optional<Door> readyDoor() {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with " + process.exitValue());
        }
        var url = ownUrl();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        var candidate = open(url.get());
        try {
            if (candidate.get("/health/ready").status() == 200) {
                return Optional.of(candidate);
            }
        } catch (UncheckedIOException _) {
            // Written down already, but not yet listening: asked again.
        }
        candidate.close();
        return Optional.empty();
    }

    private Door open(URI base) {
        return new Door(base, Map.of("APCA-API-KEY-ID", keys().get("APCA_API_KEY_ID"),
                "APCA-API-SECRET-KEY", keys().get("APCA_API_SECRET_KEY")), encryption());
    }

    /** Where the server shows a certificate, it is the one that it was started with. */
    private Optional<SSLContext> encryption() {
        var given = options.indexOf("--tls-cert");
        return given < 0 ? Optional.empty() : Optional.of(OwnCertificate.believing(Path.of(options.get(given + 1))));
    }

    /** Where this process listens; a file that an earlier process left behind does not count. */
    private Optional<URI> ownUrl() {
        try {
            var server = Json.read(Files.readString(data.resolve("server.json")));
            return server.path("pid").asLong() == process.pid()
                    ? Optional.of(URI.create(server.path("url").asString())) : Optional.empty();
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private record Setting(String name, String value) {}
}
