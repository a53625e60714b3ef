package io.taffrail.model.journal;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.CashMovement;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.value.Money;
import java.time.Instant;

/** A fact about an account's existence or money. */
public sealed interface AccountEvent extends Event {

    record AccountOpened(Account account, Instant at) implements AccountEvent {}

    /** From now on its orders are, or are not, checked against its buying power. */
    record BuyingPowerCheckSet(AccountId account, boolean checked, Instant at) implements AccountEvent {}

    /** Its owner's choices are these from now on. */
    record AccountConfigured(AccountId account, Configuration configuration, Instant at) implements AccountEvent {}

    /** A list of symbols is kept with it as it is here: a new one, or one that was changed. */
    record WatchlistKept(AccountId account, Watchlist watchlist, Instant at) implements AccountEvent {}

    /** A list of symbols is kept with it no longer. */
    record WatchlistDeleted(AccountId account, WatchlistId watchlist, Instant at) implements AccountEvent {}

    /**
     * Its cash changed.
     *
     * @param change what came in, or went out where below zero
     * @param cash what it has since
     * @param reason what for, in a few words: {@code trade T-12}
     */
    record BalanceChanged(AccountId account, Money change, Money cash, String reason, Instant at)
            implements AccountEvent {

        /** What its reason says. */
        public CashMovement movement() {
            return CashMovement.read(reason);
        }
    }
}
