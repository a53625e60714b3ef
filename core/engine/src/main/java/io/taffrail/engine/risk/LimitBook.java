package io.taffrail.engine.risk;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.RiskEvent.LimitLifted;
import io.taffrail.model.journal.RiskEvent.LimitReverted;
import io.taffrail.model.journal.RiskEvent.LimitSet;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.journal.RiskEvent.RuleRearmed;
import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.model.journal.RiskEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The limits of a desk as its events have made them, who is stopped by one, and how fast everybody goes. */
public final class LimitBook {
    private static final int MOST_PACES = 1_024;

    private final Map<Rule, Map<Scope, Standing>> standings = new EnumMap<>(Rule.class);
    private final Map<Rule, Map<Scope, RuleTripped>> tripped = new EnumMap<>(Rule.class);
    private final Map<Who, Pace> paces = new LinkedHashMap<>(16, 0.75f, true);

    /** How many limits are for a time: most often none, and then nobody need look for those that are over. */
    private int passing;

    /** A limit that lasts, and one that takes its place for a time. */
    private record Standing(Optional<Limit> lasting, Optional<Limit> passing) {
        Optional<Limit> at(Instant moment) {
            return passing.filter(limit -> limit.holds(moment)).or(() -> lasting);
        }
    }

    private record Who(AccountId account, Optional<String> strategy) {}

    public void apply(RiskEvent event) {
        switch (event) {
            case LimitSet set -> set(set.limit());
            case LimitLifted(var rule, var scope, _, _, _) -> standings.getOrDefault(rule, new LinkedHashMap<>()).remove(scope);
            case LimitReverted(var rule, var scope, _, _) -> revert(rule, scope);
            case RuleTripped trip ->
                tripped.computeIfAbsent(trip.rule(), _ -> new LinkedHashMap<>()).put(trip.scope(), trip);
            case RuleRearmed(var rule, var scope, _, _, _) -> rearm(rule, scope);
            case OrderChecked _ -> { return; }
        }
        standings.values().removeIf(Map::isEmpty);
        passing = (int) standings.values().stream()
                .flatMap(ofRule -> ofRule.values().stream())
                .filter(standing -> standing.passing().isPresent())
                .count();
    }

    private void set(Limit limit) {
        standings.computeIfAbsent(limit.rule(), _ -> new LinkedHashMap<>())
                .merge(
                        limit.scope(),
                        limit.until().isPresent()
                                ? new Standing(Optional.empty(), Optional.of(limit))
                                : new Standing(Optional.of(limit), Optional.empty()),
                        // What lasts ends what was for a time; what is for a time leaves what lasts beneath it.
                        (before, next) -> next.passing().isPresent() ? new Standing(before.lasting(), next.passing()) : next);
    }

    private void revert(Rule rule, Scope scope) {
        standings.getOrDefault(rule, new LinkedHashMap<>())
                .computeIfPresent(scope, (_, standing) -> standing.lasting().isEmpty()
                        ? null
                        : new Standing(standing.lasting(), Optional.empty()));
    }

    /** It begins anew: what it had done before would stop it again at once. */
    private void rearm(Rule rule, Scope scope) {
        tripped.getOrDefault(rule, new LinkedHashMap<>()).remove(scope);
        paces.keySet().removeIf(who -> who.strategy().map(Scope::strategy).equals(Optional.of(scope)));
    }

    /** Whether no limit is set, so that nothing is checked. */
    public boolean isEmpty() {
        return standings.isEmpty();
    }

    /** The limit of a scope that holds at a moment, where one does. */
    public Optional<Limit> find(Rule rule, Scope scope, Instant at) {
        Map<Scope, Standing> ofRule = standings.get(rule);
        Standing standing = ofRule == null ? null : ofRule.get(scope);
        return standing == null ? Optional.empty() : standing.at(at);
    }

    /** Whether a limit of that rule is set for anybody. */
    public boolean has(Rule rule) {
        return standings.containsKey(rule);
    }

    /** The rules of which limits are set, in the order in which they refuse. */
    Set<Rule> rules() {
        return standings.keySet();
    }

    /** All limits that hold at a moment. */
    public List<Limit> all(Instant at) {
        return standings.values().stream()
                .flatMap(ofRule -> ofRule.values().stream())
                .flatMap(standing -> standing.at(at).stream())
                .toList();
    }

    /** What is for a time that is over, and is to be written down as over. */
    public List<LimitReverted> over(Instant at) {
        if (passing == 0) {
            return List.of();
        }
        var over = new ArrayList<LimitReverted>();
        standings.forEach((rule, ofRule) -> ofRule.forEach((scope, standing) -> {
            if (standing.passing().filter(limit -> !limit.holds(at)).isPresent()) {
                over.add(new LimitReverted(rule, scope, standing.lasting().map(Limit::value), at));
            }
        }));
        return over;
    }

    /** How somebody was stopped by a limit, where he is. */
    public Optional<RuleTripped> trip(Rule rule, Scope scope) {
        Map<Scope, RuleTripped> ofRule = tripped.get(rule);
        return ofRule == null ? Optional.empty() : Optional.ofNullable(ofRule.get(scope));
    }

    /** How fast somebody goes; of one who never ordered, not at all. */
    public Pace pace(AccountId account, Optional<String> strategy) {
        Pace pace = paces.get(new Who(account, strategy));
        return pace == null ? new Pace() : pace;
    }

    /** An order, or a change of one, has left the house; what nobody limits nobody counts. */
    public void sent(Order order, Optional<String> strategy, Instant at) {
        if (!isEmpty() && !order.isExit() && !order.isExternal()) {
            mine(order, strategy).send(order, at);
        }
    }

    /** An order has begun to trade. */
    public void executed(Order order, Optional<String> strategy, Instant at) {
        if (!isEmpty() && !order.isExit() && !order.isExternal()) {
            mine(order, strategy).execute(order, at);
        }
    }

    private Pace mine(Order order, Optional<String> strategy) {
        Pace pace = paces.computeIfAbsent(new Who(order.account(), strategy), _ -> new Pace());
        if (paces.size() > MOST_PACES) {
            paces.remove(paces.keySet().iterator().next());
        }
        return pace;
    }
}
