package io.taffrail.sqlite;

import io.taffrail.format.Chain;
import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.model.order.Order;
import io.taffrail.ports.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds one order by its name, or one entry by its sequence, on a connection and statements that stay open: the desk's
 * loop asks for every order that comes with a client order id, and must not wait for another thread.
 */
final class Lookup implements AutoCloseable {
    private final EntryCodec codec;
    private final Connection connection;
    private final PreparedStatement byId;
    private final PreparedStatement byClientOrderId;
    private final PreparedStatement bySequence;

    Lookup(DatabaseFile file, EntryCodec codec) throws SQLException {
        this.codec = codec;
        connection = file.openForReading();
        byId = connection.prepareStatement("SELECT detail FROM executed_orders WHERE order_id = ?");
        byClientOrderId = connection.prepareStatement("""
                SELECT detail FROM executed_orders WHERE account = ? AND client_order_id = ?
                ORDER BY status = 'DENIED', number DESC LIMIT 1""");
        bySequence = connection.prepareStatement(JournalRow.SELECT + " WHERE sequence = ?");
    }

    synchronized Optional<Order> find(OrderId id) {
        try {
            byId.setString(1, id.value());
            return first(byId);
        } catch (SQLException e) {
            throw Failure.of("order " + id + " could not be looked up", e);
        }
    }

    synchronized Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
        try {
            byClientOrderId.setString(1, account.value());
            byClientOrderId.setString(2, clientOrderId.value());
            return first(byClientOrderId);
        } catch (SQLException e) {
            throw Failure.of("order " + clientOrderId + " could not be looked up", e);
        }
    }

    /** The entry of that sequence, checked against its own hash. */
    synchronized Optional<Entry> entry(long sequence) {
        try {
            bySequence.setLong(1, sequence);
            try (var rows = bySequence.executeQuery()) {
                return rows.next() ? Optional.of(checked(JournalRow.line(rows))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Failure.of("entry " + sequence + " could not be looked up", e);
        } catch (JournalRow.Unreadable e) {
            throw new JournalException("entry " + sequence + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Entry checked(Line line) {
        Optional<String> flaw = Chain.flaw(line, new Head(line.sequence() - 1, line.previousHash()));
        if (flaw.isPresent()) {
            throw new JournalException("entry " + line.sequence() + " was changed: " + flaw.get());
        }
        return codec.decode(line);
    }

    private Optional<Order> first(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(codec.readOrder(rows.getString(1))) : Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
