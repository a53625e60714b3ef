package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Movement;
import io.taffrail.model.statement.OnBreak;
import java.time.Instant;

/** A fact about the link between an account and its broker. */
public sealed interface LinkEvent extends Event {

    AccountId account();

    /** The broker tells everything from now on; until books and broker agree the account only closes. */
    record LinkRaised(AccountId account, Capabilities capabilities, OnBreak onBreak, Instant at) implements LinkEvent {}

    /** The broker may do things that are not told: until the link is back no order leaves. */
    record LinkDropped(AccountId account, String why, Instant at) implements LinkEvent {}

    /** The broker's record is booked up to here. */
    record RecordBooked(AccountId account, String cursor, Instant at) implements LinkEvent {}

    /** Orders, executions, positions and cash of books and broker agree. */
    record AccountReconciled(AccountId account, Instant at) implements LinkEvent {}

    /** An alarm: books and broker differ, and nothing explains it. */
    record BreakFound(AccountId account, Break found, Instant at) implements LinkEvent {}

    /** A difference is no more. */
    record BreakSettled(AccountId account, Break settled, String how, Instant at) implements LinkEvent {}

    /** Money moved at the broker without an order; the change of the balance follows. */
    record MovementBooked(AccountId account, Movement movement, Instant at) implements LinkEvent {}

    /** Something that came from the broker was put aside, and nothing of it was believed. */
    record ReportSetAside(AccountId account, String what, Instant at) implements LinkEvent {}
}
