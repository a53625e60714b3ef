package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.conformance.TradingDay;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import io.taffrail.sqlite.Verification.Verified;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {
    private static final List<Entry> DAY = TradingDay.of(400);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aNewFile() {
        file = folder.resolve("trading.db");
    }

    @Test
    void whatWasAcknowledgedBeforeTheDiskWasFullIsKept() {
        Head acknowledged = Head.EMPTY;
        JournalException failure = null;
        try (var journal = SqliteJournal.open(file, Durability.DURABLE, 200)) {
            for (int i = 0; i < DAY.size() && failure == null; i++) {
                try {
                    acknowledged = journal.append(List.of(DAY.get(i)), acknowledged);
                } catch (JournalException e) {
                    failure = e;
                }
            }
            Head last = acknowledged;
            assertThat(failure).hasMessageContaining("the disk is full").hasMessageContaining("fix: free some space");
            assertThat(journal.head()).isEqualTo(last);
            int written = (int) last.sequence();
            assertThatThrownBy(() -> journal.append(DAY.subList(written, written + 1), last))
                    .hasMessageContaining("takes no more entries");
        }

        assertThat(AuditVerifier.verify(file)).isEqualTo(new Verified(acknowledged));
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            journal.append(DAY.subList((int) acknowledged.sequence(), DAY.size()), acknowledged);

            var read = new ArrayList<Entry>();
            journal.read(1, read::add);
            assertThat(read).isEqualTo(DAY);
        }
    }

    @Test
    void aJournalThatAnotherProgramHasMovedIsNotWritten() throws SQLException {
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            Head head = journal.append(DAY.subList(0, 3), Head.EMPTY);
            Sql.run(file, "UPDATE journal_head SET sequence = 4");

            assertThatThrownBy(() -> journal.append(DAY.subList(3, 4), head))
                    .hasMessageContaining("another program has written to it");

            assertThat(Sql.rows(file, "SELECT count(*) FROM journal")).isEqualTo(List.of("3"));
            assertThatThrownBy(() -> journal.append(DAY.subList(3, 4), head))
                    .hasMessageContaining("takes no more entries");
        }
    }

    @Test
    void anEntryThatCannotBeProjectedIsNotWritten() {
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            Head head = journal.append(DAY.subList(0, 2), Head.EMPTY);
            Entry accepted = DAY.get(3);
            Entry tooEarly = new Entry(3, accepted.at(), accepted.cause(), accepted.input(), accepted.events());

            assertThatThrownBy(() -> journal.append(List.of(tooEarly), head))
                    .hasMessageContaining("an order that never was");

            assertThat(AuditVerifier.verify(file)).isEqualTo(new Verified(head));
        }
    }

    @Test
    void aFileOfALaterBuildIsRefused() throws SQLException {
        SqliteJournal.open(file, Durability.DURABLE).close();
        Sql.run(file, """
                INSERT INTO flyway_schema_history
                SELECT 99, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on, 1, 1
                FROM flyway_schema_history WHERE version = '1'""");

        assertThatThrownBy(() -> SqliteJournal.open(file, Durability.DURABLE))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("a later version");
    }

    @Test
    void aRelaxedJournalIsAJournalToo() {
        Head relaxed;
        try (var journal = SqliteJournal.open(file, Durability.RELAXED)) {
            relaxed = journal.append(DAY, Head.EMPTY);
        }
        assertThat(AuditVerifier.verify(file)).isEqualTo(new Verified(relaxed));
    }
}
