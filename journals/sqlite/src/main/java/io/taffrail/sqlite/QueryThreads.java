package io.taffrail.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.taffrail.ports.JournalException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * A few platform threads with connections that only read: a call into SQLite would hold the carrier of a virtual thread
 * for as long as it takes.
 */
final class QueryThreads implements AutoCloseable {
    private static final int THREADS = 3;

    private final HikariDataSource connections;
    private final Jdbi jdbi;
    private final ExecutorService threads;

    QueryThreads(DatabaseFile file) {
        var config = new HikariConfig();
        config.setPoolName("journal-queries");
        config.setDataSource(file.forReading());
        config.setMaximumPoolSize(THREADS);
        config.setReadOnly(true);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        connections = new HikariDataSource(config);
        jdbi = Jdbi.create(connections);
        threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("journal-query-", 1).factory());
    }

    /** What a query finds; the caller waits for it. */
    <T> T read(String what, HandleCallback<T, Exception> query) {
        try {
            return threads.submit(() -> jdbi.withHandle(query)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException(what + " were not read: interrupted", e);
        } catch (ExecutionException e) {
            throw new JournalException(what + " could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
    }
}
