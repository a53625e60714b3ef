package io.taffrail.sqlite;

import io.taffrail.format.Moments;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code positions}: what accounts hold, in one net; it remembers the open ones. */
final class PositionRows {
    private final PreparedStatement write;
    private final PreparedStatement remove;
    private final PreparedStatement open;
    private final Map<Holding, Life> lives = new HashMap<>();

    private record Holding(AccountId account, Symbol symbol) {}

    /** What is to be known of an open position beside its quantity. */
    private record Life(
            boolean isLong, Decimal largest, Money realised, Money commission, String openedAt, String openedBy) {}

    PositionRows(Connection connection) throws SQLException {
        write = connection.prepareStatement("""
                INSERT OR REPLACE INTO positions (account, symbol, side, qty, avg_price, cost, currency, largest_qty,
                  realised, commission, opened_at, opened_by, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)""");
        remove = connection.prepareStatement("DELETE FROM positions WHERE account = ? AND symbol = ?");
        open = connection.prepareStatement("""
                SELECT account, symbol, side, largest_qty, currency, realised, commission, opened_at, opened_by
                FROM positions""");
    }

    void load() throws SQLException {
        lives.clear();
        try (var rows = open.executeQuery()) {
            while (rows.next()) {
                Currency currency = Currency.of(rows.getString(5));
                lives.put(
                        new Holding(new AccountId(rows.getString(1)), new Symbol(rows.getString(2))),
                        new Life(
                                rows.getString(3).equals("LONG"),
                                Decimal.of(rows.getString(4)),
                                Money.of(rows.getString(6), currency),
                                Money.of(rows.getString(7), currency),
                                rows.getString(8),
                                rows.getString(9)));
            }
        }
    }

    /** Takes an event in; {@code fill} is what brought it about. */
    void take(PositionEvent event, Optional<OrderFilled> fill) throws SQLException {
        Position position = event.position();
        var holding = new Holding(event.account(), position.instrument().symbol());
        if (position.isFlat()) {
            lives.remove(holding);
            Rows.write(remove, holding.account, holding.symbol);
            return;
        }
        Money zero = position.instrument().currency().zero();
        Money commission = fill.map(filled -> filled.fill().commission())
                .filter(paid -> paid.currency().equals(zero.currency()))
                .orElse(zero);
        String at = Moments.text(event.at());
        String by = fill.map(OrderFilled::order).map(OrderId::value).orElse("");
        Life before = lives.get(holding);
        Life life;
        if (before == null) {
            life = new Life(position.isLong(), position.quantity().abs(), zero, commission, at, by);
        } else if (before.isLong != position.isLong()) {
            // One fill has closed a position and opened its opposite: what it cost was paid for the closing.
            life = new Life(position.isLong(), position.quantity().abs(), zero, zero, at, by);
        } else {
            life = grown(before, position, event.realised(), commission);
        }
        lives.put(holding, life);
        written(holding, life, position, at);
    }

    private static Life grown(Life life, Position position, Money realised, Money commission) {
        return new Life(
                life.isLong,
                life.largest.max(position.quantity().abs()),
                life.realised.plus(realised),
                life.commission.plus(commission),
                life.openedAt,
                life.openedBy);
    }

    private void written(Holding holding, Life life, Position position, String at) throws SQLException {
        Rows.write(
                write, holding.account, holding.symbol, life.isLong ? "LONG" : "SHORT", position.quantity().abs(),
                position.averagePrice().orElseThrow(), position.cost().amount(), life.realised.currency(), life.largest,
                life.realised.amount(), life.commission.amount(), life.openedAt, life.openedBy, at);
    }
}
