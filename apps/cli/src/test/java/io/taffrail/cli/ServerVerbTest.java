package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs that need no running server. */
class ServerVerbTest {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(home);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "up --port abc          | 'abc' is no port",
        "up --port 70000        | '70000' is no port",
        "up --tls-cert a.pem    | --tls-cert is given without --tls-key",
        "up --tls-key a.pem     | --tls-key is given without --tls-cert",
        "up --tls-cert nowhere.pem --tls-key nowhere.key | nowhere.pem cannot be read",
        "up --host 0.0.0.0      | does not listen on 0.0.0.0 without encryption",
        "up --host no.such.host.invalid | the address no.such.host.invalid is not known",
        "up --cash -1           | '-1' is no amount of cash",
        "up --cash much         | 'much' is no amount of cash",
        "up --speed fast        | 'fast' is no speed",
        "up --risk nowhere.toml | nowhere.toml cannot be read",
        "up --replay nowhere.csv --port 0 | nowhere.csv",
        "lab proxy              | missing required option",
        "lab proxy --to https://api.alpaca.markets | is not put behind the proxy",
        "lab proxy --to http://127.0.0.1:1 --fault lose=1 | there is no fault 'lose'",
        "lab proxy --to http://127.0.0.1:1 --script nowhere.toml | nowhere.toml cannot be read",
        "lab proxy --to http://127.0.0.1:1 --port abc | 'abc' is no port",
        "backtest               | missing required options",
        "backtest --data a --orders b --out c --cash 0 | must be above zero",
        "backtest --data nowhere.csv --orders nowhere.jsonl --out c | nowhere",
        "backtest --data a --orders b --out c --account gold | 'gold'",
    })
    void whatCannotBeStartedExits2InThreeLines(String typed, String what) {
        var run = shell.type(typed.split(" "));

        assertThat(run.err()).contains(what).contains("\n  why:  ").contains("\n  fix:  ");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aBadSettingIsToldWithThePlaceThatItComesFrom() {
        assertThat(shell.with("ALPACA_STARTING_CASH", "lots").type("up").err())
                .contains("it comes from ALPACA_STARTING_CASH");
    }

    @Test
    void theRiskFileNamesItsChecksAndNoOthers() throws IOException {
        Files.writeString(home.resolve("risk.toml"), "buying_power = true\nmoon_phase = true\n");

        var run = shell.type("up", "--risk", "risk.toml");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("what: risk.toml line 2 cannot be understood");
    }

    @Test
    void aLimitThatIsNoneIsToldWithItsLine() throws IOException {
        assertThat(risk("[limits]\nmax_order_qty = 5\nmoon_phase = 1\n")).contains("risk.toml line 3", "moon_phase");
        assertThat(risk("[limits]\nmax_order_qty = \"many\"\n")).contains("risk.toml line 2", "not a number");
        assertThat(risk("[limits]\nleverage = -1\n")).contains("risk.toml line 2", "0 to 100");
        assertThat(risk("[limits.planet.mars]\nleverage = 1\n")).contains("risk.toml line 1", "account, strategy");
    }

    private String risk(String text) throws IOException {
        Files.writeString(home.resolve("risk.toml"), text);
        var run = shell.type("up", "--risk", "risk.toml");
        assertThat(run.status()).isEqualTo(2);
        return run.err();
    }

    @Test
    void theDemoTellsItsOrdersAndLeavesWithAVerifiedJournal() {
        var run = shell.type("demo", "--exit", "--data", "day");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("SYNTHETIC", " FILLED ", " PARTIALLY_FILLED ", " CANCELED ", " DENIED ");
        assertThat(run.out()).containsPattern("journal verified: \\d+ entries, head [0-9a-f]{64}\n$");
        assertThat(shell.type("audit", "verify", "--data", "day").out().strip())
                .isEqualTo(run.out().lines().toList().getLast().strip());
    }

    @Test
    void aChangedJournalExits10AndNamesTheEntry() throws SQLException {
        shell.type("demo", "--exit", "--data", "day");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("day/trading.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE journal SET cause = 'nobody' WHERE sequence = 5");
        }

        var run = shell.type("audit", "verify", "--data", "day");

        assertThat(run.status()).isEqualTo(10);
        assertThat(run.err()).startsWith("taffrail: journal broken\n  what: entry 5 is the first bad one");
    }

    @Test
    void aFolderWithoutAJournalExits6() {
        assertThat(shell.type("audit", "verify").status()).isEqualTo(6);
    }

    @Test
    void aBacktestWritesItsResultsAndProgramsReadTheSummary() throws IOException {
        Files.writeString(home.resolve("market.csv"), """
                time,symbol,bid,bid_size,ask,ask_size
                2018-04-04T00:01:00.000Z,BTC/USD,7424.9,1.5,7424.91,33.5
                2018-04-04T00:02:00.000Z,BTC/USD,7415,2.5,7415.01,27.5
                """);
        Files.writeString(home.resolve("orders.jsonl"), """
                {"at":"2018-04-04T00:01:30Z","symbol":"BTC/USD","side":"buy","qty":"1","type":"market",\
                "time_in_force":"gtc"}
                """);

        var run = shell.type(
                "backtest", "--data", "market.csv", "--orders", "orders.jsonl", "--out", "result", "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"fills\":1").contains("\"head\":\"");
        assertThat(home.resolve("result/fills.csv")).content().contains("BTC/USD,buy,1,7424.91");
    }
}
