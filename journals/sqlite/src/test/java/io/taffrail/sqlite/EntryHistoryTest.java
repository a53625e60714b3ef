package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.conformance.Samples;
import io.taffrail.conformance.TradingDay;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryHistoryTest {
    private static final List<Entry> DAY = TradingDay.of(20);

    @TempDir
    Path folder;

    private SqliteJournal journal;

    @BeforeEach
    void aDay() {
        journal = SqliteJournal.open(folder.resolve("trading.db"), Durability.DURABLE);
        journal.append(DAY, Head.EMPTY);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void pagesMakeTheWholeJournal() {
        var read = new ArrayList<Entry>();
        for (var page = journal.page(1, 7); !page.isEmpty(); page = journal.page(read.size() + 1, 7)) {
            assertThat(page.size()).isLessThanOrEqualTo(7);
            read.addAll(page);
        }

        assertThat(read).isEqualTo(DAY);
    }

    @Test
    void aMomentIsFoundWhereverItLies() {
        for (Entry entry : DAY) {
            Instant at = entry.at();
            long first = DAY.stream().filter(other -> !other.at().isBefore(at)).findFirst().orElseThrow().sequence();

            assertThat(journal.firstSince(at)).isEqualTo(first);
            assertThat(journal.firstSince(at.plusNanos(1))).isGreaterThan(entry.sequence());
        }
        assertThat(journal.firstSince(Instant.EPOCH)).isEqualTo(1);
        assertThat(journal.firstSince(DAY.getLast().at().plusSeconds(1))).isEqualTo(DAY.size() + 1);
    }

    @Test
    void theOrdersOfALaterPartBeginWhereTheFirstOfThemDid() {
        // An order stands in three entries, the first order in entries 3 to 5.
        assertThat(journal.beginningOfOrders(Samples.ACCOUNT, 5)).isLessThanOrEqualTo(3);
        assertThat(journal.beginningOfOrders(Samples.ACCOUNT, 32)).isBetween(28L, 30L);
        assertThat(journal.beginningOfOrders(new AccountId("other"), 32)).isEqualTo(32);
        assertThat(journal.beginningOfOrders(Samples.ACCOUNT, 1_000)).isEqualTo(1_000);
    }

    @Test
    void aChangedEntryIsNamed() throws SQLException {
        Sql.run(folder.resolve("trading.db"), "UPDATE journal SET cause = 'broker:other' WHERE sequence = 9");

        assertThatThrownBy(() -> journal.page(7, 5)).isInstanceOf(JournalException.class).hasMessageContaining("entry 9");
    }
}
