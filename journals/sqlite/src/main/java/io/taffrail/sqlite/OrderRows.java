package io.taffrail.sqlite;

import static io.taffrail.sqlite.Rows.orNull;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Moments;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.Trail;
import io.taffrail.model.performance.ExitReason;
import io.taffrail.model.performance.Journey;
import io.taffrail.model.value.Money;
import io.taffrail.ports.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
    private final Map<OrderId, Known> openOrders = new HashMap<>();
    private final Map<OrderId, Known> changed = new LinkedHashMap<>();

    /** An order, and how it fared. */
    record Known(Order order, Journey journey) {}

    OrderRows(Connection connection, EntryCodec codec) throws SQLException {
        this.codec = codec;
        write = connection.prepareStatement("""
                INSERT INTO executed_orders (number, order_id, account, client_order_id, symbol, asset_class, side,
                  type, time_in_force, qty, notional, limit_price, stop_price, trail, currency, created_at,
                  group_id, venue_order_id, status, filled_qty, filled_avg_price, reason, submitted_at, updated_at,
                  done_at, detail, strategy, signal, reason_code, reference, arrival, accepted_at, first_fill_at, last_fill_at,
                  own_qty, own_worth, fees, exit_reason)
                VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                ON CONFLICT (number) DO UPDATE SET qty = excluded.qty, venue_order_id = excluded.venue_order_id,
                  stop_price = excluded.stop_price, status = excluded.status, filled_qty = excluded.filled_qty,
                  filled_avg_price = excluded.filled_avg_price, reason = excluded.reason,
                  submitted_at = excluded.submitted_at, updated_at = excluded.updated_at,
                  done_at = excluded.done_at, detail = excluded.detail, reason_code = excluded.reason_code,
                  arrival = excluded.arrival, accepted_at = excluded.accepted_at, first_fill_at = excluded.first_fill_at,
                  last_fill_at = excluded.last_fill_at, own_qty = excluded.own_qty, own_worth = excluded.own_worth,
                  fees = excluded.fees, exit_reason = excluded.exit_reason""");
        String known = "SELECT detail, " + JourneyRows.COLUMNS + " FROM executed_orders WHERE ";
        find = connection.prepareStatement(known + "order_id = ?");
        open = connection.prepareStatement(known + "done_at IS NULL");
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
                Known known = known(rows);
                openOrders.put(known.order.id(), known);
            }
        }
    }

    /** Takes an event in; the row is written by {@link #flush}. {@code input} is what brought the event about. */
    Known take(OrderEvent event, Input input) throws SQLException {
        Known before = event instanceof OrderInitialized first
                ? new Known(Order.of(first), Journey.of(first, input))
                : known(event);
        Order order = event instanceof OrderInitialized ? before.order : before.order.apply(event);
        Known after = new Known(order, before.journey.apply(event, order, input));
        if (order.isOpen()) {
            openOrders.put(order.id(), after);
        } else {
            openOrders.remove(order.id());
        }
        changed.put(order.id(), after);
        return after;
    }

    /** Says what an order is for, when that turns out after its beginning. */
    void name(OrderId id, ExitReason reason) {
        changed.computeIfPresent(id, (_, known) -> named(known, reason));
        openOrders.computeIfPresent(id, (_, known) -> named(known, reason));
    }

    private static Known named(Known known, ExitReason reason) {
        return new Known(known.order, known.journey.named(reason));
    }

    /** Writes every order that has changed, once. */
    void flush() throws SQLException {
        for (Known known : changed.values()) {
            write(known.order, known.journey);
        }
        changed.clear();
    }

    private Known known(OrderEvent event) throws SQLException {
        Known known = changed.get(event.order());
        if (known == null) {
            known = openOrders.get(event.order());
        }
        return known == null ? closed(event) : known;
    }

    /** A late fill can still come to an order that has left memory. */
    private Known closed(OrderEvent event) throws SQLException {
        find.setString(1, event.order().value());
        try (var rows = find.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " is about an order that never was: " + event.order());
            }
            return known(rows);
        }
    }

    private Known known(ResultSet row) throws SQLException {
        return new Known(codec.readOrder(row.getString(1)), JourneyRows.read(row));
    }

    private void write(Order order, Journey journey) throws SQLException {
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
                codec.write(order),
                orNull(order.strategy()),
                orNull(order.origin().flatMap(Origin::signal)),
                orNull(order.denial().map(Denial::code).or(() -> order.rejection().map(Rejection::code))),
                orNull(order.reference()),
                orNull(journey.arrival()),
                orNull(journey.acceptedAt().map(Moments::text)),
                orNull(journey.firstFillAt().map(Moments::text)),
                orNull(journey.lastFillAt().map(Moments::text)),
                journey.filled(),
                journey.traded().amount(),
                journey.fees().amount(),
                journey.exit());
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
