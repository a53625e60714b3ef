package io.taffrail.sqlite;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.model.order.Order;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.ports.Activity;
import io.taffrail.ports.ActivityQuery;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.Journal;
import io.taffrail.ports.JournalException;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in one SQLite file, with the tables that people query beside it.
 *
 * <p>Appends come from one thread at a time; everything else may be called by any thread. After an append that failed
 * while it was written, no further one is taken: the file is then opened anew, and says what is true.
 */
public final class SqliteJournal implements Journal, OrderHistory, EntryHistory {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private final DatabaseFile file;
    private final EntryCodec codec = new EntryCodec();
    private final ReentrantLock writing = new ReentrantLock();
    private final JournalWriter writer;
    private final Lookup lookup;
    private final QueryThreads queryThreads;
    private final OrderQueries orders;
    private final EntryQueries entries;
    private final ActivityQueries activities;
    private final PerformanceQueries performance;
    private final SignalQueries signals;
    private final Optional<Checkpointer> checkpointer;
    private volatile Head head;
    private volatile @Nullable JournalException stopped;

    private SqliteJournal(DatabaseFile file, Connection connection, int maxPages) throws SQLException {
        this.file = file;
        head = StoredHead.read(connection);
        checkLastEntry(connection);
        writer = new JournalWriter(connection, codec);
        if (!writer.load(head)) {
            LOG.warn("the tables of {} do not fit the journal and are rebuilt from it", file.path());
            writer.rebuild(file);
        }
        lookup = new Lookup(file, codec);
        queryThreads = new QueryThreads(file);
        orders = new OrderQueries(queryThreads, codec);
        entries = new EntryQueries(queryThreads, codec);
        activities = new ActivityQueries(queryThreads, entries);
        performance = new PerformanceQueries(queryThreads);
        signals = new SignalQueries(queryThreads, codec);
        checkpointer = switch (file.durability()) {
            case DURABLE -> Optional.of(
                    new Checkpointer(file.forWriting(maxPages).getConnection(), writing, this::checkpointFailed));
            case RELAXED -> Optional.empty();
        };
        checkpointer.ifPresent(Checkpointer::start);
    }

    /**
     * Opens the journal of a file; a new file, and its folder, are made where there is none.
     *
     * @throws JournalException where the file is not a journal, is damaged at its end, or cannot be written
     */
    public static SqliteJournal open(Path path, Durability durability) {
        return open(path, durability, DatabaseFile.UNBOUNDED);
    }

    static SqliteJournal open(Path path, Durability durability, int maxPages) {
        var file = new DatabaseFile(path, durability);
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new JournalException("the folder of the journal " + path + " cannot be made: " + e, e);
        }
        var source = file.forWriting(maxPages);
        Schema.migrate(source, file);
        try {
            Connection connection = source.getConnection();
            try {
                return new SqliteJournal(file, connection, maxPages);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Failure.of("the journal " + path + " cannot be opened", e);
        }
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Head append(List<Entry> entries, Head expected) {
        writing.lock();
        try {
            refuseWhereStopped();
            if (!expected.equals(head)) {
                throw new JournalException("nothing was written: the writer believes the journal to be at entry "
                        + expected.sequence() + ", it is at entry " + head.sequence());
            }
            if (entries.isEmpty()) {
                return head;
            }
            List<Line> lines = writer.encode(entries, expected);
            try {
                writer.write(entries, lines, expected);
            } catch (SQLException e) {
                throw stop(Failure.of("entry " + lines.getFirst().sequence() + " could not be written", e));
            } catch (JournalException e) {
                throw stop(e);
            } catch (RuntimeException e) {
                throw stop(new JournalException("entry " + lines.getFirst().sequence()
                        + " could not be projected, and was not written\n  why: " + e.getMessage()
                        + "\n  fix: report this with the journal", e));
            }
            head = lines.getLast().head();
            checkpointer.ifPresent(Checkpointer::noteWritten);
            return head;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void read(long fromSequence, Consumer<Entry> reader) {
        if (fromSequence < 1) {
            throw new IllegalArgumentException("a journal begins at 1, not at " + fromSequence);
        }
        try (var connection = file.openForReading()) {
            if (new ChainWalk(connection, codec).walk(fromSequence, reader) instanceof Verification.Broken broken) {
                throw broken(file, broken);
            }
        } catch (SQLException e) {
            throw Failure.of("the journal " + file.path() + " cannot be read", e);
        }
    }

    @Override
    public Optional<Entry> entry(long sequence) {
        return lookup.entry(sequence);
    }

    /** Projects all tables anew from the journal, in one transaction. */
    public void rebuild() {
        writing.lock();
        try {
            refuseWhereStopped();
            writer.rebuild(file);
        } catch (SQLException e) {
            throw stop(Failure.of("the tables of " + file.path() + " could not be rebuilt", e));
        } catch (JournalException e) {
            throw stop(e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return lookup.find(id);
    }

    @Override
    public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
        return lookup.find(account, clientOrderId);
    }

    @Override
    public boolean isBooked(OrderId order, TradeId execution) {
        return orders.isBooked(order, execution);
    }

    @Override
    public List<Order> group(OrderId group) {
        return orders.group(group);
    }

    @Override
    public List<Order> list(OrderQuery query) {
        return orders.list(query);
    }

    @Override
    public List<Entry> page(long fromSequence, int limit) {
        return entries.page(fromSequence, limit);
    }

    @Override
    public long firstSince(Instant at) {
        return entries.firstSince(at);
    }

    @Override
    public long beginningOfOrders(AccountId account, long fromSequence) {
        return entries.beginningOfOrders(account, fromSequence);
    }

    @Override
    public List<Activity> activities(ActivityQuery query) {
        return activities.list(query);
    }

    @Override
    public void roundTrips(Span span, Consumer<RoundTrip> reader) {
        performance.roundTrips(span, reader);
    }

    @Override
    public List<RoundTrip> latestRoundTrips(Span span, int limit) {
        return performance.latestRoundTrips(span, limit);
    }

    @Override
    public void days(Span span, Consumer<DayResult> reader) {
        performance.days(span, reader);
    }

    @Override
    public void executions(Span span, int limit, Consumer<Execution> reader) {
        performance.executions(span, limit, reader);
    }

    @Override
    public Optional<SignalStory> signal(AccountId account, SignalId id) {
        return signals.find(account, id);
    }

    @Override
    public List<SignalStory> signals(AccountId account, Optional<SignalStatus> status, long before, int limit) {
        return signals.list(account, status, before, limit);
    }

    @Override
    public void close() {
        queryThreads.close();
        try {
            // Not under the lock: the thread that ends may be waiting for it.
            if (checkpointer.isPresent()) {
                checkpointer.get().close();
            }
        } catch (SQLException e) {
            throw notClosed(e);
        }
        writing.lock();
        try {
            lookup.close();
            writer.close();
        } catch (SQLException e) {
            throw notClosed(e);
        } finally {
            writing.unlock();
        }
    }

    private JournalException notClosed(SQLException e) {
        return Failure.of("the journal " + file.path() + " was not closed cleanly", e);
    }

    static JournalException broken(DatabaseFile file, Verification.Broken broken) {
        return new JournalException("the journal " + file.path() + " is broken: " + broken.what() + "\n  why: "
                + broken.why() + "\n  fix: restore the data folder from a backup");
    }

    private void checkLastEntry(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")) {
            Head last = rows.next() ? new Head(rows.getLong(1), rows.getString(2)) : Head.EMPTY;
            if (!last.equals(head)) {
                throw new JournalException("the journal " + file.path() + " is broken: it ends with entry "
                        + last.sequence() + ", but its head says " + head.sequence()
                        + "\n  why: its rows were changed by something else than this program"
                        + "\n  fix: run taffrail audit verify, and restore a backup");
            }
        }
    }

    private void refuseWhereStopped() {
        JournalException first = stopped;
        if (first != null) {
            throw new JournalException("the journal takes no more entries: " + first.getMessage(), first);
        }
    }

    private JournalException stop(JournalException failure) {
        stopped = failure;
        return failure;
    }

    private void checkpointFailed(SQLException e) {
        stop(Failure.of("the journal's log could not be moved into " + file.path(), e));
    }
}
