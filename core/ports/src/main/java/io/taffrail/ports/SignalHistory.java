package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import java.util.List;
import java.util.Optional;

/** All signals that a desk ever had. */
public interface SignalHistory {

    Optional<SignalStory> signal(AccountId account, SignalId id);

    /**
     * An account's signals, the latest first.
     *
     * @param status only those; empty for all
     * @param before only those that came in an earlier entry
     * @param limit at most so many
     */
    List<SignalStory> signals(AccountId account, Optional<SignalStatus> status, long before, int limit);
}
