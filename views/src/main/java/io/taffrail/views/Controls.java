package io.taffrail.views;

import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.HaltEvent.LadderStepped;
import io.taffrail.model.journal.HaltEvent.PoolStepped;
import io.taffrail.model.journal.RiskEvent;
import io.taffrail.model.journal.RiskEvent.LimitLifted;
import io.taffrail.model.journal.RiskEvent.LimitReverted;
import io.taffrail.model.journal.RiskEvent.LimitSet;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.journal.RiskEvent.RuleRearmed;
import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each control of a desk has done, and who has changed it how often. */
public final class Controls {
    /** A key that nobody knows any more is "others" then: what changes limits by a hundred names is a program. */
    private static final int MOST_NAMES = 32;
    private static final String OTHERS = "others";
    private static final String TIME = "its time was over";

    private final Map<Place, Kept> kept = new LinkedHashMap<>();

    /** A rule for somebody. */
    public record Place(Rule rule, Scope scope) {}

    /**
     * What became of one control.
     *
     * @param refused against how many orders it spoke, or of a ladder how often its last step was taken
     * @param lastRefused when last
     * @param changes how often it was set, lifted or given way, by whom
     * @param lastChanged when last
     * @param tripped how often it has stopped a strategy
     * @param rearmed how often somebody has let one go on
     */
    public record Past(
            long refused, Optional<Instant> lastRefused, Map<String, Long> changes, Optional<Instant> lastChanged, long tripped,
            long rearmed) {
        /** Of a control that nothing has happened to. */
        public static final Past NONE = new Past(0, Optional.empty(), Map.of(), Optional.empty(), 0, 0);
    }

    /** The same while it is folded. */
    private static final class Kept {
        private long refused;
        private Optional<Instant> lastRefused = Optional.empty();
        private final Map<String, Long> changes = new LinkedHashMap<>();
        private Optional<Instant> lastChanged = Optional.empty();
        private long tripped;
        private long rearmed;

        void refuse(Instant at) {
            refused++;
            lastRefused = Optional.of(at);
        }

        void change(String by, Instant at) {
            changes.merge(changes.size() < MOST_NAMES || changes.containsKey(by) ? by : OTHERS, 1L, Long::sum);
            lastChanged = Optional.of(at);
        }

        Past past() {
            return new Past(refused, lastRefused, new LinkedHashMap<>(changes), lastChanged, tripped, rearmed);
        }
    }

    synchronized void onRisk(RiskEvent event) {
        switch (event) {
            case LimitSet set             -> of(set.rule(), set.scope()).change(set.setBy(), set.at());
            case LimitLifted lifted       -> of(lifted.rule(), lifted.scope()).change(lifted.liftedBy(), lifted.at());
            case LimitReverted reverted   -> of(reverted.rule(), reverted.scope()).change(TIME, reverted.at());
            case RuleTripped trip         -> of(trip.rule(), trip.scope()).tripped++;
            case RuleRearmed rearmed      -> of(rearmed.rule(), rearmed.scope()).rearmed++;
            case OrderChecked checked     -> onChecked(checked);
        }
    }

    private void onChecked(OrderChecked checked) {
        for (Reading reading : checked.readings()) {
            if (!reading.passed()) {
                of(reading.rule(), reading.scope()).refuse(checked.at());
            }
        }
    }

    /** A ladder's last steps: those of accounts count for the desk's limit and for the account's own, whichever are set. */
    synchronized void onHalt(HaltEvent event) {
        switch (event) {
            case LadderStepped(var account, var rule, var step, _, _, var at) when step == HaltEvent.Step.CROSSED -> {
                refuse(rule, Scope.DESK, at);
                refuse(rule, Scope.of(account), at);
            }
            case PoolStepped(_, var rule, var step, _, _, var at) when step == HaltEvent.Step.CROSSED -> refuse(rule, Scope.DESK, at);
            case HaltEvent _ -> {}
        }
    }

    private void refuse(Rule rule, Scope scope, Instant at) {
        Optional.ofNullable(kept.get(new Place(rule, scope))).ifPresent(control -> control.refuse(at));
    }

    private Kept of(Rule rule, Scope scope) {
        return kept.computeIfAbsent(new Place(rule, scope), _ -> new Kept());
    }

    /** What became of a control. */
    public synchronized Past of(Place place) {
        Kept found = kept.get(place);
        return found == null ? Past.NONE : found.past();
    }

    /** For whom a rule was ever set or has said anything, the first first. */
    public synchronized List<Scope> scopes(Rule rule) {
        return kept.keySet().stream().filter(place -> place.rule() == rule).map(Place::scope).toList();
    }
}
