package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.VenueEvent;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.alpaca.wire.VenueStatus;
import io.taffrail.alpaca.wire.VenueUpdate;
import io.taffrail.model.journal.ExecutionReport;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Takes what the trade stream says happened, one update after the other, and tells the desk what follows. */
final class Updates {
    private final Register register;
    private final Reports reports;
    private final Outbox outbox;
    private final Matching matching;
    private final LookUps lookUps;
    private final Quarantine quarantine;
    private final Consumer<Known> settleSoon;
    private final Consumer<Known> cancelSoon;
    private final BiConsumer<Known, VenueOrder> completeSoon;

    Updates(
            Register register,
            Reports reports,
            Outbox outbox,
            Matching matching,
            LookUps lookUps,
            Quarantine quarantine,
            Consumer<Known> settleSoon,
            Consumer<Known> cancelSoon,
            BiConsumer<Known, VenueOrder> completeSoon) {
        this.register = register;
        this.reports = reports;
        this.outbox = outbox;
        this.matching = matching;
        this.lookUps = lookUps;
        this.quarantine = quarantine;
        this.settleSoon = settleSoon;
        this.cancelSoon = cancelSoon;
        this.completeSoon = completeSoon;
    }

    void onUpdate(JsonNode data) {
        Optional<VenueUpdate> update = quarantine.read("an update of the trade stream", () -> VenueUpdate.of(data));
        if (update.isEmpty()) {
            unexplained("an update of the trade stream that cannot be trusted");
            return;
        }
        Optional<Known> known = register.find(update.get().order());
        known.ifPresentOrElse(ours -> ofOurs(ours, update.get()), () -> unexplained(words(update.get())));
    }

    private void ofOurs(Known known, VenueUpdate update) {
        VenueOrder theirs = update.order();
        Optional<String> doubt = matching.doubt(known, theirs);
        if (doubt.isPresent()) {
            quarantine.add(doubt.get());
            unexplained(words(update));
            return;
        }
        if (theirs.status() == VenueStatus.REJECTED && !known.names().contains(theirs.id())) {
            // Another order that was refused because ours has its name looks the same: Alpaca has to say which one bears it.
            settleSoon.accept(known);
            return;
        }
        matching.bind(known, theirs);
        synchronized (register) {
            update.execution().ifPresent(known::add);
        }
        if (update.event().isCorrection()) {
            // What it leaves of the order is for the statement to show, where it is a break that a person looks at.
            quarantine.add(words(update) + "; the books keep the execution");
        }
        if (update.event().isCorrection() || update.event() == VenueEvent.UNHEARD_OF
                || theirs.status() == VenueStatus.UNHEARD_OF || isRestated(known, update)) {
            unexplained(words(update));
        }
        tell(known, theirs);
        known.show(theirs);
        refusals(known, update);
        outbox.deliver();
        follow(known, theirs);
    }

    private void tell(Known known, VenueOrder theirs) {
        Optional<Known> missing = reports.news(known, theirs);
        outbox.deliver();
        if (missing.isEmpty()) {
            return;
        }
        if (missing.get() == known) {
            if (!lookUps.completed(known, theirs)) {
                completeSoon.accept(known, theirs);
            }
        } else if (lookUps.settle(missing.get()).isPresent() || reports.news(known, theirs).isPresent()) {
            settleSoon.accept(missing.get());
            completeSoon.accept(known, theirs);
        }
        outbox.deliver();
    }

    private void refusals(Known known, VenueUpdate update) {
        String why = update.order().reason().orElse("Alpaca says " + update.word());
        switch (update.event()) {
            case ORDER_CANCEL_REJECTED ->
                outbox.add(new ExecutionReport.CancelRejected(known.id(), why, update.at()));
            case ORDER_REPLACE_REJECTED -> known.replacement()
                    .ifPresent(by -> outbox.add(reports.replaceRejected(known, by, why, update.at())));
            case NEW, ACCEPTED, FILL, PARTIAL_FILL, CANCELED, EXPIRED, DONE_FOR_DAY, REPLACED, REJECTED, HELD, PENDING_NEW,
                    STOPPED, PENDING_CANCEL, PENDING_REPLACE, CALCULATED, SUSPENDED, RESTATED, TRADE_BUST, TRADE_CORRECT, UNHEARD_OF -> {}
        }
    }

    /** Alpaca has been seen to take an exit off without a word when the other one trades; and what takes a place may be ahead. */
    private void follow(Known known, VenueOrder theirs) {
        boolean traded = !theirs.filled().isZero();
        if (known.order().isExit() && (traded || theirs.isOver())) {
            register.partners(known.order()).stream()
                    .filter(partner -> partner.order().isExit() && !partner.isOver() && partner.venueId().isPresent())
                    .forEach(settleSoon);
        }
        if (register.isThrough(known) && !theirs.isOver()) {
            cancelSoon.accept(known);
        }
        if (theirs.status() == VenueStatus.REPLACED) {
            theirs.replacedBy().flatMap(register::find).filter(heir -> !heir.untold().isEmpty()).ifPresent(settleSoon);
        }
    }

    /** The quantity of an exit that came with another changes with its partner's; any other is changed by somebody else. */
    private boolean isRestated(Known known, VenueUpdate update) {
        return update.event() == VenueEvent.RESTATED
                && !register.isSizedByAlpaca(known)
                && !known.order().orderQty().equals(update.order().quantity());
    }

    private void unexplained(String what) {
        outbox.listener().onUnexplained(what);
    }

    private static String words(VenueUpdate update) {
        return "Alpaca says `" + update.word() + "` (" + update.order().statusWord() + ") of the order " + update.order().id()
                + ", called " + update.order().clientOrderId() + ", in " + update.order().symbol();
    }
}
