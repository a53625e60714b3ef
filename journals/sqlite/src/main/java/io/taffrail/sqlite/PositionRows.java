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
import org.jspecify.annotations.Nullable;

/** The rows of {@code positions} and {@code closed_positions}; it remembers the open ones. */
final class PositionRows {
    private final PreparedStatement write;
    private final PreparedStatement remove;
    private final PreparedStatement close;
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
        close = connection.prepareStatement("""
                INSERT INTO closed_positions (account, symbol, side, largest_qty, currency, realised, commission,
                  opened_at, opened_by, closed_at, closed_by, sequence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)""");
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
    void take(PositionEvent event, Optional<OrderFilled> fill, long sequence) throws SQLException {
        Position position = event.position();
        var holding = new Holding(event.account(), position.instrument().symbol());
        String by = fill.map(OrderFilled::order).map(OrderId::value).orElse("");
        Money zero = position.instrument().currency().zero();
        Money commission = fill.map(filled -> filled.fill().commission())
                .filter(paid -> paid.currency().equals(zero.currency()))
                .orElse(zero);
        Life life = lives.get(holding);
        // One fill may close a position and open its opposite; what it realised and cost belongs to the closed one.
        boolean over = life != null && (position.isFlat() || position.isLong() != life.isLong);
        if (life != null) {
            life = grown(life, position, event.realised(), commission);
        }
        if (over) {
            closed(holding, life, Moments.text(event.at()), by, sequence);
            life = null;
            commission = zero;
        }
        if (position.isFlat()) {
            lives.remove(holding);
            Rows.write(remove, holding.account, holding.symbol);
            return;
        }
        if (life == null) {
            life = new Life(
                    position.isLong(), position.quantity().abs(), zero, commission, Moments.text(event.at()), by);
        }
        lives.put(holding, life);
        written(holding, life, position, Moments.text(event.at()));
    }

    private static Life grown(Life life, Position position, Money realised, Money commission) {
        boolean same = !position.isFlat() && position.isLong() == life.isLong;
        return new Life(
                life.isLong,
                same ? life.largest.max(position.quantity().abs()) : life.largest,
                life.realised.plus(realised),
                life.commission.plus(commission),
                life.openedAt,
                life.openedBy);
    }

    private void written(Holding holding, Life life, Position position, String at) throws SQLException {
        Rows.write(
                write, holding.account, holding.symbol, side(life), position.quantity().abs(),
                position.averagePrice().orElseThrow(), position.cost().amount(), life.realised.currency(), life.largest,
                life.realised.amount(), life.commission.amount(), life.openedAt, life.openedBy, at);
    }

    private void closed(Holding holding, @Nullable Life life, String at, String by, long sequence)
            throws SQLException {
        if (life == null) {
            return;
        }
        Rows.write(
                close, holding.account, holding.symbol, side(life), life.largest, life.realised.currency(),
                life.realised.amount(), life.commission.amount(), life.openedAt, life.openedBy, at, by, sequence);
    }

    private static String side(Life life) {
        return life.isLong ? "LONG" : "SHORT";
    }
}
