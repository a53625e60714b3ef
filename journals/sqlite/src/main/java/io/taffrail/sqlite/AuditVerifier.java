package io.taffrail.sqlite;

import io.taffrail.format.EntryCodec;
import io.taffrail.ports.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Checks a journal's rows against each other, read-only, also while a server writes to it: sequence, links, hashes,
 * times, and that every text can be read.
 *
 * <p>A tail that was cut off leaves a chain that is whole. It is found by the head's own row and by the tables that
 * are written with each entry. Who rewrites all of these, or puts an old copy of the whole file back, is found only by
 * comparing the head's hash with one that was noted elsewhere: that is why it is printed.
 */
public final class AuditVerifier {

    private AuditVerifier() {}

    /**
     * Walks the journal of a file from its first entry.
     *
     * @throws JournalException where there is no journal, or the file cannot be opened
     */
    public static Verification verify(Path file) {
        try (var connection = new DatabaseFile(file, Durability.DURABLE).openForReading()) {
            return new ChainWalk(connection, new EntryCodec()).walk(1, _ -> {});
        } catch (SQLException e) {
            throw Failure.of("the journal " + file + " cannot be verified", e);
        }
    }
}
