package io.taffrail.server;

import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.GroupEvent.ExitsOverfilled;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.HaltEvent.TradingHalted;
import io.taffrail.model.journal.HaltEvent.TradingResumed;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.LinkEvent.AccountReconciled;
import io.taffrail.model.journal.LinkEvent.BreakFound;
import io.taffrail.model.journal.LinkEvent.BreakSettled;
import io.taffrail.model.journal.LinkEvent.LinkDropped;
import io.taffrail.model.journal.LinkEvent.ReportSetAside;
import io.taffrail.model.journal.OrderEvent.OrderOverfilled;
import io.taffrail.model.journal.PlanEvent.CloseEnded;
import io.taffrail.model.journal.PlanEvent.CloseOrdered;
import io.taffrail.model.journal.PlanEvent.CloseStuck;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.ports.EntryListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells people of alarms: those that still stand once the desk has recovered, and each new one as soon as it is
 * journaled.
 */
final class AlarmLog implements EntryListener {
    private final Consumer<String> told;
    private final Map<OrderId, CoverageLost> uncovered = new LinkedHashMap<>();
    private final Map<String, CloseStuck> unclosed = new LinkedHashMap<>();
    private final Map<HaltScope, TradingHalted> standing = new LinkedHashMap<>();
    private boolean recovered;

    /** @param told is given each alarm in words */
    AlarmLog(Consumer<String> told) {
        this.told = told;
    }

    /** The old entries have all been told: from here on entries are new. */
    void recovered() {
        recovered = true;
        standing.values().forEach(halt -> HaltWords.of(halt).ifPresent(told));
        uncovered.values().forEach(alarm -> told.accept(words(alarm)));
        unclosed.values().forEach(alarm -> told.accept(HaltWords.of(alarm)));
    }

    @Override
    public void onEntry(Entry entry) {
        entry.events().stream().filter(event -> !isSettledIn(entry, event)).forEach(this::fold);
    }

    /** What an account opens with, or is configured to adopt, is a difference for that moment only. */
    private static boolean isSettledIn(Entry entry, Event event) {
        return event instanceof BreakFound(_, var found, _)
                && entry.events().stream()
                        .anyMatch(other -> other instanceof BreakSettled(_, var settled, _, _) && settled.equals(found));
    }

    private void fold(Event event) {
        switch (event) {
            case CoverageLost lost -> {
                uncovered.put(lost.group(), lost);
                tell(words(lost));
            }
            case GroupEvent over when over instanceof CoverageRestored || over instanceof GroupEvent.GroupReleased ->
                uncovered.remove(over.group());
            case ExitsOverfilled both ->
                tell("ALARM: both exits of order " + both.group() + " traded, " + both.excess() + " more than it had\n"
                        + "  why: the market reached both before one of them could be taken off\n"
                        + "  fix: look at taffrail position list, and trade the excess back");
            case OrderOverfilled over ->
                tell("ALARM: order " + over.order() + " traded " + over.excess() + " more than it asked for\n"
                        + "  why: the venue said so, and what it says is booked\n"
                        + "  fix: ask the venue, and trade the excess back");
            case HaltEvent halt -> {
                stands(halt);
                HaltWords.of(halt).ifPresent(this::tell);
            }
            case CloseStuck stuck -> {
                unclosed.put(stuck.account() + " " + stuck.symbol(), stuck);
                tell(HaltWords.of(stuck));
            }
            case PlanEvent on when on instanceof CloseOrdered || on instanceof CloseEnded ->
                unclosed.remove(on.account() + " " + on.symbol());
            case BreakFound found ->
                tell("ALARM: account " + found.account() + ": " + found.found().what() + "\n"
                        + "  why: most often " + found.found().cause() + "\n"
                        + "  fix: look at taffrail reconcile, and accept it there with a reason where it is right");
            case RuleTripped trip ->
                tell("ALARM: " + trip.scope() + " is stopped by " + trip.rule().word() + ": " + trip.value() + " of "
                        + trip.limit() + "\n  why: " + trip.rule().why() + "\n  fix: " + trip.rule().fix());
            case LinkDropped dropped ->
                tell("account " + dropped.account() + " does not hear its broker: " + dropped.why() + "; no order leaves until it does");
            case AccountReconciled agreed -> tell("account " + agreed.account() + " agrees with its broker, and trades");
            case ReportSetAside aside -> tell("account " + aside.account() + ": put aside, and not believed: " + aside.what());
            case Event _ -> {}
        }
    }

    private void stands(HaltEvent event) {
        switch (event) {
            case TradingHalted halted -> standing.put(halted.scope(), halted);
            case TradingResumed(var scope, _, _) -> standing.keySet().removeIf(scope::covers);
            case HaltEvent _ -> {}
        }
    }

    private void tell(String alarm) {
        if (recovered) {
            told.accept(alarm);
        }
    }

    private static String words(CoverageLost alarm) {
        return "ALARM: " + alarm.uncovered() + " units of order " + alarm.group() + " have no working stop\n"
                + "  why: " + alarm.why() + "\n"
                + "  fix: put a new stop on them, or close the position: taffrail position list";
    }
}
