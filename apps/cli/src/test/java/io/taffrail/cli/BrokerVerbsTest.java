package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account at a broker, on the command line: what is refused before anything is touched. */
class BrokerVerbsTest {
    private Shell shell;

    @BeforeEach
    void home(@TempDir Path home) {
        shell = new Shell(home);
    }

    @Test
    void aBrokerWithoutAKeyIsRefusedWithWhatIsMissing() {
        var run = shell.type("up", "--broker", "alpaca");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("the key for Alpaca is missing", "ALPACA_PAPER_API_KEY");
        assertThat(Files.exists(shell.data())).isFalse();
    }

    @Test
    void aLiveKeyIsRefusedBeforeAnythingIsOpenedAndItsSecretIsNotShown() {
        var run = keys("AK0000000000000000AB").type("up", "--broker", "alpaca");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("key prefix").doesNotContain("hidden-words");
        assertThat(Files.exists(shell.data())).isFalse();
    }

    @Test
    void liveTradingIsRefusedEvenWhereItIsAskedForInSoManyWords() {
        var run = keys("PK0000000000000000AB").with("ALPACA_LIVE_TRADE", "true").type("up", "--broker", "alpaca");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("limits and kill switch");
    }

    @Test
    void aLiveAddressIsRefused() {
        var run = keys("PK0000000000000000AB").type("up", "--broker", "alpaca", "--alpaca-url", "https://api.alpaca.markets");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("address");
    }

    @Test
    void anUnknownBrokerAndAnUnknownPolicyAreRefusedWithTheirPlace() {
        assertThat(shell.with("DEFAULT_BROKER", "nobody").type("up").err()).contains("'nobody' is no broker", "DEFAULT_BROKER");
        assertThat(keys("PK0000000000000000AB").type("up", "--broker", "alpaca", "--on-break", "guess").err())
                .contains("'guess' is no policy", "ask, halt and adopt");
    }

    @Test
    void aDryRunNeedsABrokerToKeepOrdersFrom() {
        var run = shell.type("up", "--dry-run");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--dry-run");
    }

    @Test
    void theDoctorLooksAtTheSettingsWhereNoServerRuns() {
        var run = keys("AK0000000000000000AB").with("DEFAULT_BROKER", "alpaca").type("doctor");

        assertThat(run.status()).isEqualTo(10);
        assertThat(run.out()).contains("ok    java: ", "FAIL  alpaca gate: key prefix").doesNotContain("hidden-words");
    }

    @Test
    void theBrokersWordIsNotAcceptedWithoutAReason() {
        assertThat(shell.type("reconcile", "--fix").status()).isEqualTo(2);
        assertThat(shell.type("reconcile", "--reason", "none").status()).isEqualTo(2);
    }

    private Shell keys(String id) {
        return shell.with("ALPACA_PAPER_API_KEY", id).with("ALPACA_PAPER_SECRET_KEY", "hidden-words");
    }
}
