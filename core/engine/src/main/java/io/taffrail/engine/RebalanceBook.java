package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.RebalanceEvent;
import io.taffrail.model.journal.RebalanceEvent.RebalanceEnded;
import io.taffrail.model.journal.RebalanceEvent.RebalanceOrdered;
import io.taffrail.model.journal.RebalanceEvent.RebalancePlanned;
import io.taffrail.model.portfolio.RebalancePlan.Change;
import io.taffrail.model.portfolio.RebalancePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rebalances under way, one for each account at most. */
final class RebalanceBook {
    private final Map<AccountId, Course> courses = new LinkedHashMap<>();

    void apply(RebalanceEvent event) {
        switch (event) {
            case RebalancePlanned planned -> courses.put(planned.account(), new Course(planned));
            case RebalanceOrdered ordered -> of(ordered.account()).ifPresent(course -> course.take(ordered));
            case RebalanceEnded ended     -> courses.remove(ended.account());
        }
    }

    Optional<Course> of(AccountId account) {
        return Optional.ofNullable(courses.get(account));
    }

    Collection<Course> all() {
        return courses.values();
    }

    /** One order that a rebalance comes to. */
    record Step(Symbol symbol, boolean opens, Change change) {}

    /** A plan, and how far it has come. */
    static final class Course {
        private final RebalancePlanned planned;
        private final List<Step> ahead = new ArrayList<>();
        private final List<OrderId> reducing = new ArrayList<>();

        Course(RebalancePlanned planned) {
            this.planned = planned;
            RebalancePlan plan = planned.plan();
            plan.lines().forEach(line -> line.reduces().ifPresent(change -> ahead.add(new Step(line.symbol(), false, change))));
            plan.lines().forEach(line -> line.opens().ifPresent(change -> ahead.add(new Step(line.symbol(), true, change))));
        }

        void take(RebalanceOrdered ordered) {
            ahead.removeFirst();
            if (!ordered.opens()) {
                reducing.add(ordered.order());
            }
        }

        AccountId account() {
            return planned.account();
        }

        Optional<StrategyId> strategy() {
            return planned.strategy();
        }

        Instant since() {
            return planned.at();
        }

        /** The next step; what opens waits for all that reduces. */
        Optional<Step> next() {
            return ahead.stream().findFirst();
        }

        /** What is left to be done. */
        List<Step> ahead() {
            return List.copyOf(ahead);
        }

        /** The orders that what opens waits for. */
        List<OrderId> reducing() {
            return List.copyOf(reducing);
        }
    }
}
