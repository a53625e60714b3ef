package io.taffrail.sqlite;

import io.taffrail.format.Chain;
import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.format.Moments;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Pages of old entries, each checked against its own hash, and where in the journal a moment lies. */
final class EntryQueries {
    private static final String ENTRIES = "the entries";

    private final QueryThreads threads;
    private final EntryCodec codec;

    EntryQueries(QueryThreads threads, EntryCodec codec) {
        this.threads = threads;
        this.codec = codec;
    }

    List<Entry> page(long fromSequence, int limit) {
        List<Line> lines = threads.read(ENTRIES, handle -> handle
                .createQuery(JournalRow.SELECT + " WHERE sequence >= :from ORDER BY sequence LIMIT :limit")
                .bind("from", fromSequence)
                .bind("limit", limit)
                .map((row, _) -> line(row))
                .list());
        return lines.stream().map(this::entry).toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        try {
            return JournalRow.line(row);
        } catch (JournalRow.Unreadable damaged) {
            throw new JournalException("entry " + row.getLong(1) + " cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    private Entry entry(Line line) {
        Chain.flaw(line, new Head(line.sequence() - 1, line.previousHash())).ifPresent(flaw -> {
            throw new JournalException("entry " + line.sequence() + " was changed: " + flaw);
        });
        return codec.decode(line);
    }

    long firstSince(Instant at) {
        return threads.read(ENTRIES, handle -> firstSince(handle, Moments.text(at)));
    }

    /** Entries are numbered without a gap and never go back in time: halving finds the place in some twenty looks. */
    private static long firstSince(Handle handle, String at) {
        long low = 1;
        long high = handle.createQuery("SELECT coalesce(max(sequence), 0) + 1 FROM journal").mapTo(Long.class).one();
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (time(handle, middle).orElseThrow().compareTo(at) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long beginningOfOrders(AccountId account, long fromSequence) {
        return threads.read(ENTRIES, handle -> time(handle, fromSequence)
                .flatMap(at -> handle.createQuery("""
                                SELECT created_at FROM executed_orders WHERE account = :account AND updated_at >= :at
                                ORDER BY created_at LIMIT 1""")
                        .bind("account", account.value())
                        .bind("at", at)
                        .mapTo(String.class)
                        .findOne())
                .map(created -> Math.min(fromSequence, firstSince(handle, created)))
                .orElse(fromSequence));
    }

    private static Optional<String> time(Handle handle, long sequence) {
        return handle.createQuery("SELECT at FROM journal WHERE sequence = :sequence")
                .bind("sequence", sequence)
                .mapTo(String.class)
                .findOne();
    }
}
