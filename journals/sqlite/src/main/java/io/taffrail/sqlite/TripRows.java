package io.taffrail.sqlite;

import static io.taffrail.sqlite.Rows.orNull;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Moments;
import io.taffrail.model.account.CashMovement;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.journal.PositionEvent.PositionAdopted;
import io.taffrail.model.order.Order;
import io.taffrail.model.performance.ExitReason;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.performance.Step;
import io.taffrail.model.performance.Trip;
import io.taffrail.model.performance.TripBook;
import io.taffrail.model.position.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of {@code strategy_positions} and {@code closed_positions}; it remembers the open trips. */
final class TripRows {
    private final EntryCodec codec;
    private final TripBook book = new TripBook();
    private final DayRows days;
    private final PreparedStatement write;
    private final PreparedStatement remove;
    private final PreparedStatement close;
    private final PreparedStatement open;

    TripRows(Connection connection, EntryCodec codec) throws SQLException {
        this.codec = codec;
        days = new DayRows(connection);
        write = connection.prepareStatement("""
                INSERT OR REPLACE INTO strategy_positions (account, strategy, symbol, side, qty, avg_price, cost, currency,
                  realised, commission, carry, opened_at, opened_by, detail) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)""");
        remove = connection.prepareStatement(
                "DELETE FROM strategy_positions WHERE account = ? AND strategy = ? AND symbol = ?");
        close = connection.prepareStatement("""
                INSERT INTO closed_positions (account, strategy, symbol, asset_class, side, largest_qty, entry_price,
                  exit_price, entry_worth, currency, realised, commission, carry, net, opened_at, opened_by, closed_at,
                  closed_by, exit_reason, sequence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""");
        open = connection.prepareStatement("SELECT detail FROM strategy_positions ORDER BY opened_at, rowid");
    }

    void load() throws SQLException {
        book.clear();
        try (var rows = open.executeQuery()) {
            while (rows.next()) {
                book.resume(codec.readTrip(rows.getString(1)));
            }
        }
        days.load();
    }

    /** Takes a fill in; {@code exit} is what closing by its order is called. */
    void take(OrderFilled event, Order order, ExitReason exit, long sequence) throws SQLException {
        written(book.fill(order, event.fill(), exit, event.at()), 1, sequence);
    }

    /** Takes in what the broker's word has made of a position; what fills make of one they have made already. */
    void take(PositionEvent event, long sequence) throws SQLException {
        if (event instanceof PositionAdopted adopted) {
            written(book.adopt(adopted.account(), adopted.position(), adopted.at()), 0, sequence);
        }
    }

    /** Takes in what holding something has brought or cost. */
    void take(BalanceChanged event, CashMovement movement, long sequence) throws SQLException {
        if (movement.symbol().isPresent()) {
            written(book.carry(event.account(), movement.symbol().get(), event.change(), event.at()), 0, sequence);
        }
    }

    /** @param fills how many executions the steps are together */
    private void written(List<Step> steps, int fills, long sequence) throws SQLException {
        int counted = fills;
        for (Step step : steps) {
            if (step.open().isPresent()) {
                write(step.open().get());
            } else {
                Rows.write(remove, step.account(), strategy(step.strategy()), step.instrument().symbol());
            }
            if (step.over().isPresent()) {
                write(step.over().get(), sequence);
            }
            days.take(step, counted);
            counted = 0;
        }
    }

    static String strategy(Optional<StrategyId> strategy) {
        return strategy.map(StrategyId::value).orElse("");
    }

    private void write(Trip trip) throws SQLException {
        Position position = trip.position();
        Rows.write(
                write, trip.account(), strategy(trip.strategy()), trip.symbol(), side(trip.isLong()),
                position.quantity().abs(), position.averagePx(), position.cost().amount(), position.cost().currency(),
                trip.realised().amount(), trip.commission().amount(), trip.carry().amount(), Moments.text(trip.openedAt()),
                orNull(trip.openedBy().map(OrderId::value)), codec.write(trip));
    }

    private void write(RoundTrip trip, long sequence) throws SQLException {
        Rows.write(
                close, trip.account(), strategy(trip.strategy()), trip.symbol(), trip.assetClass(), side(trip.isLong()),
                trip.largest(), trip.entryPx(), orNull(trip.exitPx()), trip.entryWorth().amount(),
                trip.realised().currency(), trip.realised().amount(), trip.commission().amount(), trip.carry().amount(),
                trip.net().amount(), Moments.text(trip.openedAt()), orNull(trip.openedBy()), Moments.text(trip.closedAt()),
                orNull(trip.closedBy()), trip.reason(), sequence);
    }

    private static String side(boolean isLong) {
        return isLong ? "LONG" : "SHORT";
    }
}
