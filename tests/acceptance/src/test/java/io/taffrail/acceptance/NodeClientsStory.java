package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bots that were written for Alpaca, with the published libraries unmodified, trade with this server. */
class NodeClientsStory {

    private static final String LIBRARY = "@alpacahq/alpaca-trade-api";

    @TempDir
    Path data;

    @TempDir
    Path files;

    @ParameterizedTest(name = LIBRARY + " {0}")
    @ValueSource(strings = {"4.0.2", "3.1.3"})
    void aBotWrittenForAlpacaTradesHere(String version) {
        var folder = installed(version);
        try (var server = RunningTaffrail.start(data)) {
            var steps = run(server, folder, "trade-with-" + version + ".cjs", Map.of());

            assertThat(steps).containsEntry("stream", "\"authenticated\"").containsEntry("clock", "true")
                    .containsEntry("filled", "{\"status\":\"filled\",\"qty\":\"3\"}").containsEntry("canceled", "\"canceled\"")
                    .containsEntry("waited", "\"filled\"").containsEntry("closed", "true").containsEntry("refused", "403").containsEntry("done", "true");
            assertThat(steps.get("account")).contains("ACTIVE").contains("100000");
            assertThat(steps).containsEntry("replaced", "[true,\"2\"]").containsEntry("activities", "[true,true]").containsEntry("history", "[true,true]");
            assertThat(steps.get("open")).contains("-limit");
            assertThat(steps.get("positions")).contains("AAPL").contains("MSFT");
            if (version.equals("4.0.2")) {
                assertThat(steps).containsEntry("calendar", "[\"16:00\",\"13:00\"]");
            }
            assertThat(server.door().get("/v2/positions").json()).isEmpty();
        }
    }

    /** Each of them waits for a bar, which a minute makes: they wait for the same one. */
    @Test
    void botsThatReadTheMarketReadItHere() {
        var newer = installed("4.0.2");
        var older = installed("3.1.3");
        var own = OwnCertificate.make(files);
        try (var first = RunningTaffrail.start(data.resolve("newer"));
                var second = RunningTaffrail.start(data.resolve("older"));
                var encrypted = RunningTaffrail.start(data.resolve("encrypted"),
                        "--tls-cert", own.certificate().toString(), "--tls-key", own.key().toString())) {
            var newersSteps = inTheMeantime(() -> run(first, newer, "data-with-4.0.2.cjs", Map.of()));
            var oldersSteps = inTheMeantime(() -> run(second, older, "data-with-3.1.3.cjs", Map.of()));
            var encryptedSteps = run(encrypted, older, "data-with-3.1.3.cjs", Map.of(
                    "APCA_API_STREAM_URL", encrypted.door().base().toString(), "NODE_EXTRA_CA_CERTS", own.certificate().toString()));

            assertThat(newersSteps.join()).containsEntry("trade", "[\"AAPL\",true,true]").containsEntry("errors", "[]").containsEntry("done", "true")
                    .containsEntry("quote", "[\"string\",true,true,true,true]").containsEntry("nanoseconds", "true")
                    .containsEntry("pairs", "[\"BTC/USD\",\"BTC/USD\"]").containsEntry("past", "[true,true,true,true,true]")
                    .containsEntry("inOrder", "[true,true,true]").containsEntry("latest", "[[\"AAPL\",\"MSFT\"],true,true]")
                    .containsEntry("snapshots", "[[\"AAPL\",\"MSFT\"],\"AAPL\",true,true,true,1]").containsEntry("auctions", "0")
                    .containsEntry("bar", "[true,true,1,true,true]");
            assertThat(oldersSteps.join()).containsEntry("trade", "[\"AAPL\",true,true]").containsEntry("errors", "[]").containsEntry("done", "true")
                    .containsEntry("quote", "[true,true,true]").containsEntry("subscriptions", "[\"AAPL\",\"MSFT\"]")
                    .containsEntry("pairs", "[\"BTC/USD\",true]").containsEntry("past", "[100,100,30,[\"AAPL\",\"MSFT\"]]")
                    .containsEntry("latest", "[true,[\"AAPL\",\"MSFT\"]]").containsEntry("snapshots", "[true,true,2]")
                    .containsEntry("crypto", "[true,1,true]").containsEntry("news", "0").containsEntry("bar", "[\"AAPL\",true,true]");
            assertThat(encryptedSteps).as("an old bot's streams want encryption, and have it without a line changed")
                    .containsEntry("trade", "[\"AAPL\",true,true]").containsEntry("pairs", "[\"BTC/USD\",true]")
                    .containsEntry("bar", "[\"AAPL\",true,true]").containsEntry("errors", "[]").containsEntry("done", "true");
        }
    }

    @Test
    void aBotThatTradesGroupsAndReplacesOrdersTradesHere() {
        var folder = installed("4.0.2");
        try (var server = RunningTaffrail.start(data)) {
            assertThat(run(server, folder, "groups-with-4.0.2.cjs", Map.of()))
                    .containsEntry("bracket", "[\"bracket\",\"limit held 9000 \",\"stop_limit held 1.5 2\"]")
                    .containsEntry("working", "[\"filled\",\"limit new 9000 \",\"stop_limit new 1.5 2\"]")
                    .containsEntry("nested", "[[\"js4-bracket\",2]]")
                    .containsEntry("moved", "[true,\"limit new 8000 \"]")
                    .containsEntry("oco", "[\"oco\",\"limit\",\"9000\",\"2\"]")
                    .containsEntry("oto", "[\"oto\",\"stop held  2\"]")
                    .containsEntry("trailing", "[\"trailing_stop\",\"20\"]")
                    .containsEntry("replaced", "[true,true,\"4\",\"1.25\",\"js4-second\"]")
                    .containsEntry("refused", "[422,\"order already replaced\"]")
                    .containsEntry("bars", "true")
                    .containsEntry("done", "true");
        }
    }

    private static CompletableFuture<Map<String, String>> inTheMeantime(Supplier<Map<String, String>> bot) {
        return CompletableFuture.supplyAsync(bot);
    }

    /** Runs a bot beside its library against a server, and gives back what it printed by step. */
    private static Map<String, String> run(RunningTaffrail server, Path folder, String name, Map<String, String> more) {
        Quote.latest(server.door(), "AAPL");
        Quote.latest(server.door(), "MSFT");
        var environment = new HashMap<>(server.keys());
        environment.put("APCA_API_BASE_URL", server.door().base().toString());
        environment.put("APCA_DATA_BASE_URL", server.door().base().toString());
        environment.putAll(more);

        var bot = Ran.command(List.of("node", script(folder, name)), folder, Duration.ofMinutes(3), environment);

        assertThat(bot.exit()).as(bot.describe()).isZero();
        return steps(bot.out());
    }

    /** The folder with the library in it; it is fetched once, by the first of two stories, and kept with the build's output. */
    static synchronized Path installed(String version) {
        var folder = Distribution.buildFolder("node-clients-" + version);
        requireCommand("node");
        requireCommand("npm");
        var arrived = folder.resolve("installed");
        if (!Files.exists(arrived)) {
            try {
                Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
                var npm = Ran.command(List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", LIBRARY + "@" + version),
                        folder, Duration.ofMinutes(2), Map.of());
                if (npm.exit() != 0) {
                    abort("SKIPPED, nothing proven: npm could not fetch " + LIBRARY + " " + version + " from its registry: " + npm.err().strip());
                }
                Files.createFile(arrived);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    private static void requireCommand(String command) {
        try {
            Processes.awaitEnd(new ProcessBuilder(command, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException e) {
            abort("SKIPPED, nothing proven: `" + command + "` is not on this computer (" + e.getMessage() + ")");
        }
    }

    /** Copies the bot beside its library, where Node looks for it. */
    static String script(Path folder, String name) {
        try (var source = NodeClientsStory.class.getResourceAsStream("/node/" + name)) {
            var copy = Files.write(Files.createTempFile(folder, "bot", ".cjs"), source.readAllBytes());
            return Files.move(copy, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> steps(String out) {
        var steps = new HashMap<String, String>();
        out.lines().filter(line -> line.indexOf(' ') > 0).forEach(line ->
                steps.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return steps;
    }
}
