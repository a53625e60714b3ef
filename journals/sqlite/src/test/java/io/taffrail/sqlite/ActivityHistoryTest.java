package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.conformance.TradingDay;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.Input;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Activity;
import io.taffrail.ports.Activity.Kind;
import io.taffrail.ports.ActivityQuery;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityHistoryTest {
    private static final Set<Kind> ALL = Set.of(Kind.values());

    @TempDir
    Path folder;

    private SqliteJournal journal;

    /** Five orders that traded, each with a commission, and a dividend at the end. */
    @BeforeEach
    void aDay() {
        journal = SqliteJournal.open(folder.resolve("trading.db"), Durability.DURABLE);
        var day = new ArrayList<>(TradingDay.of(5));
        Entry last = day.getLast();
        day.add(new Entry(last.sequence() + 1, last.at().plusSeconds(1), Cause.DESK, new Input.MarksObserved(List.of()),
                List.of(new BalanceChanged(
                        Samples.ACCOUNT, Money.usd("2.5"), Money.usd("100"), "dividend AAPL ex 2026-01-03",
                        last.at().plusSeconds(1)))));
        journal.append(day, Head.EMPTY);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aFillTellsWhatItLeftOfItsOrder() {
        var first = (Activity.Traded) journal.activities(query(Set.of(Kind.TRADE), true, 1)).getFirst();

        assertThat(List.of(
                        first.order(), first.trade(), first.quantity(), first.cumQty(), first.leavesQty().orElseThrow(),
                        first.status(), first.price()))
                .hasToString("[" + TradingDay.orderId(1) + ", T-1, 1, 1, 0, FILLED, 150.05]");
    }

    @Test
    void pagesOfEverySizeAreTheWholeInBothDirections() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            var whole = journal.activities(query(ALL, oldestFirst, 100));
            assertThat(whole).hasSize(5 + 5 + 1);
            for (int size = 1; size <= 12; size++) {
                var paged = new ArrayList<Activity>();
                var query = query(ALL, oldestFirst, size);
                for (var page = journal.activities(query); !page.isEmpty(); page = journal.activities(query)) {
                    paged.addAll(page);
                    query = query.continuedBehind(page.getLast().place());
                }
                assertThat(paged).as("pages of " + size).isEqualTo(whole);
            }
        }
    }

    @Test
    void whatIsAskedForNarrowsTheList() {
        var second = journal.activities(query(Set.of(Kind.TRADE), true, 2)).getLast();

        assertThat(journal.activities(query(Set.of(Kind.COMMISSION), false, 100))).hasSize(5);
        assertThat(journal.activities(query(Set.of(Kind.CASH), false, 100)))
                .singleElement().isInstanceOf(Activity.Moved.class);
        assertThat(journal.activities(new ActivityQuery(
                        Samples.ACCOUNT, Set.of(Kind.TRADE), Optional.of(TradingDay.orderId(2)), Optional.empty(),
                        Optional.empty(), Optional.empty(), false, 100)))
                .containsExactly(second);
        assertThat(journal.activities(ActivityQuery.between(
                        Samples.ACCOUNT, second.at(), second.at().plusNanos(1), 100)))
                .hasSize(2).contains(second);
        assertThat(journal.activities(new ActivityQuery(
                        new AccountId("other"), ALL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        false, 100)))
                .isEmpty();
    }

    @Test
    void aFileOfTheBuildBeforeGetsItsActivitiesFromItsJournal() throws SQLException {
        var before = journal.activities(query(ALL, true, 100));
        journal.close();
        Path file = folder.resolve("trading.db");
        Sql.run(file, "DROP INDEX fills_by_entry", "DROP TABLE cash_movements", "ALTER TABLE fills DROP COLUMN part",
                "ALTER TABLE fills DROP COLUMN asset_class", "ALTER TABLE fills DROP COLUMN cum_qty",
                "ALTER TABLE fills DROP COLUMN leaves_qty", "ALTER TABLE fills DROP COLUMN order_status",
                "DROP TABLE signals", "DROP TABLE strategy_positions", "DROP TABLE pnl_by_day", "DROP TABLE closings",
                "ALTER TABLE executed_orders DROP COLUMN strategy", "ALTER TABLE executed_orders DROP COLUMN signal",
                "ALTER TABLE executed_orders DROP COLUMN reason_code", "ALTER TABLE executed_orders DROP COLUMN reference",
                "ALTER TABLE executed_orders DROP COLUMN arrival", "ALTER TABLE executed_orders DROP COLUMN accepted_at",
                "ALTER TABLE executed_orders DROP COLUMN first_fill_at", "ALTER TABLE executed_orders DROP COLUMN last_fill_at",
                "ALTER TABLE executed_orders DROP COLUMN own_qty", "ALTER TABLE executed_orders DROP COLUMN own_worth",
                "ALTER TABLE executed_orders DROP COLUMN fees", "ALTER TABLE executed_orders DROP COLUMN exit_reason",
                "DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= 3");

        journal = SqliteJournal.open(file, Durability.DURABLE);

        assertThat(journal.activities(query(ALL, true, 100))).isEqualTo(before);
    }

    private static ActivityQuery query(Set<Kind> kinds, boolean oldestFirst, int limit) {
        return new ActivityQuery(
                Samples.ACCOUNT, kinds, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), oldestFirst,
                limit);
    }
}
