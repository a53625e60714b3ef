package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.alpaca.AlpacaGates;
import io.taffrail.cli.client.Api;
import io.taffrail.cli.client.Json;
import io.taffrail.cli.client.KeyPair;
import io.taffrail.cli.client.Reply;
import io.taffrail.cli.client.ServerFile;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.settings.AlpacaSettings;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code taffrail doctor}. */
@Command(name = "doctor",
        description = "Look at everything that must be right: folder, server, key, brokers and their safety gates.")
public final class Doctor extends FolderVerb {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Half a second is too much (order-safety.md, fault 31), and another half is how exactly the offset is known. */
    private static final long MOST_CLOCK_OFFSET = 1_000;
    /** Three heartbeats of a stream. */
    private static final long MOST_SILENCE = 30_000;

    private final List<Line> lines = new ArrayList<>();

    private record Line(String name, boolean passed, String found) {}

    public Doctor(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Settings settings, Path dataFolder) {
        add("java", Runtime.version().feature() >= 25, "runs on " + Runtime.version());
        add("data folder", !Files.exists(dataFolder) || Files.isWritable(dataFolder),
                Files.exists(dataFolder) ? dataFolder.toString() : dataFolder + " will be made by the first start");
        Optional<ServerFile> file = ServerFile.read(dataFolder);
        if (file.isPresent()) {
            server(dataFolder, file.get());
        } else {
            add("server", true, "none runs on this folder; start one: taffrail up --data " + dataFolder);
            configured(settings);
        }
        print();
        return lines.stream().allMatch(Line::passed) ? ExitCode.OK : ExitCode.FINDING;
    }

    /** Without a server only what can be said of the settings is said. */
    private void configured(Settings settings) {
        try {
            new AlpacaSettings(settings).options(false).ifPresent(alpaca ->
                    new AlpacaGates(alpaca.config()).checks().forEach(
                            check -> add("alpaca gate: " + check.name(), check.passed(), check.found())));
        } catch (Failure malformed) {
            add("alpaca settings", false, String.valueOf(malformed.getMessage()));
        }
    }

    private void server(Path dataFolder, ServerFile file) {
        var api = new Api(file.url(), KeyPair.find(terminal(), dataFolder), PATIENCE, "taffrail up --data " + dataFolder,
                file.pin());
        try {
            add("server", true, file.label() + " at " + file.url());
            Reply account = api.get("/v2/account");
            add("key", account.isGood(), account.isGood() ? "opens account " + file.account() : "HTTP " + account.status());
            Reply ready = api.get("/health/ready");
            add("desk", ready.isGood(), ready.isGood() ? "takes orders" : "has stopped: look at the server's log");
            api.get("/api/v1/brokers").json().path("brokers").forEach(this::broker);
            reconciliation(api.get("/api/v1/reconciliation").json());
        } catch (Failure unreachable) {
            add("server", false, String.valueOf(unreachable.getMessage()));
        }
    }

    private void broker(JsonNode broker) {
        String name = text(broker, "broker");
        for (JsonNode gate : broker.path("gates")) {
            add(name + " gate: " + text(gate, "name"), gate.path("passed").asBoolean(), text(gate, "found"));
        }
        add(name + " stream", broker.path("live").asBoolean(),
                broker.path("live").asBoolean() ? "is live" : "is down: " + text(broker, "trouble"));
        within(broker, "stream_silence_ms", name + " stream lag", MOST_SILENCE, " ms since its last sign of life");
        within(broker, "clock_offset_ms", name + " clock", MOST_CLOCK_OFFSET, " ms ahead of ours");
        JsonNode latency = broker.path("latency_ms");
        if (latency.isNumber()) {
            add(name + " latency", true, latency.asLong() + " ms for its latest answer");
        }
        add(name + " budget", broker.path("budget_left").asLong() > 0, broker.path("budget_left").asLong() + " requests left");
        long aside = broker.path("quarantined").asLong();
        add(name + " messages", true, aside == 0 ? "all were understood" : aside + " were put aside as untrustworthy");
    }

    private void within(JsonNode broker, String field, String name, long most, String words) {
        JsonNode value = broker.path(field);
        if (value.isNumber()) {
            add(name, Math.abs(value.asLong()) <= most, value.asLong() + words);
        }
    }

    private void reconciliation(JsonNode report) {
        for (JsonNode side : report.path("accounts")) {
            boolean clean = side.path("clean").asBoolean();
            add("account " + text(side, "account"), clean,
                    clean ? "books and broker agree" : text(side, "gate") + ": " + text(side, "why"));
        }
    }

    private void add(String name, boolean passed, String found) {
        lines.add(new Line(name, passed, found));
    }

    private void print() {
        if (json()) {
            var report = Json.MAPPER.createObjectNode();
            report.put("healthy", lines.stream().allMatch(Line::passed));
            var checks = report.putArray("checks");
            lines.forEach(line -> checks.addObject()
                    .put("name", line.name()).put("passed", line.passed()).put("found", line.found()));
            out().println(report);
            return;
        }
        for (Line line : lines) {
            out().println((line.passed() ? "ok    " : "FAIL  ") + line.name() + ": " + line.found());
        }
    }
}
