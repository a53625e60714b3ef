package io.taffrail.sqlite;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The one connection that writes: each append, and all that is projected from it, is one transaction. */
final class JournalWriter implements AutoCloseable {
    private final Connection connection;
    private final EntryCodec codec;
    private final Projection projection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insert;
    private final PreparedStatement moveHead;

    JournalWriter(Connection connection, EntryCodec codec) throws SQLException {
        this.connection = connection;
        this.codec = codec;
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        insert = connection.prepareStatement("""
                INSERT INTO journal (sequence, at, cause, input, events, previous_hash, hash)
                VALUES (?,?,?,?,?,?,?)""");
        // The fence: it moves only where nobody else has moved it.
        moveHead = connection.prepareStatement(
                "UPDATE journal_head SET sequence = ?, hash = ? WHERE sequence = ? AND hash = ?");
        projection = new Projection(connection, codec);
    }

    /** The texts of entries that follow a head; nothing is written yet. */
    List<Line> encode(List<Entry> entries, Head head) {
        var lines = new ArrayList<Line>(entries.size());
        Head last = head;
        for (Entry entry : entries) {
            if (entry.sequence() != last.sequence() + 1) {
                throw new JournalException(
                        "entry " + entry.sequence() + " cannot follow on entry " + last.sequence());
            }
            Line line = codec.encode(entry, last.hash());
            lines.add(line);
            last = line.head();
        }
        return lines;
    }

    /** Writes all of it or nothing. */
    void write(List<Entry> entries, List<Line> lines, Head expected) throws SQLException {
        begin.executeUpdate();
        try {
            Head head = lines.getLast().head();
            if (Rows.write(moveHead, head.sequence(), head.hash(), expected.sequence(), expected.hash()) != 1) {
                throw new JournalException("the journal is no longer at entry " + expected.sequence()
                        + "\n  why: another program has written to it"
                        + "\n  fix: let one server run on a data folder at a time");
            }
            for (Line line : lines) {
                Rows.write(
                        insert, line.sequence(), line.at(), line.cause(), line.input(), line.events(),
                        line.previousHash(), line.hash());
            }
            projection.project(entries);
            commit.executeUpdate();
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /** Takes up what the tables know; false where they have to be rebuilt first. */
    boolean load(Head head) throws SQLException {
        if (!projection.fits(head.sequence())) {
            return false;
        }
        try {
            projection.load();
            return true;
        } catch (RuntimeException damaged) {
            // What is there is not what was written; the journal has it.
            return false;
        }
    }

    /** Projects the whole journal anew, in one transaction. */
    void rebuild(DatabaseFile file) throws SQLException {
        begin.executeUpdate();
        try (var reading = file.openForReading()) {
            projection.clear();
            var walk = new ChainWalk(reading, codec).walk(1, entry -> {
                try {
                    projection.project(List.of(entry));
                } catch (SQLException e) {
                    throw Failure.of("the tables could not be rebuilt at entry " + entry.sequence(), e);
                }
            });
            if (walk instanceof Verification.Broken broken) {
                throw SqliteJournal.broken(file, broken);
            }
            commit.executeUpdate();
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(Exception cause) {
        // SQLite has already rolled back by itself where the disk was full; then there is nothing left to do.
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyDone) {
            cause.addSuppressed(alreadyDone);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
