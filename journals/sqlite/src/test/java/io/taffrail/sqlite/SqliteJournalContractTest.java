package io.taffrail.sqlite;

import io.taffrail.conformance.JournalContract;
import io.taffrail.ports.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalContractTest extends JournalContract {
    @TempDir
    Path folder;

    @Override
    protected Journal open() {
        return SqliteJournal.open(folder.resolve("data/trading.db"), Durability.DURABLE);
    }
}
