package io.taffrail.sqlite;

import static io.taffrail.sqlite.Rows.orNull;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Moments;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Money;
import io.taffrail.ports.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of {@code executed_orders}; it remembers open orders only, so that its size does not grow with history. */
final class OrderRows {
    private final EntryCodec codec;
    private final PreparedStatement write;
    private final PreparedStatement find;
    private final PreparedStatement open;
    private final PreparedStatement latest;
    private final Map<OrderId, Order> openOrders = new HashMap<>();
    private final Map<OrderId, Order> changed = new LinkedHashMap<>();

    OrderRows(Connection connection, EntryCodec codec) throws SQLException {
        this.codec = codec;
        write = connection.prepareStatement("""
                INSERT INTO executed_orders (number, order_id, account, client_order_id, symbol, asset_class, side,
                  type, time_in_force, qty, notional, limit_price, stop_price, trail, currency, created_at,
                  group_id, venue_order_id, status, filled_qty, filled_avg_price, reason, submitted_at, updated_at,
                  done_at, detail)
                VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                ON CONFLICT (number) DO UPDATE SET qty = excluded.qty, venue_order_id = excluded.venue_order_id,
                  stop_price = excluded.stop_price, status = excluded.status, filled_qty = excluded.filled_qty,
                  filled_avg_price = excluded.filled_avg_price, reason = excluded.reason,
                  submitted_at = excluded.submitted_at, updated_at = excluded.updated_at,
                  done_at = excluded.done_at, detail = excluded.detail""");
        find = connection.prepareStatement("SELECT detail FROM executed_orders WHERE order_id = ?");
        open = connection.prepareStatement("SELECT detail FROM executed_orders WHERE done_at IS NULL");
        latest = connection.prepareStatement("SELECT detail FROM executed_orders ORDER BY number DESC LIMIT 1");
    }

    /** An earlier build may have written an order with other components; one row speaks for all. */
    boolean areReadable() throws SQLException {
        try (var rows = latest.executeQuery()) {
            if (rows.next()) {
                codec.readOrder(rows.getString(1));
            }
            return true;
        } catch (JournalException otherShape) {
            return false;
        }
    }

    void load() throws SQLException {
        openOrders.clear();
        changed.clear();
        try (var rows = open.executeQuery()) {
            while (rows.next()) {
                Order order = codec.readOrder(rows.getString(1));
                openOrders.put(order.id(), order);
            }
        }
    }

    /** Takes an event in; the row is written by {@link #flush}. */
    Order take(OrderEvent event) throws SQLException {
        Order order = event instanceof OrderInitialized first
                ? Order.of(first)
                : known(event).apply(event);
        if (order.isOpen()) {
            openOrders.put(order.id(), order);
        } else {
            openOrders.remove(order.id());
        }
        changed.put(order.id(), order);
        return order;
    }

    /** Writes every order that has changed, once. */
    void flush() throws SQLException {
        for (Order order : changed.values()) {
            write(order);
        }
        changed.clear();
    }

    private Order known(OrderEvent event) throws SQLException {
        Order order = changed.get(event.order());
        if (order == null) {
            order = openOrders.get(event.order());
        }
        return order == null ? closed(event) : order;
    }

    /** A late fill can still come to an order that has left memory. */
    private Order closed(OrderEvent event) throws SQLException {
        find.setString(1, event.order().value());
        try (var rows = find.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " is about an order that never was: " + event.order());
            }
            return codec.readOrder(rows.getString(1));
        }
    }

    private void write(Order order) throws SQLException {
        Rows.write(
                write,
                order.number(),
                order.id(),
                order.account(),
                order.clientOrderId(),
                order.symbol(),
                order.instrument().assetClass(),
                order.side(),
                type(order.spec()),
                order.timeInForce(),
                orNull(order.orderQty()),
                orNull(order.notional().map(Money::amount)),
                orNull(order.spec().limitPrice()),
                orNull(order.stopPx()),
                orNull(order.spec().trailed().map(OrderRows::trail)),
                order.instrument().currency(),
                Moments.text(order.createdAt()),
                orNull(order.group()),
                orNull(order.venueOrderId()),
                order.status(),
                order.cumQty(),
                orNull(order.avgPx()),
                orNull(order.denial()
                        .map(denial -> denial.code() + ": " + denial.what())
                        .or(() -> order.rejection().map(said -> said.code() + ": " + said.text()))),
                orNull(order.submittedAt().map(Moments::text)),
                Moments.text(order.lastChange()),
                orNull(order.doneAt().map(Moments::text)),
                codec.write(order));
    }

    private static String type(OrderSpec spec) {
        return switch (spec) {
            case OrderSpec.Market _ -> "MARKET";
            case OrderSpec.Limit _  -> "LIMIT";
            case OrderSpec.Stop _   -> "STOP";
            case OrderSpec.StopLimit _ -> "STOP_LIMIT";
            case OrderSpec.TrailingStop _ -> "TRAILING_STOP";
        };
    }

    private static String trail(Trail trail) {
        return switch (trail) {
            case Trail.ByPrice(var offset)    -> offset.toString();
            case Trail.ByPercent(var percent) -> percent + "%";
        };
    }
}
