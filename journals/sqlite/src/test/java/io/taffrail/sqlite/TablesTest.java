package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.conformance.TradingDay;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.PositionEvent.PositionChanged;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aNewFile() {
        file = folder.resolve("trading.db");
    }

    @Test
    void aDayIsInTheTables() throws SQLException {
        append(TradingDay.of(3));

        assertThat(Sql.rows(file, """
                SELECT number, account, client_order_id, symbol, side, type, time_in_force, qty, limit_price, status,
                  filled_qty, filled_avg_price FROM executed_orders ORDER BY number"""))
                .isEqualTo(List.of(
                        "1|paper|day-1|AAPL|BUY|LIMIT|DAY|1|150.5|FILLED|1|150.05",
                        "2|paper|day-2|AAPL|SELL|LIMIT|DAY|1|150.5|FILLED|1|150.05",
                        "3|paper|day-3|AAPL|BUY|LIMIT|DAY|1|150.5|FILLED|1|150.05"));
        assertThat(Sql.rows(file, "SELECT trade_id, side, qty, price, commission, sequence FROM fills"))
                .isEqualTo(List.of(
                        "T-1|BUY|1|150.05|0.01|5", "T-2|SELL|1|150.05|0.01|8", "T-3|BUY|1|150.05|0.01|11"));
        assertThat(Sql.rows(file, "SELECT symbol, side, qty, avg_price, opened_by FROM positions"))
                .isEqualTo(List.of("AAPL|LONG|1|150.05|" + TradingDay.orderId(3)));
        assertThat(Sql.rows(file, "SELECT side, largest_qty, realised, commission, opened_by, closed_by, sequence"
                        + " FROM closed_positions"))
                .isEqualTo(List.of(
                        "LONG|1|0|0.02|" + TradingDay.orderId(1) + "|" + TradingDay.orderId(2) + "|8"));
        assertThat(Sql.rows(file, "SELECT sequence, at, cause, what FROM audit_log WHERE sequence = 3"))
                .isEqualTo(List.of("3|2026-01-02T14:30:00.623456789Z|key:PK1|"
                        + "order 1 (day-1): BUY 1 AAPL limit 150.5 DAY; SUBMITTED"));
        assertThat(Sql.rows(file, "SELECT sum(qty) FROM fills_in_numbers WHERE price > 9"))
                .isEqualTo(List.of("3.0"));
    }

    @Test
    void aFillThatFlipsAPositionClosesOneAndOpensAnother() throws SQLException {
        List<Entry> day = new ArrayList<>(TradingDay.of(2));
        day.set(day.size() - 1, flipped(day.getLast()));

        append(day);

        assertThat(Sql.rows(file, "SELECT side, realised, commission, closed_by FROM closed_positions"))
                .isEqualTo(List.of("LONG|4.95|0.02|" + TradingDay.orderId(2)));
        assertThat(Sql.rows(file, "SELECT side, qty, cost, realised, commission, opened_by FROM positions"))
                .isEqualTo(List.of("SHORT|2|310|0|0|" + TradingDay.orderId(2)));
    }

    @Test
    void everyKindOfEventHasItsSentence() throws SQLException {
        append(List.of(new Entry(1, Samples.AT, Cause.DESK, Samples.inputs().getFirst(), List.of())));

        assertThat(Sql.rows(file, "SELECT what FROM audit_log")).isEqualTo(List.of("OpenDesk: nothing followed"));
        for (Event event : Samples.events()) {
            assertThat(Sentence.of(new Entry(1, Samples.AT, Cause.DESK, Samples.inputs().getFirst(), List.of(event))))
                    .isNotBlank()
                    .doesNotContain("\n");
        }
    }

    @Test
    void theTablesAreTheSameWhenTheyAreRebuiltOrRestarted() throws SQLException {
        List<Entry> day = TradingDay.of(5);
        append(day.subList(0, 9));
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            journal.append(day.subList(9, day.size()), journal.head());
        }
        Map<String, List<String>> restarted = tables();

        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            journal.rebuild();
        }

        assertThat(tables()).isEqualTo(restarted);
        assertThat(restarted.get("executed_orders")).hasSize(5);
    }

    @Test
    void tablesThatWereDamagedAreRebuiltWhenTheJournalIsOpened() throws SQLException {
        append(TradingDay.of(5));
        Map<String, List<String>> before = tables();

        Sql.run(file, "DELETE FROM audit_log WHERE sequence > 10", "DELETE FROM fills", "DELETE FROM executed_orders");
        SqliteJournal.open(file, Durability.DURABLE).close();

        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void ordersThatAnEarlierBuildWroteInAnotherShapeAreRebuilt() throws SQLException {
        append(TradingDay.of(5));
        Map<String, List<String>> before = tables();

        Sql.run(file, "UPDATE executed_orders SET detail = json_remove(detail, '$.cumQty')");
        SqliteJournal.open(file, Durability.DURABLE).close();

        assertThat(tables()).isEqualTo(before);
    }

    /** Found by flipping each byte: the server did not start, with an exception that said neither what nor why. */
    @Test
    void tablesThatCannotBeReadAreRebuiltFromTheJournal() throws SQLException {
        append(TradingDay.of(5));
        Map<String, List<String>> before = tables();
        Sql.run(file, "UPDATE positions SET largest_qty = '6-01'");

        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            assertThat(journal.head().sequence()).isPositive();
        }

        assertThat(tables()).isEqualTo(before);
    }

    private Map<String, List<String>> tables() throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        for (String table : List.of("executed_orders", "fills", "cash_movements", "positions", "strategy_positions",
                "closed_positions", "pnl_by_day", "audit_log")) {
            tables.put(table, Sql.rows(file, "SELECT * FROM " + table + " ORDER BY 1, 2, 3"));
        }
        return tables;
    }

    /** The last fill of a day sells three instead of one: one closes the long position, two are sold short at 155. */
    private static Entry flipped(Entry last) {
        var fill = new Fill(
                new TradeId("T-2"), Quantity.of(3), Price.of("155"), Money.usd("0.01"), Liquidity.TAKER, last.at());
        var shortTwo = new Position(Samples.AAPL, Decimal.of(-2), Price.of("155"), Money.usd("310"));
        return new Entry(last.sequence(), last.at(), last.cause(), last.input(), List.of(
                new OrderFilled(TradingDay.orderId(2), fill, true, last.at()),
                new PositionChanged(Samples.ACCOUNT, shortTwo, Money.usd("4.95"), last.at())));
    }

    private void append(List<Entry> entries) {
        try (var journal = SqliteJournal.open(file, Durability.DURABLE)) {
            journal.append(entries, Head.EMPTY);
        }
    }
}
