package io.taffrail.sqlite;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Moments;
import io.taffrail.model.account.CashMovement;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.AccountEvent;
import io.taffrail.model.journal.ComplianceEvent;
import io.taffrail.model.journal.DeskEvent;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.LinkEvent;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PlanEvent.CloseOrdered;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.journal.RebalanceEvent;
import io.taffrail.model.journal.RiskEvent;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The tables that people query, kept by the transaction that writes the journal. An event costs the same however long
 * the history is.
 */
final class Projection {
    private static final List<String> TABLES =
            List.of("executed_orders", "fills", "cash_movements", "positions", "strategy_positions", "closed_positions",
                    "pnl_by_day", "closings", "signals", "audit_log");

    private final Connection connection;
    private final OrderRows orders;
    private final PositionRows positions;
    private final TripRows trips;
    private final SignalRows signals;
    private final PlanRows plans;
    private final PreparedStatement fill;
    private final PreparedStatement cash;
    private final PreparedStatement audit;

    /** The projection of a file; it is loaded, or cleared, before it is used. */
    Projection(Connection connection, EntryCodec codec) throws SQLException {
        this.connection = connection;
        orders = new OrderRows(connection, codec);
        positions = new PositionRows(connection);
        trips = new TripRows(connection, codec);
        signals = new SignalRows(connection, codec);
        plans = new PlanRows(connection);
        fill = connection.prepareStatement("""
                INSERT INTO fills (trade_id, order_id, account, symbol, side, qty, price, commission, currency,
                  liquidity, venue_time, at, sequence, part, asset_class, cum_qty, leaves_qty, order_status)
                VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""");
        cash = connection.prepareStatement("""
                INSERT INTO cash_movements (account, change, currency, reason, at, sequence, part)
                VALUES (?,?,?,?,?,?,?)""");
        audit = connection.prepareStatement("INSERT INTO audit_log (sequence, at, cause, what) VALUES (?,?,?,?)");
    }

    /** Whether the tables stand at an entry, and hold orders as this build writes them. */
    boolean fits(long sequence) throws SQLException {
        return ChainWalk.number(connection, "SELECT coalesce(max(sequence), 0) FROM audit_log") >= sequence
                && orders.areReadable()
                && signals.areReadable();
    }

    /** Takes up what the tables know. */
    void load() throws SQLException {
        orders.load();
        positions.load();
        trips.load();
        signals.load();
        plans.load();
    }

    /** Writes what entries have changed; the caller's transaction decides whether it stays. */
    void project(List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            fold(entry);
        }
        orders.flush();
        signals.flush();
    }

    /** Empties all tables, so that the journal can be projected anew from its first entry. */
    void clear() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table);
            }
        }
        load();
    }

    private void fold(Entry entry) throws SQLException {
        Optional<OrderFilled> filled = Optional.empty();
        for (int part = 0; part < entry.events().size(); part++) {
            Event event = entry.events().get(part);
            switch (event) {
                case OrderEvent change -> {
                    OrderRows.Known known = orders.take(change, entry.input());
                    if (change instanceof OrderFilled fillOfOrder) {
                        filled = Optional.of(fillOfOrder);
                        write(fillOfOrder, known.order(), entry.sequence(), part);
                        trips.take(fillOfOrder, known.order(), known.journey().exit(), entry.sequence());
                    }
                }
                case PositionEvent change -> {
                    positions.take(change, filled);
                    trips.take(change, entry.sequence());
                }
                case BalanceChanged change when change.movement().kind() != CashMovement.Kind.TRADE -> {
                    Rows.write(
                            cash, change.account(), change.change().amount(), change.change().currency(), change.reason(),
                            Moments.text(change.at()), entry.sequence(), (long) part);
                    trips.take(change, change.movement(), entry.sequence());
                }
                case SignalEvent change -> signals.take(change, entry.sequence());
                case PlanEvent change -> {
                    plans.take(change, entry.input());
                    if (change instanceof CloseOrdered ordered) {
                        orders.name(ordered.order(), plans.reason(ordered));
                    }
                }
                case AccountEvent _, DeskEvent _, GroupEvent _, LinkEvent _, HaltEvent _, RiskEvent _,
                        ComplianceEvent _, RebalanceEvent _ -> {
                    // No table of its own: the audit log says it.
                }
            }
        }
        Rows.write(audit, entry.sequence(), Moments.text(entry.at()), entry.cause(), Sentence.of(entry));
    }

    private void write(OrderFilled event, Order order, long sequence, int part) throws SQLException {
        Fill made = event.fill();
        Rows.write(
                fill, made.tradeId(), order.id(), order.account(), order.symbol(), order.side(), made.lastQty(),
                made.lastPx(), made.commission().amount(), made.commission().currency(), made.liquidity(),
                Moments.text(made.venueTime()), Moments.text(event.at()), sequence, (long) part,
                order.instrument().assetClass(), order.cumQty(), Rows.orNull(leaves(order)), order.status());
    }

    /** What is left of an order; of one for an amount of money nobody can say until it is over. */
    private static Optional<Quantity> leaves(Order order) {
        return order.isOpen()
                ? order.orderQty().map(asked -> new Quantity(
                        asked.value().minus(order.cumQty().value()).max(Decimal.ZERO)))
                : Optional.of(Quantity.ZERO);
    }
}
