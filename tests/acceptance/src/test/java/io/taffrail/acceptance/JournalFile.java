package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;

/** The journal's file, read as a person reads it with {@code sqlite3}: from outside and without changing it. */
public final class JournalFile {

    private final Path file;

    private JournalFile(Path file) {
        this.file = file;
    }

    /** The journal of a data folder. */
    public static JournalFile of(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            return new JournalFile(files.filter(path -> path.getFileName().toString().equals("trading.db")).findFirst()
                    .orElseThrow(() -> new AssertionError("no trading.db in " + data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many entries the journal has. */
    public long entries() {
        return Long.parseLong(rows("SELECT count(*) AS n FROM journal").getFirst().get("n"));
    }

    /** The rows of a query, each by column name; a null is absent. */
    public List<Map<String, String>> rows(String query) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<Map<String, String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, String>();
                for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    var value = result.getString(column);
                    if (value != null) {
                        row.put(result.getMetaData().getColumnLabel(column), value);
                    }
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query + " on " + file, e);
        }
    }

    /** What a forger does: changes the file behind the program's back. */
    public void tamper(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements) + " on " + file, e);
        }
    }

    /** A number as the tables write it. */
    public static BigDecimal number(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }
}
