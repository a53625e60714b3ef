package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.TradingDay;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import io.taffrail.sqlite.Verification.Broken;
import io.taffrail.sqlite.Verification.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One byte of the journal's files is not what it was: it is told, or it was a byte that no entry needs. Nothing that was never
 * written is ever read.
 *
 * <p>The ordinary build flips some bytes of each file, {@code -Dtaffrail.flips=all} each of them, {@code -Dtaffrail.seed=N} others.
 */
class FlippedByteTest {
    private static final String FLIPS = System.getProperty("taffrail.flips", "120");
    private static final long SEED = Long.getLong("taffrail.seed", 20_261_121L);
    private static final List<Entry> DAY = TradingDay.of(10).subList(0, 30);

    @TempDir
    Path folder;

    @Test
    void aFlippedByteOfTheDatabaseIsToldOrChangesNothing() throws IOException {
        Path file = folder.resolve("trading.db");
        Head head;
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            head = journal.append(DAY, Head.EMPTY);
        }
        byte[] whole = Files.readAllBytes(file);
        int told = 0;
        int harmless = 0;
        for (int at : places(whole.length)) {
            Path copy = flipped(whole, at, "trading.db");
            Optional<Verification> verified = verified(copy);
            if (verified.filter(Verified.class::isInstance).isPresent()) {
                assertThat(verified.get()).as("byte %d", at).isEqualTo(new Verified(head));
                assertThat(entries(copy).orElse(DAY)).as("byte %d", at).isEqualTo(DAY);
                harmless++;
            } else {
                verified.ifPresent(broken -> assertThat(((Broken) broken).what()).as("byte %d", at).isNotBlank());
                told++;
            }
        }
        System.out.printf("flipped bytes of trading.db (%,d): %,d told, %,d in no entry%n", whole.length, told, harmless);
        assertThat(told).isPositive();
    }

    /** A frame of the log that is damaged ends the log there: what was behind it is gone, and what was before it is whole. */
    @Test
    void aFlippedByteOfTheLogLeavesABeginningOfWhatWasWritten() throws IOException {
        Path file = folder.resolve("trading.db");
        var journal = SqliteJournal.open(file, Durability.DURABLE);
        journal.append(DAY.subList(0, 10), Head.EMPTY);
        journal.append(DAY.subList(10, 30), journal.head());
        byte[] database = Files.readAllBytes(file);
        byte[] log = Files.readAllBytes(folder.resolve("trading.db-wal"));
        journal.close();
        for (int at : places(log.length)) {
            Path copy = folder.resolve("copy").resolve("trading.db");
            Files.createDirectories(folder.resolve("copy"));
            Files.deleteIfExists(folder.resolve("copy").resolve("trading.db-shm"));
            Files.write(copy, database);
            flipped(log, at, "trading.db-wal");

            entries(copy).ifPresent(left -> assertThat(DAY.subList(0, left.size())).as("byte %d", at).isEqualTo(left));
        }
    }

    private static List<Integer> places(int length) {
        if (FLIPS.equals("all")) {
            return IntStream.range(0, length).boxed().toList();
        }
        var random = new SplittableRandom(SEED);
        return IntStream.range(0, Integer.parseInt(FLIPS)).map(_ -> random.nextInt(length)).sorted().boxed().toList();
    }

    private Path flipped(byte[] whole, int at, String name) throws IOException {
        byte[] copy = whole.clone();
        copy[at] ^= (byte) (1 << (at % 8));
        Path copies = Files.createDirectories(folder.resolve("copy"));
        if (name.equals("trading.db")) {
            Files.deleteIfExists(copies.resolve("trading.db-wal"));
            Files.deleteIfExists(copies.resolve("trading.db-shm"));
        }
        return Files.write(copies.resolve(name), copy);
    }

    /** Empty where the file is refused. */
    private static Optional<Verification> verified(Path file) {
        try {
            return Optional.of(AuditVerifier.verify(file));
        } catch (JournalException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    /** What a server would go on from; empty where it refuses to start. */
    private static Optional<List<Entry>> entries(Path file) {
        var entries = new ArrayList<Entry>();
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            journal.read(1, entries::add);
            return Optional.of(entries);
        } catch (JournalException refused) {
            return Optional.empty();
        }
    }
}
