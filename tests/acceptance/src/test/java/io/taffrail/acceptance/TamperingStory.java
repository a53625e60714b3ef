package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody changes the past with {@code sqlite3}, and the audit says where. */
class TamperingStory {

    private static final long FORGED = 5;

    @TempDir
    static Path honest;

    @TempDir
    Path copy;

    private static long entries;

    @BeforeAll
    static void aServerHasTradedAndEnded() {
        try (var server = RunningTaffrail.start(honest)) {
            var limit = Quote.latest(server.door(), "AAPL").farBelow();
            for (var number = 0; number < 12; number++) {
                server.door().buy("AAPL", "1", limit, "order-" + number).expect(200);
            }
            server.door().delete("/v2/orders").expect(207);
            server.stop();
        }
        entries = JournalFile.of(honest).entries();
        assertThat(entries).isGreaterThan(FORGED + 5);
    }

    @Test
    void anHonestJournalIsVerifiedToItsLastEntry() {
        var verified = Ran.taffrail("audit", "verify", "--data", honest.toString());

        assertThat(verified.exit()).as(verified.describe()).isZero();
        assertThat(verified.out()).contains(String.valueOf(entries));
        assertThat(verified.out()).containsPattern("[0-9a-f]{16,64}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aForgeryIsFoundAndItsFirstEntryIsNamed(String what, List<String> statements, List<Long> named) {
        copyFolder();
        JournalFile.of(copy).tamper(statements.toArray(String[]::new));

        var verified = Ran.taffrail("audit", "verify", "--data", copy.toString());

        assertThat(verified.exit()).as(verified.describe()).isEqualTo(10);
        var said = verified.out() + verified.err();
        assertThat(named).as("one of the entries %s is named in: %s", named, said)
                .anyMatch(number -> Pattern.compile("(?<![0-9a-f.,])" + number + "(?![0-9a-f.,]*[0-9a-f])")
                        .matcher(said).find());
    }

    static Stream<Arguments> forgeries() {
        var last = JournalFile.of(honest).rows("SELECT max(sequence) AS n FROM journal").getFirst().get("n");
        var n = Long.parseLong(last);
        return Stream.of(
                edited("events", "replace(events, '\"1\"', '\"2\"') || ' '"),
                edited("at", "(SELECT at FROM journal WHERE sequence = 1)"),
                edited("input", "(SELECT input FROM journal WHERE sequence = 1)"),
                edited("cause", "'nobody'"),
                edited("previous_hash", "hash"),
                edited("hash", "previous_hash"),
                arguments("a removed entry", List.of("DELETE FROM journal WHERE sequence = " + FORGED), List.of(FORGED, FORGED + 1L)),
                arguments("a removed first entry", List.of("DELETE FROM journal WHERE sequence = 1"), List.of(1L, 2L)),
                arguments("a removed entry with the gap closed", List.of("DELETE FROM journal WHERE sequence = " + FORGED,
                        "UPDATE journal SET sequence = sequence - 1 WHERE sequence > " + FORGED), List.of(FORGED)),
                arguments("two entries exchanged", List.of("UPDATE journal SET sequence = -1 WHERE sequence = " + FORGED,
                        "UPDATE journal SET sequence = " + FORGED + " WHERE sequence = " + (FORGED + 1),
                        "UPDATE journal SET sequence = " + (FORGED + 1) + " WHERE sequence = -1"), List.of(FORGED)),
                arguments("the tail cut off", List.of("DELETE FROM journal WHERE sequence > " + (n - 3)), List.of(n - 2, n - 3)),
                arguments("the last entry cut off", List.of("DELETE FROM journal WHERE sequence = " + n), List.of(n, n - 1)),
                arguments("everything removed", List.of("DELETE FROM journal"), List.of(1L, 0L)));
    }

    private static Arguments edited(String column, String value) {
        return arguments("an edited " + column,
                List.of("UPDATE journal SET " + column + " = " + value + " WHERE sequence = " + FORGED), List.of(FORGED));
    }

    @Test
    void aServerDoesNotGoOnWithAForgedJournal() {
        copyFolder();
        JournalFile.of(copy).tamper("UPDATE journal SET events = events || ' ' WHERE sequence = " + FORGED);

        var command = Distribution.commandLine("up", "--data", copy.toString(), "--port", "0");
        var up = Ran.command(command, copy, Duration.ofSeconds(30), Map.of());

        assertThat(up.exit()).as(up.describe()).isNotZero();
        assertThat(up.err()).as(up.describe()).contains("what:").contains("fix:");
    }

    private void copyFolder() {
        try (Stream<Path> paths = Files.walk(honest)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var target = copy.resolve(honest.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
