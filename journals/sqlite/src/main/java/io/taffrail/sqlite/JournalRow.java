package io.taffrail.sqlite;

import io.taffrail.format.Line;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One row of the table {@code journal}. */
final class JournalRow {
    static final String SELECT = "SELECT sequence, at, cause, input, events, previous_hash, hash FROM journal";

    private JournalRow() {}

    static Line line(ResultSet row) throws SQLException, Unreadable {
        var texts = new String[6];
        for (int i = 0; i < texts.length; i++) {
            String text = row.getString(i + 2);
            if (text == null) {
                throw new Unreadable("a text of the row is gone: the file is damaged");
            }
            texts[i] = text;
        }
        return new Line(row.getLong(1), texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
    }

    /** The file is damaged where a row should be. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
