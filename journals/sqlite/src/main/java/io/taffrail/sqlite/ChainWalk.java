package io.taffrail.sqlite;

import io.taffrail.format.Chain;
import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.sqlite.ReadAhead.Decoded;
import io.taffrail.sqlite.Verification.Broken;
import io.taffrail.sqlite.Verification.Verified;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the journal of one moment row by row, and checks every row before it hands its entry out. It holds a
 * few thousand rows at a time, decoded ahead, and stops at the first bad one.
 */
final class ChainWalk {
    private final Connection connection;
    private final EntryCodec codec;
    private Head head = Head.EMPTY;
    private Instant at = Instant.MIN;

    ChainWalk(Connection connection, EntryCodec codec) {
        this.connection = connection;
        this.codec = codec;
    }

    /** All entries from a sequence on, each checked against the one before it; then the end against the stored head. */
    Verification walk(long from, Consumer<Entry> reader) throws SQLException {
        // One transaction: the rows and the head are those of one moment, also while a server goes on writing.
        connection.setAutoCommit(false);
        try {
            return walked(from, reader);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Verification walked(long from, Consumer<Entry> reader) throws SQLException {
        Head stored = StoredHead.read(connection);
        try (var select = connection.prepareStatement(JournalRow.SELECT + " WHERE sequence >= ? ORDER BY sequence");
                var ahead = new ReadAhead(codec)) {
            // From the first entry on, also a row before it would be found.
            select.setLong(1, from == 1 ? Long.MIN_VALUE : from - 1);
            Optional<Broken> flaw = rows(select, from, ahead, reader);
            if (flaw.isPresent()) {
                return flaw.get();
            }
        }
        return from > stored.sequence() + 1 ? new Verified(stored) : end(stored);
    }

    private Optional<Broken> rows(
            PreparedStatement select, long from, ReadAhead ahead, Consumer<Entry> reader) throws SQLException {
        Optional<JournalRow.Unreadable> unreadable = Optional.empty();
        try (var rows = select.executeQuery()) {
            while (next(rows)) {
                Line line = JournalRow.line(rows);
                if (from > 1 && line.sequence() == from - 1) {
                    head = line.head();
                    continue;
                }
                ahead.add(line);
                Optional<Broken> flaw = ahead.isFull() ? take(ahead, reader) : Optional.empty();
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
        } catch (JournalRow.Unreadable e) {
            unreadable = Optional.of(e);
        }
        ahead.end();
        while (ahead.hasNext()) {
            Optional<Broken> flaw = check(ahead.next(), reader);
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        long next = head.sequence() + 1;
        return unreadable.map(e ->
                new Broken(next, "entry " + next + " cannot be read", String.valueOf(e.getMessage())));
    }

    /** Takes as much as makes room for more. */
    private Optional<Broken> take(ReadAhead ahead, Consumer<Entry> reader) {
        while (ahead.isFull()) {
            Optional<Broken> flaw = check(ahead.next(), reader);
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
    }

    private Optional<Broken> check(Decoded decoded, Consumer<Entry> reader) {
        Line line = decoded.line();
        Optional<String> flaw = Chain.flaw(line, head);
        if (flaw.isPresent()) {
            long next = head.sequence() + 1;
            long first = Math.min(line.sequence(), next);
            String what = line.sequence() == next ? " was changed" : first == next ? " is missing" : " is none of ours";
            return Optional.of(new Broken(first, "entry " + first + what, flaw.get()));
        }
        return switch (decoded) {
            case Decoded.Flawed(_, var why) -> broken(line, "cannot be read", why);
            case Decoded.Read(_, var entry) -> inTime(line, entry, reader);
        };
    }

    private Optional<Broken> inTime(Line line, Entry entry, Consumer<Entry> reader) {
        if (entry.at().isBefore(at)) {
            return broken(line, "is out of order", "it is of " + entry.at() + ", the entry before of " + at);
        }
        at = entry.at();
        head = line.head();
        reader.accept(entry);
        return Optional.empty();
    }

    private Verification end(Head stored) throws SQLException {
        if (head.equals(stored)) {
            return againstTables();
        }
        if (head.sequence() < stored.sequence()) {
            long missing = head.sequence() + 1;
            return new Broken(missing, "entry " + missing + " is missing", "the journal ends with entry "
                    + head.sequence() + ", but its head says that it has come to entry " + stored.sequence());
        }
        return new Broken(stored.sequence() + (head.sequence() > stored.sequence() ? 1 : 0),
                "the journal's head does not fit its last entry",
                "the head says entry " + stored.sequence() + ", hash " + stored.hash() + "; the last entry is "
                        + head.sequence() + ", hash " + head.hash());
    }

    /** These tables are written with each entry: they cannot know of one that never was. */
    private Verification againstTables() throws SQLException {
        for (String table : new String[] {"audit_log", "fills"}) {
            long known = number(connection, "SELECT coalesce(max(sequence), 0) FROM " + table);
            if (known > head.sequence()) {
                long missing = head.sequence() + 1;
                return new Broken(missing, "entry " + missing + " is missing", "the journal ends with entry "
                        + head.sequence() + ", but the table " + table + " knows entry " + known);
            }
        }
        return new Verified(head);
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static Optional<Broken> broken(Line line, String what, String why) {
        return Optional.of(new Broken(line.sequence(), "entry " + line.sequence() + " " + what, why));
    }

    private static boolean next(ResultSet rows) throws JournalRow.Unreadable {
        try {
            return rows.next();
        } catch (SQLException damaged) {
            throw new JournalRow.Unreadable(String.valueOf(damaged.getMessage()));
        }
    }
}
