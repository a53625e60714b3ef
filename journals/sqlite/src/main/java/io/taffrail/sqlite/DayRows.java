package io.taffrail.sqlite;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.Step;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code pnl_by_day}; it remembers those of the latest day only. */
final class DayRows {
    private final PreparedStatement write;
    private final PreparedStatement latest;
    private final Map<Cell, DayResult> today = new HashMap<>();
    private LocalDate date = LocalDate.MIN;

    private record Cell(AccountId account, Optional<StrategyId> strategy, Symbol symbol) {}

    DayRows(Connection connection) throws SQLException {
        write = connection.prepareStatement("""
                INSERT OR REPLACE INTO pnl_by_day (date, account, strategy, symbol, asset_class, currency, realised, commission,
                  carry, traded, fills) VALUES (?,?,?,?,?,?,?,?,?,?,?)""");
        latest = connection.prepareStatement("SELECT * FROM pnl_by_day WHERE date = (SELECT max(date) FROM pnl_by_day)");
    }

    void load() throws SQLException {
        today.clear();
        date = LocalDate.MIN;
        try (var rows = latest.executeQuery()) {
            while (rows.next()) {
                DayResult day = read(rows);
                date = day.date();
                today.put(new Cell(day.account(), day.strategy(), day.symbol()), day);
            }
        }
    }

    void take(Step step, int fills) throws SQLException {
        LocalDate now = LocalDate.ofInstant(step.at(), NewYorkSession.NEW_YORK);
        if (!now.equals(date)) {
            today.clear();
            date = now;
        }
        var cell = new Cell(step.account(), step.strategy(), step.instrument().symbol());
        DayResult before = today.get(cell);
        Money zero = step.instrument().currency().zero();
        DayResult day = new DayResult(
                date, cell.account, cell.strategy, cell.symbol, step.instrument().assetClass(),
                (before == null ? zero : before.realised()).plus(step.realised()),
                (before == null ? zero : before.commission()).plus(step.commission()),
                (before == null ? zero : before.carry()).plus(step.carry()),
                (before == null ? zero : before.traded()).plus(step.traded()),
                (before == null ? 0 : before.fills()) + fills);
        today.put(cell, day);
        Rows.write(
                write, day.date(), day.account(), TripRows.strategy(day.strategy()), day.symbol(), day.assetClass(),
                zero.currency(), day.realised().amount(), day.commission().amount(), day.carry().amount(),
                day.traded().amount(), (long) day.fills());
    }

    /** A row as it was written. */
    static DayResult read(ResultSet row) throws SQLException {
        Currency currency = Currency.of(row.getString("currency"));
        return new DayResult(
                LocalDate.parse(row.getString("date")),
                new AccountId(row.getString("account")),
                Optional.of(row.getString("strategy")).filter(name -> !name.isEmpty()).map(StrategyId::new),
                new Symbol(row.getString("symbol")),
                AssetClass.valueOf(row.getString("asset_class")),
                Money.of(row.getString("realised"), currency),
                Money.of(row.getString("commission"), currency),
                Money.of(row.getString("carry"), currency),
                Money.of(row.getString("traded"), currency),
                row.getInt("fills"));
    }
}
