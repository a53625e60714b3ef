package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.settings.Setting;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private Path home;
    private Shell shell;

    @BeforeEach
    void start(@TempDir Path folder) {
        home = folder;
        shell = new Shell(folder);
    }

    @Test
    void aFlagWinsOverOurVariableThatOverAnAliasThatOverTheFile() throws IOException {
        assertThat(cash(Optional.empty())).isEmpty();

        Files.writeString(home.resolve("taffrail.toml"), "# money\ncash = 1\n");
        assertThat(cash(Optional.empty())).contains(new Value("1", "taffrail.toml line 2", home));

        shell.with("ALPACA_STARTING_CASH", "2");
        assertThat(cash(Optional.empty())).contains(new Value("2", "ALPACA_STARTING_CASH", home));

        shell.with("TAFFRAIL_CASH", "3");
        assertThat(cash(Optional.empty())).contains(new Value("3", "TAFFRAIL_CASH", home));

        assertThat(cash(Optional.of("4"))).contains(new Value("4", "--cash", home));
    }

    @Test
    void theNamedFileIsReadBeforeTheOneInTheFolderAndThatBeforeTheOneOfTheUser() throws IOException {
        Files.createDirectories(home.resolve(".config/taffrail"));
        Files.writeString(home.resolve(".config/taffrail/config.toml"), "cash = 1");
        assertThat(cash(Optional.empty()).orElseThrow().text()).isEqualTo("1");

        Files.writeString(home.resolve("taffrail.toml"), "cash = 2");
        assertThat(cash(Optional.empty()).orElseThrow().text()).isEqualTo("2");

        Files.writeString(home.resolve("third.toml"), "cash = 3");
        shell.with("TAFFRAIL_CONFIG", "third.toml");
        assertThat(cash(Optional.empty()).orElseThrow().text()).isEqualTo("3");

        Files.writeString(home.resolve("fourth.toml"), "cash = 4");
        assertThat(settings(Optional.of("fourth.toml")).value(Setting.CASH, Optional.empty()).orElseThrow().text())
                .isEqualTo("4");
    }

    @Test
    void anUnknownKeyIsRefusedWithItsLine() throws IOException {
        Files.writeString(home.resolve("taffrail.toml"), "port = 7878\n\n[log]\nlevle = \"debug\"\n");

        var run = shell.type("order", "list");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("what: taffrail.toml line 4: there is no setting 'log.levle'");
    }

    @Test
    void aFileThatIsNotTomlIsRefusedWithItsLine() throws IOException {
        Files.writeString(home.resolve("taffrail.toml"), "port = 7878\ncash = = 3\n");

        var run = shell.type("order", "list");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("what: taffrail.toml line 2 is not TOML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aSecretInAFileThatOthersMayReadOrWriteIsRefusedAndNotShown(String rights) throws IOException {
        Path file = secretFile(rights);

        var run = shell.type("order", "list");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("what: the file with the secret brokers.alpaca.secret", "taffrail.toml line 3", rights, "chmod 600 " + file)
                .doesNotContain("hidden-words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aSecretInAFileOfItsOwnersIsTaken(String rights) throws IOException {
        secretFile(rights);

        assertThat(settings(Optional.empty()).value(Setting.ALPACA_SECRET, Optional.empty()).map(Value::text))
                .contains("hidden-words");
    }

    @Test
    void aFileWithoutASecretMayBeReadByAnybody() throws IOException {
        Files.writeString(home.resolve("taffrail.toml"), "[brokers.alpaca]\nkey = \"PK0000000000000000AB\"\n");
        Files.setPosixFilePermissions(home.resolve("taffrail.toml"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(settings(Optional.empty()).value(Setting.ALPACA_KEY, Optional.empty())).isPresent();
    }

    private Path secretFile(String rights) throws IOException {
        Path file = Files.writeString(home.resolve("taffrail.toml"), """
                [brokers.alpaca]
                key = "PK0000000000000000AB"
                secret = "hidden-words"
                """);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @Test
    void theDataFolderComesFromTheFlagTheVariableTheFileOrTheHome() throws IOException {
        assertThat(settings(Optional.empty()).dataFolder(Optional.empty()))
                .isEqualTo(home.resolve(".local/share/taffrail"));
        shell.with("XDG_DATA_HOME", "/xdg");
        assertThat(settings(Optional.empty()).dataFolder(Optional.empty())).isEqualTo(Path.of("/xdg/taffrail"));
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/c.toml"), "data = \"d\"");
        assertThat(settings(Optional.of("conf/c.toml")).dataFolder(Optional.empty())).isEqualTo(home.resolve("conf/d"));
        shell.with("TAFFRAIL_DATA", "e");
        assertThat(settings(Optional.of("conf/c.toml")).dataFolder(Optional.empty())).isEqualTo(home.resolve("e"));
        assertThat(settings(Optional.empty()).dataFolder(Optional.of("f"))).isEqualTo(home.resolve("f"));
    }

    @Test
    void debugModeMeansTheLevelDebug() {
        assertThat(settings(Optional.empty()).logLevel("warn")).isEqualTo("warn");
        shell.with("LOG_LEVEL", "ERROR");
        assertThat(settings(Optional.empty()).logLevel("warn")).isEqualTo("error");
        shell.with("DEBUG_MODE", "true");
        assertThat(settings(Optional.empty()).logLevel("warn")).isEqualTo("debug");
        shell.with("LOG_LEVEL", "trace");
        assertThat(settings(Optional.empty()).logLevel("warn")).isEqualTo("trace");
        shell.with("LOG_LEVEL", "loud");
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> settings(Optional.empty()).logLevel("warn"))
                .withMessage("'loud' is no log level");
    }

    private Optional<Value> cash(Optional<String> flag) {
        return settings(Optional.empty()).value(Setting.CASH, flag);
    }

    private Settings settings(Optional<String> config) {
        var nowhere = new ByteArrayOutputStream();
        return Settings.read(shell.terminal(nowhere, nowhere), config);
    }
}
