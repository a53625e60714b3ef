package io.taffrail.acceptance.hostile;

import io.taffrail.acceptance.Distribution;
import io.taffrail.acceptance.Door;
import io.taffrail.acceptance.Json;
import io.taffrail.acceptance.Processes;
import io.taffrail.acceptance.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code taffrail lab proxy} in a process of its own, in front of a broker. */
final class HostileNetwork implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path out;
    private final Process process;
    private final Door control;

    private HostileNetwork(URI broker, long seed, List<String> words) throws IOException {
        out = Files.createTempFile(Distribution.buildFolder("servers"), "network", ".out");
        var typed = new ArrayList<>(List.of("lab", "proxy", "--json", "--to", broker.toString(), "--seed", Long.toString(seed)));
        typed.addAll(words);
        process = Processes.start(
                Distribution.commandLine(typed.toArray(String[]::new)), Distribution.buildFolder("."), out, out, Map.of());
        control = new Door(awaitUrl(), Map.of());
    }

    /** A network with these faults, each as {@code --fault} takes it. */
    static HostileNetwork before(URI broker, long seed, String... faults) {
        var words = new ArrayList<String>();
        for (var fault : faults) {
            words.addAll(List.of("--fault", fault));
        }
        return started(broker, seed, words);
    }

    /** A network with the faults of a script. */
    static HostileNetwork scripted(URI broker, long seed, Path script) {
        return started(broker, seed, List.of("--script", script.toString()));
    }

    /** The script with every fault that a network can cause. */
    static Path everyFault() {
        try {
            return Path.of(HostileNetwork.class.getResource("/hostile/every-fault.toml").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where clients find it. */
    URI url() {
        return control.base();
    }

    /** What it has counted: requests, faults. */
    JsonNode counts() {
        return control.get("/lab/faults").expect(200).json();
    }

    /** No fault from here on. */
    void calm() {
        control.delete("/lab/faults").expect(204);
    }

    /** Faults again. */
    void rouse() {
        control.send("PUT", "/lab/faults", HttpRequest.BodyPublishers.noBody(), Map.of()).expect(204);
    }

    @Override
    public void close() {
        control.close();
        Processes.kill(process);
    }

    private static HostileNetwork started(URI broker, long seed, List<String> words) {
        try {
            return new HostileNetwork(broker, seed, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI awaitUrl() {
        return Waiting.forValue("a fault proxy that listens", START, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the proxy ended with " + process.exitValue() + ": " + said());
            }
            var line = said().lines().filter(told -> told.startsWith("{\"event\":\"listening\"")).findFirst();
            return line.isEmpty() ? Optional.<URI>empty() : Optional.of(URI.create(Json.read(line.get()).path("url").asString()));
        });
    }

    private String said() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
