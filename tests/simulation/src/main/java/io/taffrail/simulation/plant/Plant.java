package io.taffrail.simulation.plant;

import io.taffrail.simulation.wire.FaultKind;
import java.util.Set;

/** A bug as the product could have it, seen at its seams; one that no check finds is a hole in the checks. */
public enum Plant {
    NOTHING("no bug at all"),

    // ---- The journal ----
    SKIP_SYNC("says that entries are synced, and syncs nothing", FaultKind.CRASH),
    ACKNOWLEDGE_BEFORE_APPEND("answers and acts, and appends with the next batch"),
    DROP_LAST_ENTRY("leaves the last entry of a batch out"),
    APPEND_TWICE("writes an entry twice"),
    BREAK_CHAIN("links an entry to the wrong one"),
    CHANGE_THE_PAST("changes an old entry"),
    IGNORE_DISK_ERROR("goes on after the disk failed", FaultKind.DISK_ERROR),
    IGNORE_FULL_DISK("goes on after the disk was full", FaultKind.DISK_FULL),
    FORGET_THE_FILL("writes an execution down without the position that it made", FaultKind.CRASH),
    FORGET_THE_CASH("writes an execution down without the cash that it cost"),
    ROUND_THE_CASH("rounds cash to whole dollars"),
    FORGET_THE_ANSWER("does not write down that the venue has an order"),
    FORGET_SOME_EVENTS("recovers without the last event of some entries", FaultKind.CRASH),
    VIEWS_MISS_ENTRIES("shows its readers not all that happened"),

    // ---- Sending ----
    SEND_TWICE("sends each placement twice"),
    RESEND_AT_ONCE("sends a placement again when the answer was lost", FaultKind.DROP_REPLY, FaultKind.STREAM_GAP,
            FaultKind.STREAM_SILENT),
    NEW_NAME_ON_RETRY("sends a placement again under another name when the answer was lost", FaultKind.DROP_REPLY),
    ROUND_SIZE_UP("orders one share more than was asked for"),
    DOUBLE_SIZE("orders twice what was asked for"),
    WRONG_SIDE("buys where it was to sell"),
    WRONG_SYMBOL("orders another symbol"),
    FORGET_THE_NAME("orders under a name that it did not write down"),
    FORGET_THE_LEGS("sends an entry without its exits"),

    // ---- What an answer means ----
    SILENCE_IS_REFUSAL("takes a lost answer for a refusal", FaultKind.DROP_REPLY, FaultKind.STREAM_GAP),
    ERROR_IS_REFUSAL("takes a server's error for a refusal", FaultKind.ERROR_AFTER),
    ONE_DENIAL_IS_PROOF("takes one answer `not found` for the proof that an order never came", FaultKind.DELAY_REQUEST,
            FaultKind.RESET_REPLY, FaultKind.STREAM_GAP),
    NEVER_LOOK_UP("never finds out what became of an order in doubt", FaultKind.DROP_REPLY, FaultKind.STREAM_GAP),
    NO_STATEMENTS("never reads a statement"),
    ACCEPTANCE_IS_FILL("takes an accepted order for filled"),

    // ---- Reports ----
    DROP_DEDUPLICATION("counts an execution that is told twice twice"),
    WRONG_PRICE("books an execution a cent off"),
    WRONG_QUANTITY("books an execution of one share more"),
    WRONG_ORDER("books an execution to another order"),
    PART_IS_WHOLE("takes a part for the whole"),
    GUESS_THE_CANCEL("takes an order for canceled once it has asked for it"),
    GUESS_THE_REPLACE("takes an order for replaced once it has asked for it"),
    GUESS_THE_EXPIRY("takes an order for expired after a while"),
    NEVER_CANCEL("does not send cancels"),
    CANCEL_ANOTHER("cancels another order than it was asked to"),

    // ---- Rules ----
    NO_POSITION_LIMIT("does not keep the position's limit"),
    HALT_IN_NAME_ONLY("says that it has halted, and goes on"),
    FORGET_THE_HALT("has forgotten after a restart that it was halted", FaultKind.CRASH_WHEN_HALTED),
    KEYS_IGNORED("does a request with a used key once more"),
    NAMES_IGNORED("takes a name that is used"),
    LIVE_ACCOUNT("opens a live account");

    private final String what;
    private final Set<FaultKind> needs;

    Plant(String what, FaultKind... needs) {
        this.what = what;
        this.needs = Set.of(needs);
    }

    public String what() {
        return what;
    }

    /** Faults without which it cannot be seen. */
    public Set<FaultKind> needs() {
        return needs;
    }
}
