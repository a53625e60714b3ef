package io.taffrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with which whoever can write in the data folder halts the desk. */
class HaltFileTest {
    private static final HaltScope DESK = new HaltScope.WholeDesk();
    private static final Cause KEY = Cause.key("PK1");

    private final RecordedHalts desk = new RecordedHalts();
    private Path file;

    @BeforeEach
    void folder(@TempDir Path folder) {
        file = folder.resolve("HALT");
    }

    @Test
    void aFileThatIsThereAtTheStartHaltsBeforeAnythingElse() throws IOException {
        Files.writeString(file, "entries the feed is\nmad\n");

        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            assertThat(desk.commands()).containsExactly(new Command.Halt(DESK, HaltLevel.ENTRIES, "the feed is mad"));
            assertThat(desk.causes()).containsExactly(new Cause("file", "HALT"));
        }
    }

    @Test
    void aFileThatComesWhileTheDeskRunsIsObeyedOnce() throws Exception {
        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            Files.writeString(file, "ALL");
            await(() -> !desk.commands().isEmpty());

            assertThat(desk.commands()).containsExactly(new Command.Halt(DESK, HaltLevel.ALL, "the file HALT says all"));
        }
        assertThat(desk.commands()).hasSize(1);
    }

    /** The small form of the capital I with a dot has one character more than the capital. */
    @Test
    void aWordThatIsLongerInSmallLettersHaltsEverything() throws IOException {
        Files.writeString(file, "D\u0130KKAT");

        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            assertThat(desk.commands()).containsExactly(
                    new Command.Halt(DESK, HaltLevel.ALL, "the file HALT says neither entries, all, flatten nor resume"));
        }
    }

    @Test
    void whatNobodyUnderstandsHaltsEverything() throws IOException {
        Files.writeString(file, "stop!");

        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            assertThat(desk.commands()).containsExactly(
                    new Command.Halt(DESK, HaltLevel.ALL, "the file HALT says neither entries, all, flatten nor resume"));
        }
    }

    @Test
    void anEmptyFileHaltsEverythingOnceNobodyIsWritingItAnyMore() throws IOException {
        Files.writeString(file, "");
        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            assertThat(desk.commands()).isEmpty();
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(2)));
        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            assertThat(desk.commands()).hasSize(1);
        }
    }

    @Test
    void flattenIsAskedForOnce() throws IOException {
        Files.writeString(file, "flatten");
        try (var _ = HaltFile.open(file, desk, desk.halts())) {}
        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            assertThat(desk.commands()).containsExactly(new Command.Flatten(DESK, "the file HALT says flatten"));
        }
    }

    @Test
    void whoResumesTheDeskRemovesTheFileAndWhoResumesAnAccountDoesNot() throws IOException {
        Files.writeString(file, "entries");
        try (var halt = HaltFile.open(file, desk, desk.halts())) {
            halt.submit(new Command.Resume(new HaltScope.OneAccount(new AccountId("paper")), "calm"), KEY);
            assertThat(file).exists();

            halt.submit(new Command.Resume(DESK, "calm"), KEY);
            assertThat(file).doesNotExist();
            assertThat(desk.halts().list()).isEmpty();
        }
    }

    @Test
    void aFileCanResumeWithItsReason() throws IOException {
        desk.submit(new Command.Halt(DESK, HaltLevel.ALL, "news"), KEY);
        Files.writeString(file, "resume the news was wrong");

        try (var _ = HaltFile.open(file, desk, desk.halts())) {
            assertThat(desk.commands().getLast()).isEqualTo(new Command.Resume(DESK, "the news was wrong"));
            assertThat(file).doesNotExist();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
