package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.conformance.TradingDay;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import io.taffrail.sqlite.Verification.Broken;
import io.taffrail.sqlite.Verification.Verified;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditVerifierTest {
    @TempDir
    Path folder;

    private Path file;
    private Head head;

    @BeforeEach
    void aJournalOfThirtyEntries() {
        file = folder.resolve("trading.db");
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            head = journal.append(TradingDay.of(10).subList(0, 30), Head.EMPTY);
        }
    }

    @Test
    void anUntouchedJournalIsVerified() {
        assertThat(AuditVerifier.verify(file)).isEqualTo(new Verified(head));
    }

    @Test
    void itIsVerifiedWhileItIsWritten() {
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            Head later = journal.append(TradingDay.of(10).subList(30, 31), head);

            assertThat(AuditVerifier.verify(file)).isEqualTo(new Verified(later));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            12 ; UPDATE journal SET at = '2026-01-02T14:30:03.000000000Z' WHERE sequence = 12
            12 ; UPDATE journal SET cause = 'key:PK2' WHERE sequence = 12
            18 ; UPDATE journal SET input = replace(input, '"2.5"', '"3.5"') WHERE sequence = 18 OR sequence = 21
            21 ; UPDATE journal SET events = replace(events, '150.05', '150.06') WHERE sequence = 21
            21 ; UPDATE journal SET events = replace(events, ',', ', ') WHERE sequence = 21
            12 ; UPDATE journal SET previous_hash = hash WHERE sequence = 12
            12 ; UPDATE journal SET hash = previous_hash WHERE sequence = 12
            1  ; UPDATE journal SET cause = 'desk' || char(10) || '{}' WHERE sequence = 1
            30 ; UPDATE journal SET cause = 'key:PK2' WHERE sequence = 30
            1  ; DELETE FROM journal WHERE sequence = 1
            12 ; DELETE FROM journal WHERE sequence = 12
            12 ; UPDATE journal SET sequence = sequence + 100 WHERE sequence >= 12
            30 ; DELETE FROM journal WHERE sequence = 30
            21 ; DELETE FROM journal WHERE sequence > 20
            1  ; DELETE FROM journal
            31 ; UPDATE journal_head SET sequence = 31
            30 ; UPDATE journal_head SET hash = 'f'
            -5 ; INSERT INTO journal SELECT -5, at, cause, input, events, hash, hash FROM journal LIMIT 1
            """)
    void anEditOrARemovalIsFoundWhereItIs(long first, String edit) throws SQLException {
        Sql.run(file, edit);

        assertThat(AuditVerifier.verify(file))
                .isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(first));
    }

    @Test
    void aSwapIsFoundAtTheFirstOfTheTwo() throws SQLException {
        Sql.run(file,
                "UPDATE journal SET sequence = 999 WHERE sequence = 11",
                "UPDATE journal SET sequence = 11 WHERE sequence = 25",
                "UPDATE journal SET sequence = 25 WHERE sequence = 999");

        assertThat(AuditVerifier.verify(file))
                .isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(11));
    }

    @Test
    void aTailThatWasCutTogetherWithTheHeadIsFoundByTheTables() throws SQLException {
        Sql.run(file,
                "DELETE FROM journal WHERE sequence > 20",
                "UPDATE journal_head SET (sequence, hash) = (SELECT sequence, hash FROM journal WHERE sequence = 20)");

        assertThat(AuditVerifier.verify(file)).isEqualTo(new Broken(21, "entry 21 is missing",
                "the journal ends with entry 20, but the table audit_log knows entry 30"));
    }

    @Test
    void aServerDoesNotStartOnACutTail() throws SQLException {
        Sql.run(file, "DELETE FROM journal WHERE sequence > 20");

        assertThatThrownBy(() -> SqliteJournal.open(file, Durability.DURABLE))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("it ends with entry 20");
    }

    @Test
    void readingNamesTheFirstBadEntry() throws SQLException {
        Sql.run(file, "UPDATE journal SET cause = 'key:PK2' WHERE sequence = 12");

        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            assertThatThrownBy(() -> journal.read(1, _ -> {}))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("entry 12 was changed");
        }
    }

    @Test
    void aFileThatIsNoJournalIsSaidToBeNone() throws Exception {
        Path other = Files.writeString(folder.resolve("other.db"), "no database at all".repeat(100));

        assertThatThrownBy(() -> AuditVerifier.verify(other)).hasMessageContaining("not an SQLite database");
        assertThatThrownBy(() -> SqliteJournal.open(other, Durability.DURABLE))
                .hasMessageContaining("not an SQLite database");
        assertThatThrownBy(() -> AuditVerifier.verify(folder.resolve("none.db"))).hasMessageContaining("no journal");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }
}
