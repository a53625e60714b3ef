package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.VenueExecution;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.alpaca.wire.VenueStatus;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Alpaca says of an order, as reports in an order that the lifecycle allows: that it has taken another's place before
 * anything else of it, and that it is over only after all of its fills. Where that cannot be told from what is known, nothing
 * is told, and the order is named that has to be looked up first.
 */
final class Reports {
    private final Register register;
    private final Outbox outbox;

    Reports(Register register, Outbox outbox) {
        this.register = register;
        this.outbox = outbox;
    }

    /**
     * Tells the desk what is new about an order.
     *
     * @return the order that has to be looked up before more can be told, where there is one
     */
    Optional<Known> news(Known known, VenueOrder theirs) {
        synchronized (register) {
            Optional<Known> before = register.predecessor(known);
            if (before.isPresent()) {
                return newsOfReplacement(before.get(), known, theirs);
            }
            if (register.fellWithEntry(known, theirs)) {
                known.unnamed();
                return Optional.empty();
            }
            if (!known.isReleased()) {
                if (known.untold().isEmpty()) {
                    return Optional.empty();
                }
                // It traded, so that all of its entry has; the desk takes no trade of an exit before it knows that.
                Optional<Known> entry = register.entryOf(known.order()).filter(one -> !one.isOver());
                if (entry.isPresent()) {
                    return entry;
                }
            }
            // Where Alpaca alone knows how much it is for, only what shows all of its trades tells whether the last one completes it.
            List<VenueExecution> certain = known.order().certainQty().isPresent() ? known.untold() : List.of();
            if (known.venueId().filter(theirs.id()::equals).isEmpty()) {
                // It is about a name that the order no longer has: only what traded under it still counts.
                tell(trades(known, theirs, certain, false), known);
                return Optional.empty();
            }
            boolean whole = register.addsUp(known, theirs);
            if (theirs.isOver() && !whole) {
                // What has traded for certain is told; that it is over, not.
                tell(trades(known, theirs, certain, false), known);
                return Optional.of(known);
            }
            List<ExecutionReport> reports = new ArrayList<>();
            if (!known.isAccepted() && theirs.status() != VenueStatus.REJECTED) {
                reports.add(accepted(known, theirs));
            }
            if (theirs.isOver() && !known.isOver()) {
                reports.addAll(overtaken(known, theirs));
            }
            List<ExecutionReport> trades = trades(known, theirs, whole ? known.untold() : certain, whole);
            reports.addAll(trades);
            if (theirs.isOver() && !known.isOver()) {
                reports.addAll(ended(known, theirs, !trades.isEmpty()));
            }
            tell(reports, known);
            boolean waits = !known.untold().isEmpty() && theirs.filled().isMoreThan(known.traded());
            return waits ? Optional.of(known) : Optional.empty();
        }
    }

    /**
     * All that is known of an order, oldest first, of which every execution is there.
     *
     * @param theirs as it stands, of a chain of resized ones the last
     */
    List<ExecutionReport> all(Known known, VenueOrder theirs) {
        synchronized (register) {
            List<ExecutionReport> reports = new ArrayList<>();
            if (theirs.status() != VenueStatus.REJECTED) {
                reports.add(accepted(known, theirs));
                known.accept();
            }
            if (theirs.isOver()) {
                reports.addAll(overtaken(known, theirs));
            }
            boolean news = !known.untold().isEmpty();
            reports.addAll(trades(known, theirs, known.executions(), true));
            if (theirs.isOver()) {
                reports.addAll(ended(known, theirs, news));
            }
            return reports;
        }
    }

    /** An order is refused of which Alpaca has nothing. */
    ExecutionReport refused(Known known, Rejection reason, Instant at) {
        synchronized (register) {
            register.close(known);
            return new ExecutionReport.Rejected(known.id(), reason, at);
        }
    }

    /** The replacement of an order is refused, and the order goes on as it is. */
    ExecutionReport replaceRejected(Known known, Order by, String why, Instant at) {
        synchronized (register) {
            known.replaceAnswered();
            register.find(by.id()).ifPresent(register::close);
            return new ExecutionReport.ReplaceRejected(known.id(), by.id(), why, at);
        }
    }

    private Optional<Known> newsOfReplacement(Known before, Known known, VenueOrder theirs) {
        return switch (theirs.status()) {
            case REJECTED -> {
                String why = theirs.reason().orElse("Alpaca rejected the order that was to take its place");
                tell(List.of(replaceRejected(before, known.order(), why, theirs.since())), before);
                yield Optional.empty();
            }
            // It waits for the other one to be taken off; nothing is proven yet.
            case PENDING_NEW, ACCEPTED, ACCEPTED_FOR_BIDDING, HELD, PENDING_REPLACE, UNHEARD_OF -> Optional.empty();
            case NEW, PARTIALLY_FILLED, FILLED, DONE_FOR_DAY, CANCELED, EXPIRED, REPLACED, PENDING_CANCEL, STOPPED,
                    SUSPENDED, CALCULATED -> Optional.of(before);
        };
    }

    private void tell(List<ExecutionReport> reports, Known known) {
        for (ExecutionReport report : reports) {
            outbox.add(report);
            if (report instanceof ExecutionReport.Accepted) {
                known.accept();
            }
        }
    }

    private ExecutionReport accepted(Known known, VenueOrder theirs) {
        return new ExecutionReport.Accepted(known.id(), known.venueId().orElse(theirs.id()), theirs.created());
    }

    /** @param whole whether these are all, so that the last one of a filled order completes it */
    private static List<ExecutionReport> trades(Known known, VenueOrder theirs, List<VenueExecution> trades, boolean whole) {
        List<ExecutionReport> reports = new ArrayList<>();
        boolean filled = whole && theirs.status() == VenueStatus.FILLED;
        for (int i = 0; i < trades.size(); i++) {
            boolean complete = filled && i == trades.size() - 1;
            VenueExecution trade = trades.get(i);
            known.told(trade);
            reports.add(new ExecutionReport.Filled(
                    known.id(), trade.fill(known.order().instrument().currency()), complete));
        }
        return reports;
    }

    /** What was to take its place comes too late: Alpaca refuses it, as the order is over before. */
    private List<ExecutionReport> overtaken(Known known, VenueOrder theirs) {
        return theirs.status() == VenueStatus.REPLACED
                ? List.of()
                : known.replacement()
                        .map(by -> replaceRejected(known, by, "the order was " + theirs.statusWord() + " before", theirs.since()))
                        .map(List::of)
                        .orElse(List.of());
    }

    /** @param completed whether trades are told with it, of which the last one is the last of all */
    private List<ExecutionReport> ended(Known known, VenueOrder theirs, boolean completed) {
        Instant at = theirs.since();
        String evidence = "Alpaca says " + theirs.statusWord() + " of " + theirs.id() + ", " + theirs.filled() + " filled";
        var canceled = new ExecutionReport.Canceled(known.id(), evidence, at);
        return switch (theirs.status()) {
            // The last of its trades completes an order; where all were told before anybody could know, nothing but this ends it.
            case FILLED   -> over(known, completed ? List.of() : List.of(canceled));
            case CANCELED -> over(known, List.of(canceled));
            case EXPIRED  -> over(known, List.of(new ExecutionReport.Expired(known.id(), evidence, at)));
            case REJECTED -> over(known, List.of(new ExecutionReport.Rejected(
                    known.id(), new Rejection("rejected", theirs.reason().orElse("Alpaca gave no reason")), at)));
            case REPLACED -> replaced(known, theirs);
            case NEW, PARTIALLY_FILLED, DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE, ACCEPTED, PENDING_NEW,
                    ACCEPTED_FOR_BIDDING, STOPPED, SUSPENDED, CALCULATED, HELD, UNHEARD_OF -> List.of();
        };
    }

    private List<ExecutionReport> replaced(Known known, VenueOrder theirs) {
        Optional<VenueOrderId> heir = theirs.replacedBy();
        Optional<Known> next = heir.flatMap(register::find)
                .or(() -> known.replacement().flatMap(by -> register.find(by.id())));
        if (next.isPresent() && next.get() != known && heir.isPresent()) {
            Known by = next.get();
            register.name(by, heir.get());
            by.accept();
            by.release();
            known.replaceAnswered();
            return over(known, List.of(
                    new ExecutionReport.Replaced(known.id(), by.id(), heir.get(), theirs.since())));
        }
        if (known.isResized() && heir.isPresent()) {
            register.name(known, heir.get());
            return List.of();
        }
        String elsewhere = "Alpaca says that " + theirs.id() + " was replaced by " + heir.map(VenueOrderId::value).orElse("another")
                + ", which nobody here asked for";
        outbox.listener().onUnexplained(elsewhere);
        return over(known, List.of(new ExecutionReport.Canceled(known.id(), elsewhere, theirs.since())));
    }

    private List<ExecutionReport> over(Known known, List<ExecutionReport> reports) {
        register.close(known);
        return reports;
    }
}
