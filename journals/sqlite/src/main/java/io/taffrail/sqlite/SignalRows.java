package io.taffrail.sqlite;

import static io.taffrail.sqlite.Rows.orNull;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Moments;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.ports.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code signals}; nothing is remembered from one transaction to the next. */
final class SignalRows {
    private final EntryCodec codec;
    private final PreparedStatement write;
    private final PreparedStatement find;
    private final PreparedStatement latest;
    private final Map<Name, SignalStory> changed = new LinkedHashMap<>();

    private record Name(AccountId account, SignalId id) {}

    SignalRows(Connection connection, EntryCodec codec) throws SQLException {
        this.codec = codec;
        write = connection.prepareStatement("""
                INSERT OR REPLACE INTO signals (sequence, signal_id, account, strategy, symbol, action, status, found, size, qty,
                  hook, dialect, received_at, changed_at, repeats, reason, how, detail)
                VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""");
        find = connection.prepareStatement("SELECT detail FROM signals WHERE account = ? AND signal_id = ?");
        latest = connection.prepareStatement("SELECT detail FROM signals ORDER BY sequence DESC LIMIT 1");
    }

    /** An earlier build may have written a signal with other components; one row speaks for all. */
    boolean areReadable() throws SQLException {
        try (var rows = latest.executeQuery()) {
            if (rows.next()) {
                codec.readSignal(rows.getString(1));
            }
            return true;
        } catch (JournalException otherShape) {
            return false;
        }
    }

    /** Forgets what was taken and not written. */
    void load() {
        changed.clear();
    }

    /** Takes an event of that entry in; the row is written by {@link #flush}. */
    void take(SignalEvent event, long sequence) throws SQLException {
        switch (event) {
            case SignalEvent.SignalReceived first ->
                changed.put(new Name(first.account(), first.signal().id()), SignalStory.of(first, sequence));
            case SignalEvent.SignalRepeated(var account, var id, _)    -> next(account, id, event);
            case SignalEvent.SignalSized(var account, var id, _, _)    -> next(account, id, event);
            case SignalEvent.SignalHeld(var account, var id, _, _)     -> next(account, id, event);
            case SignalEvent.SignalApproved(var account, var id, _, _) -> next(account, id, event);
            case SignalEvent.SignalDeclined(var account, var id, _, _) -> next(account, id, event);
            case SignalEvent.SignalRefused(var account, var id, _, _)  -> next(account, id, event);
            case SignalEvent.SignalActed(var account, var id, _, _, _) -> next(account, id, event);
            case SignalEvent.SignalWaits(var account, var id, _, _, _) -> next(account, id, event);
            case SignalEvent.StrategyKept _, SignalEvent.HookKept _, SignalEvent.HookDropped _, SignalEvent.DeliveryRefused _ -> {
                // No row: the journal has it, and the audit log says it.
            }
        }
    }

    /** Writes every signal that has changed, once. */
    void flush() throws SQLException {
        for (SignalStory story : changed.values()) {
            write(story);
        }
        changed.clear();
    }

    private void next(AccountId account, SignalId id, SignalEvent event) throws SQLException {
        var name = new Name(account, id);
        SignalStory before = changed.get(name);
        changed.put(name, (before == null ? stored(name) : before).apply(event));
    }

    private SignalStory stored(Name name) throws SQLException {
        find.setString(1, name.account().value());
        find.setString(2, name.id().value());
        try (var rows = find.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("an event is about a signal that never was: " + name.id());
            }
            return codec.readSignal(rows.getString(1));
        }
    }

    private void write(SignalStory story) throws SQLException {
        Optional<Sizing.Sized> sized =
                story.sizing().filter(Sizing.Sized.class::isInstance).map(Sizing.Sized.class::cast);
        Rows.write(
                write, story.sequence(), story.id(), story.account(), story.signal().strategy(), story.signal().symbol(),
                story.signal().action(), story.status(), story.found(), orNull(story.signal().size().map(SizingRule::text)),
                orNull(sized.map(Sizing.Sized::quantity)), orNull(story.delivery().hook()), story.delivery().dialect(),
                Moments.text(story.receivedAt()), Moments.text(story.changedAt()), story.repeats(),
                orNull(story.refusal().map(denial -> denial.code() + ": " + denial.what()).or(story::reason)),
                orNull(story.how()), codec.write(story));
    }
}
