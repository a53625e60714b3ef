package io.taffrail.sqlite;

import io.taffrail.format.EntryCodec;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import java.util.List;
import java.util.Optional;

/** Signals, by what is asked of them. */
final class SignalQueries {
    private final QueryThreads threads;
    private final EntryCodec codec;

    SignalQueries(QueryThreads threads, EntryCodec codec) {
        this.threads = threads;
        this.codec = codec;
    }

    Optional<SignalStory> find(AccountId account, SignalId id) {
        return threads.read("a signal", handle -> handle.createQuery(
                        "SELECT detail FROM signals WHERE account = ? AND signal_id = ?")
                .bind(0, account.value())
                .bind(1, id.value())
                .map((row, _) -> codec.readSignal(row.getString(1)))
                .findFirst());
    }

    List<SignalStory> list(AccountId account, Optional<SignalStatus> status, long before, int limit) {
        return threads.read("the signals", handle -> {
            var query = handle.createQuery("SELECT detail FROM signals WHERE account = :account AND sequence < :before"
                            + (status.isPresent() ? " AND status = :status" : "") + " ORDER BY sequence DESC LIMIT :limit")
                    .setTemplateEngine((template, _) -> template)
                    .bind("account", account.value())
                    .bind("before", before)
                    .bind("limit", limit);
            status.ifPresent(one -> query.bind("status", one.name()));
            return query.map((row, _) -> codec.readSignal(row.getString(1))).list();
        });
    }
}
