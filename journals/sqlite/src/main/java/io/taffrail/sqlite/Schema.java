package io.taffrail.sqlite;

import io.taffrail.ports.JournalException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** Brings a file's tables up to this build's; a file of a later build is refused. */
final class Schema {

    private Schema() {}

    static void migrate(DataSource source, DatabaseFile file) {
        try {
            Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:io/taffrail/sqlite/migrations")
                    .loggers("slf4j")
                    .validateMigrationNaming(true)
                    .load();
            flyway.migrate();
            for (var migration : flyway.info().applied()) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw new JournalException("the journal " + file.path() + " cannot be opened\n  why: a later "
                            + "version of this program has changed its tables (migration " + migration.getVersion()
                            + ")\n  fix: run that version, or restore a backup from before");
                }
            }
        } catch (FlywayException e) {
            throw e.getCause() instanceof SQLException sql
                    ? Failure.of("the journal " + file.path() + " cannot be opened", sql)
                    : new JournalException("the tables of " + file.path() + " cannot be brought up to date\n  why: "
                            + e.getMessage() + "\n  fix: restore the data folder from a backup", e);
        } catch (NullPointerException damaged) {
            // Flyway's own, where a byte of its history is not what it was: it believes the names of the columns that it reads.
            throw new JournalException("the journal " + file.path() + " cannot be opened\n  why: the table flyway_schema_history is "
                    + "damaged\n  fix: restore the data folder from a backup", damaged);
        }
    }
}
