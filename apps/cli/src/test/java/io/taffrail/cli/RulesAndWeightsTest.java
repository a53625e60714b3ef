package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.rules.RulesFile;
import io.taffrail.http.DoorPolicy;
import io.taffrail.model.value.Money;
import io.taffrail.server.DoorOptions;
import io.taffrail.server.ExchangeOptions;
import io.taffrail.server.RiskPolicy;
import io.taffrail.server.RunningServer;
import io.taffrail.server.Speed;
import io.taffrail.server.Up;
import io.taffrail.server.UpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule packs and target weights, from the command line to the exchange and back. */
class RulesAndWeightsTest {
    private Shell shell;
    private Path folder;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path home, @TempDir Path rules) throws IOException {
        folder = rules;
        Files.writeString(rules.resolve("house.toml"), """
                name = "house"
                version = "1"
                as_of = 2026-01-02
                ttl_days = 3660

                [list]
                kind = "deny"
                file = "restricted.csv"
                """);
        Files.writeString(rules.resolve("restricted.csv"), "symbol,reason\nTSLA,a deal\n");
        shell = new Shell(home);
        open(List.of());
    }

    private void open(List<Path> packs) {
        server = Up.start(new UpOptions(
                        shell.data(), DoorOptions.loopback(0), Money.usd("100000"), List.of(), Speed.LIFE, RiskPolicy.OFF,
                        ExchangeOptions.IDEAL, Optional.empty(), Optional.empty(), Optional.empty(), DoorPolicy.USUAL)
                .with(packs.stream().flatMap(pack -> RulesFile.packs(pack).stream()).toList()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatAPackForbidsIsNotBoughtFromThenOnAndAfterARestart() {
        assertThat(shell.type("rules", "list").out()).contains("no rule packs apply");
        assertThat(shell.type("buy", "TSLA", "1", "--wait=30s").status()).isZero();

        var imported = shell.type("rules", "import", folder.resolve("house.toml").toString());
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out()).contains("OK  rules house 1 apply; good until 2036-01-10");
        assertThat(shell.type("rules", "list").out()).contains("house", "2026-01-02", "house.toml");
        assertThat(shell.type("rules", "show", "TSLA").out())
                .contains("FAIL  house 1 of 2026-01-02: TSLA is on the list of what may not be traded: a deal");

        var refused = shell.type("buy", "TSLA", "1");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("TSLA is on the list of what may not be traded: a deal");
        assertThat(shell.type("sell", "TSLA", "1", "--wait=30s").status()).isZero();

        server.close();
        open(List.of(folder));
        assertThat(shell.type("buy", "TSLA", "1").status()).isEqualTo(3);
        assertThat(shell.type("rules", "drop", "house", "--reason", "the deal is done").status()).isZero();
        assertThat(shell.type("buy", "TSLA", "1", "--wait=30s").status()).isZero();
        assertThat(shell.type("audit", "verify").status()).isZero();
    }

    @Test
    void aPortfolioIsBroughtToItsWeights() {
        assertThat(shell.type("buy", "MSFT", "100", "--wait=30s").status()).isZero();
        assertThat(shell.type("rebalance", "--weight", "AAPL=20%", "--weight", "MSFT=0%", "--preview").out())
                .contains("nothing was sent");
        assertThat(held("MSFT")).isTrue();
        assertThat(held("AAPL")).isFalse();

        var run = shell.type("rebalance", "--weight", "AAPL=20%", "--weight", "MSFT=0%");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("sell 100").contains("AAPL");
        waitFor(() -> held("AAPL") && !held("MSFT"));
        var too = shell.type("rebalance", "--weight", "AAPL=120%");
        assertThat(too.err()).contains("120% together");
        assertThat(shell.type("audit", "verify").status()).isZero();
    }

    private boolean held(String symbol) {
        for (var position : Json.MAPPER.readTree(shell.type("position", "list", "--json").out())) {
            if (position.path("symbol").asString().equals(symbol)) {
                return true;
            }
        }
        return false;
    }

    private static void waitFor(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited for half a minute").isNegative();
            Thread.onSpinWait();
        }
    }
}
