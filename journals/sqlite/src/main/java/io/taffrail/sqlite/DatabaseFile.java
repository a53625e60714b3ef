package io.taffrail.sqlite;

import io.taffrail.ports.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** One SQLite file, and the ways in which it is opened. */
record DatabaseFile(Path path, Durability durability) {
    /** Nobody else writes while the folder's lock is held; a checkpoint is over within this time. */
    private static final int BUSY_MILLIS = 2_000;

    /** Bounded only in tests, which cannot fill a disk: SQLite answers as if it were full. */
    static final int UNBOUNDED = 0;

    /** For the one connection that writes; it leaves checkpoints to their own thread where appends are durable. */
    SQLiteDataSource forWriting(int maxPages) {
        SQLiteConfig config = common();
        config.setJournalMode(JournalMode.WAL);
        config.setPageSize(4096);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        switch (durability) {
            case DURABLE -> {
                config.setSynchronous(SynchronousMode.FULL);
                config.setWalAutocheckpoint(0);
            }
            case RELAXED -> {
                config.setSynchronous(SynchronousMode.OFF);
                config.setWalAutocheckpoint(4_000);
            }
        }
        if (maxPages != UNBOUNDED) {
            config.setMaxPageCount(maxPages);
        }
        return source(config);
    }

    SQLiteDataSource forReading() {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        return source(config);
    }

    /** A connection that only reads; where there is no such file, it is not made. */
    Connection openForReading() {
        if (!Files.exists(path)) {
            throw new JournalException("there is no journal at " + path
                    + "\n  why: the file does not exist\n  fix: name the data folder of a desk that has run");
        }
        try {
            return forReading().getConnection();
        } catch (SQLException e) {
            throw Failure.of("the journal " + path + " cannot be opened", e);
        }
    }

    private static SQLiteConfig common() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // The driver would ask for the last row's id after every insert, and nobody wants it.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path.toAbsolutePath());
        return source;
    }
}
