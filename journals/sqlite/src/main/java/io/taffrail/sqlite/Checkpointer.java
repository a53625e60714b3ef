package io.taffrail.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Moves what was written from SQLite's log into the file, on its own thread and connection, so that no append waits
 * for it. A passive pass cannot empty a log that is being written, and only an emptied log is used again: above so
 * many frames it passes once more under the writer's lock.
 */
final class Checkpointer implements AutoCloseable {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MANY_FRAMES = 2_000;

    private final Connection connection;
    private final Lock writing;
    private final Consumer<SQLException> failed;
    private final Thread thread;
    private volatile boolean written;
    private volatile boolean closed;

    Checkpointer(Connection connection, Lock writing, Consumer<SQLException> failed) {
        this.connection = connection;
        this.writing = writing;
        this.failed = failed;
        thread = Thread.ofPlatform().daemon().name("journal-checkpoint").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something to move; nobody is woken for it. */
    void noteWritten() {
        written = true;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private void run() {
        try {
            while (!closed) {
                LockSupport.parkNanos(this, EVERY_NANOS);
                if (written && !closed) {
                    written = false;
                    pass();
                }
            }
        } catch (SQLException e) {
            failed.accept(e);
        }
    }

    private void pass() throws SQLException {
        if (frames() > MANY_FRAMES) {
            writing.lock();
            try {
                frames();
            } finally {
                writing.unlock();
            }
        }
    }

    /** Moves what can be moved, and says how many frames the log has. */
    private int frames() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return rows.next() ? rows.getInt(2) : 0;
        }
    }
}
