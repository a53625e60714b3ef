package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.conformance.SignalSamples;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals in the table that people query, and as the journal tells them again. */
class SignalTableTest {
    private static final SignalId FIRST = SignalSamples.SIGNAL.id();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFileWithSignals() {
        file = folder.resolve("trading.db");
        try (var journal = SqliteJournal.open(file, Durability.RELAXED)) {
            journal.append(entries(), journal.head());
        }
    }

    @Test
    void aSignalIsARowWithWhatBecameOfIt() throws SQLException {
        assertThat(Sql.rows(file, """
                SELECT sequence, signal_id, strategy, symbol, action, status, found, size, qty, hook, dialect, repeats, reason, how
                FROM signals ORDER BY sequence""")).isEqualTo(List.of(
                "3|tradingview:Long-2026-01-02T14:30:00Z|ema|AAPL|ENTER_LONG|ACTED|FLAT|fixed:10|10|tradingview|okx|1"
                        + "|looks right|opens long",
                "9|S-2|ema|AAPL|SELL|DECLINED|LONG|null|null|null|native|0|SIGNAL_STALE: the signal was sent at "
                        + "2026-01-02T14:30:00.123456789Z and came at 2026-01-02T14:31:01.123456789Z; it may be 60000 ms old"
                        + "|waits for the end of 1 working"));
    }

    @Test
    void aSignalIsToldAgainAsItsEventsMadeIt() {
        SignalStory expected = SignalStory.of(
                new SignalEvent.SignalReceived(
                        Samples.ACCOUNT, SignalSamples.SIGNAL, SignalSamples.DELIVERY,
                        PositionState.FLAT, Samples.AT),
                3);
        for (Event event : SignalSamples.events()) {
            expected = expected.apply((SignalEvent) event);
        }

        try (var journal = SqliteJournal.open(file, Durability.RELAXED)) {
            assertThat(journal.signal(Samples.ACCOUNT, FIRST)).contains(expected);
            assertThat(journal.signal(Samples.ACCOUNT, new SignalId("nobody"))).isEmpty();
        }
    }

    @Test
    void signalsAreListedTheLatestFirst() {
        try (var journal = SqliteJournal.open(file, Durability.RELAXED)) {
            assertThat(ids(journal.signals(Samples.ACCOUNT, Optional.empty(), Long.MAX_VALUE, 10)))
                    .containsExactly("S-2", FIRST.value());
            assertThat(ids(journal.signals(Samples.ACCOUNT, Optional.of(SignalStatus.ACTED), Long.MAX_VALUE, 10)))
                    .containsExactly(FIRST.value());
            assertThat(ids(journal.signals(Samples.ACCOUNT, Optional.empty(), 9, 10))).containsExactly(FIRST.value());
            assertThat(ids(journal.signals(Samples.ACCOUNT, Optional.empty(), Long.MAX_VALUE, 1))).containsExactly("S-2");
        }
    }

    @Test
    void theTableIsMadeAgainFromTheJournal() throws SQLException {
        var before = Sql.rows(file, "SELECT * FROM signals ORDER BY sequence");

        try (var journal = SqliteJournal.open(file, Durability.RELAXED)) {
            journal.rebuild();
        }

        assertThat(Sql.rows(file, "SELECT * FROM signals ORDER BY sequence")).isEqualTo(before).hasSize(2);
    }

    private static List<String> ids(List<SignalStory> stories) {
        return stories.stream().map(story -> story.id().value()).toList();
    }

    /** Each event in an entry of its own. */
    private static List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (Event event : SignalSamples.events()) {
            entries.add(new Entry(
                    entries.size() + 1, Samples.AT, Cause.DESK, new Input.MarksObserved(List.of()), List.of(event)));
        }
        return entries;
    }
}
