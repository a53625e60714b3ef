package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alpaca's own clients, as they are published, read activities and the portfolio's history here and keep lists. */
class BookkeepingClientsStory {

    @TempDir
    Path data;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"4.0.2", "3.1.3"})
    void aBotThatKeepsItsBooksFindsThemHere(String version) {
        var folder = NodeClientsStory.installed(version);
        try (var server = RunningTaffrail.start(data)) {
            Quote.latest(server.door(), "AAPL");
            var environment = new HashMap<>(server.keys());
            environment.put("APCA_API_BASE_URL", server.door().base().toString());

            var bot = Ran.command(List.of("node", NodeClientsStory.script(folder, "books-with-" + version + ".cjs")), folder,
                    Duration.ofSeconds(90), environment);

            assertThat(bot.exit()).as(bot.describe()).isZero();
            assertThat(NodeClientsStory.steps(bot.out()))
                    .containsEntry("paged", "[\"FILL\",\"FILL\",\"FILL\",\"JNLC\"]")
                    .containsEntry("quantities", "[\"1\",\"2\",\"3\"]")
                    .containsEntry("history", "[true,true,100000,\"1Min\"]")
                    .containsEntry("list", "[\"AAPL\",\"BTC/USD\"]")
                    .containsEntry("less", "[\"AAPL\",\"MSFT\"]")
                    .containsEntry("renamed", "[\"other\",true]")
                    .containsEntry("lists", "[]")
                    .containsEntry("gone", "404")
                    .containsEntry("done", "true");
            if (version.equals("4.0.2")) {
                assertThat(NodeClientsStory.steps(bot.out()))
                        .containsEntry("first", "[\"1\",\"filled\",true]")
                        .containsEntry("cash", "[\"100000\",true]");
            }
        }
    }
}
