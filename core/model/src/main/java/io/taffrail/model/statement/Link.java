package io.taffrail.model.statement;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.LinkEvent.AccountReconciled;
import io.taffrail.model.journal.LinkEvent.BreakFound;
import io.taffrail.model.journal.LinkEvent.BreakSettled;
import io.taffrail.model.journal.LinkEvent.LinkDropped;
import io.taffrail.model.journal.LinkEvent.LinkRaised;
import io.taffrail.model.journal.LinkEvent.MovementBooked;
import io.taffrail.model.journal.LinkEvent.RecordBooked;
import io.taffrail.model.journal.LinkEvent.ReportSetAside;
import io.taffrail.model.journal.LinkEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an account stands with its broker, as its events have made it; engine and views fold it with the same {@link #apply}.
 *
 * @param capabilities what the broker does by itself, once it has been reached; empty for an account that is held in the house
 * @param live whether the broker tells everything that happens
 * @param reconciled since when books and broker agree, where they do since the link is up
 * @param breaks what nothing explains, one for each subject
 * @param cursor up to where the broker's record is booked
 * @param agreedOnce whether they have ever agreed; what is found before that is what the account opens with
 * @param why what is wrong where the link is down
 */
public record Link(
        Optional<Capabilities> capabilities,
        OnBreak onBreak,
        boolean live,
        Optional<Instant> reconciled,
        List<Break> breaks,
        Optional<String> cursor,
        boolean agreedOnce,
        String why) {

    /** Of an account that is held in the house: nothing can come between. */
    public static final Link LOCAL = new Link(
            Optional.empty(), OnBreak.ASK, true, Optional.of(Instant.EPOCH), List.of(), Optional.empty(), false, "");

    public Link {
        breaks = List.copyOf(breaks);
    }

    /** The link after one more event. */
    public Link apply(LinkEvent event) {
        return switch (event) {
            case LinkRaised(_, var offered, var policy, _) ->
                new Link(Optional.of(offered), policy, true, Optional.empty(), breaks, cursor, agreedOnce, "");
            case LinkDropped(_, var because, _) ->
                new Link(capabilities, onBreak, false, Optional.empty(), breaks, cursor, agreedOnce, because);
            case RecordBooked(_, var booked, _) ->
                new Link(capabilities, onBreak, live, reconciled, breaks, Optional.of(booked), agreedOnce, why);
            case AccountReconciled(_, var at) ->
                new Link(capabilities, onBreak, live, Optional.of(at), breaks, cursor, true, why);
            case BreakFound(_, var found, _) ->
                new Link(capabilities, onBreak, live, reconciled, with(found), cursor, agreedOnce, why);
            case BreakSettled(_, var settled, _, _) ->
                new Link(capabilities, onBreak, live, reconciled, without(settled), cursor, agreedOnce, why);
            case MovementBooked _, ReportSetAside _ -> this;
        };
    }

    public Gate gate() {
        if (!live) {
            return Gate.SHUT;
        }
        if (!breaks.isEmpty()) {
            return onBreak == OnBreak.HALT ? Gate.SHUT : Gate.CLOSING_ONLY;
        }
        return reconciled.isPresent() ? Gate.OPEN : Gate.CLOSING_ONLY;
    }

    /** Why the gate is not open, in a few words. */
    public String because() {
        if (!live) {
            return "the link to the broker is down (" + why + ")";
        }
        return breaks.isEmpty()
                ? "books and broker are being compared"
                : "books and broker differ: " + breaks.getFirst().what();
    }

    /** Whether the account is held in the house, where nothing comes between what is asked for and what is done. */
    public boolean isLocal() {
        return capabilities.isEmpty();
    }

    /** Whether brackets, OTOs and OCOs are the broker's own. */
    public boolean groups() {
        return capabilities.filter(Capabilities::groups).isPresent();
    }

    /**
     * Whether exits of it are placed in whole units only: a broker that keeps groups itself does so for whole shares, because Alpaca
     * refuses the rest ("fractional orders must be simple orders", "fractional orders must be DAY orders"; its page on fractional trading).
     */
    public boolean exitsInWhole(Instrument instrument) {
        return groups() && instrument.assetClass() == AssetClass.US_EQUITY;
    }

    private List<Break> with(Break found) {
        var all = new ArrayList<Break>(without(found));
        all.add(found);
        return all;
    }

    private List<Break> without(Break settled) {
        return breaks.stream()
                .filter(other -> !other.subject().equals(settled.subject()))
                .toList();
    }
}
