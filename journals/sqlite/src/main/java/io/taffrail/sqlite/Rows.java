package io.taffrail.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows by prepared statements. */
final class Rows {

    private Rows() {}

    /** Runs a statement with these parameters; a number stays one, null stays null, all else is its text. */
    static int write(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setObject(i + 1, null);
                case Long number -> statement.setLong(i + 1, number);
                case Object value -> statement.setString(i + 1, value.toString());
            }
        }
        return statement.executeUpdate();
    }

    static @Nullable Object orNull(Optional<?> value) {
        return value.orElse(null);
    }
}
