package io.taffrail.sqlite;

import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import java.sql.Connection;
import java.sql.SQLException;

/** The row that says how far the journal has come. */
final class StoredHead {

    private StoredHead() {}

    static Head read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT sequence, hash FROM journal_head")) {
            if (!rows.next()) {
                throw new JournalException("the journal has lost its head\n  why: the table journal_head is empty"
                        + "\n  fix: restore the data folder from a backup");
            }
            return new Head(rows.getLong(1), rows.getString(2));
        }
    }
}
