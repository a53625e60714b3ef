package io.taffrail.engine;

import io.taffrail.engine.risk.LimitBook;
import io.taffrail.model.journal.Command.LiftLimit;
import io.taffrail.model.journal.Command.RearmRule;
import io.taffrail.model.journal.Command.SetLimits;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.RiskEvent.LimitLifted;
import io.taffrail.model.journal.RiskEvent.LimitSet;
import io.taffrail.model.journal.RiskEvent.RuleRearmed;
import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.LimitProblem;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on limits: what may be changed how, and when one of them stops a strategy. */
final class LimitDecider {
    /** Stands for "no limit" in what a refusal says. */
    private static final Decimal NONE = Decimal.of(-1);

    private final Book book;

    LimitDecider(Book book) {
        this.book = book;
    }

    /** All changes or none: what contradicts itself changes nothing. */
    List<Event> set(SetLimits command, Instant at) {
        var asked = new HashMap<Key, Decimal>();
        command.changes().forEach(change -> asked.put(new Key(change.rule(), change.scope()), change.value()));
        for (LimitChange change : command.changes()) {
            Optional<Denial> problem = problem(change, command.reason(), asked, at);
            if (problem.isPresent()) {
                return List.of(new CommandRefused(problem.get(), at));
            }
        }
        var events = over(at);
        for (LimitChange change : command.changes()) {
            events.add(new LimitSet(
                    change.rule(), change.scope(), change.value(), command.reason().orElse("tightened"), command.by(),
                    change.until(), at));
        }
        return events;
    }

    private record Key(Rule rule, Scope scope) {}

    private Optional<Denial> problem(
            LimitChange change, Optional<String> reason, Map<Key, Decimal> asked, Instant at) {
        Rule rule = change.rule();
        Decimal value = change.value();
        if (value.isNegative() || value.compareTo(rule.unit().most()) > 0) {
            return refused(LimitProblem.LIMIT_OUT_OF_RANGE, change, Optional.empty());
        }
        if (rule.isOfDesk() && change.scope().kind() != Scope.Kind.DESK) {
            return refused(LimitProblem.LIMIT_OF_DESK, change, Optional.empty());
        }
        if (change.until().filter(end -> !end.isAfter(at)).isPresent()) {
            return refused(LimitProblem.LIMIT_UNTIL_PAST, change, Optional.empty());
        }
        Optional<Decimal> other = contradicted(change, asked, at);
        if (other.isPresent()) {
            return refused(LimitProblem.LIMIT_CONTRADICTS, change, other);
        }
        Optional<Decimal> before = value(rule, change.scope(), at);
        return reason.isEmpty() && before.filter(now -> rule.isTighter(now, value)).isPresent()
                ? refused(LimitProblem.LIMIT_LOOSENED_WITHOUT_REASON, change, before)
                : Optional.empty();
    }

    /** The value of the other rule of a pair where the warning would come after what it warns of. */
    private Optional<Decimal> contradicted(LimitChange change, Map<Key, Decimal> asked, Instant at) {
        for (Rule warning : Rule.values()) {
            Optional<Rule> warned = warning.warnsOf();
            if (warned.isEmpty() || (change.rule() != warning && change.rule() != warned.get())) {
                continue;
            }
            boolean isWarning = change.rule() == warning;
            Rule partner = isWarning ? warned.get() : warning;
            Optional<Decimal> theirs = Optional.ofNullable(asked.get(new Key(partner, change.scope())))
                    .or(() -> value(partner, change.scope(), at));
            if (theirs.filter(than -> isWarning
                            ? change.value().compareTo(than) > 0
                            : change.value().compareTo(than) < 0)
                    .isPresent()) {
                return theirs;
            }
        }
        return Optional.empty();
    }

    private Optional<Decimal> value(Rule rule, Scope scope, Instant at) {
        return book.limits().find(rule, scope, at).map(Limit::value);
    }

    private static Optional<Denial> refused(LimitProblem problem, LimitChange change, Optional<Decimal> other) {
        return Optional.of(new Denial.LimitRefused(problem, change.rule(), change.scope(), change.value(), other));
    }

    List<Event> lift(LiftLimit command, Instant at) {
        Optional<Decimal> before = value(command.rule(), command.scope(), at);
        if (before.isEmpty() || command.reason().isBlank()) {
            LimitProblem problem =
                    before.isEmpty() ? LimitProblem.LIMIT_NOT_SET : LimitProblem.LIMIT_LOOSENED_WITHOUT_REASON;
            return List.of(new CommandRefused(
                    new Denial.LimitRefused(problem, command.rule(), command.scope(), NONE, before), at));
        }
        return List.of(new LimitLifted(command.rule(), command.scope(), command.reason(), command.by(), at));
    }

    List<Event> rearm(RearmRule command, Instant at) {
        return book.limits().trip(command.rule(), command.scope()).isEmpty()
                ? List.of(new CommandRefused(
                        new Denial.LimitRefused(
                                LimitProblem.RULE_NOT_TRIPPED, command.rule(), command.scope(), NONE, Optional.empty()),
                        at))
                : List.of(new RuleRearmed(command.rule(), command.scope(), command.reason(), command.by(), at));
    }

    /** What was for a time and is over is written down with the first decision after it. */
    List<Event> over(Instant at) {
        return new ArrayList<>(book.limits().over(at));
    }

    /** A strategy whose executions have come to its limit is stopped at once, and not only at its next order. */
    List<Event> followUps(List<Event> events, Instant at) {
        LimitBook limits = book.limits();
        if (!limits.has(Rule.REPEATED_EXECUTIONS)) {
            return List.of();
        }
        var trips = new ArrayList<Event>();
        for (Event event : events) {
            if (event instanceof OrderFilled filled) {
                book.order(filled.order()).flatMap(order -> tripped(order, at)).ifPresent(trips::add);
            }
        }
        return trips;
    }

    private Optional<Event> tripped(Order order, Instant at) {
        Optional<String> strategy = Book.strategyOf(order);
        Optional<Scope> scope = strategy.map(Scope::strategy);
        if (order.fills() != 1 || scope.isEmpty() || book.limits().trip(Rule.REPEATED_EXECUTIONS, scope.get()).isPresent()) {
            return Optional.empty();
        }
        Decimal done = Decimal.of(
                book.limits().pace(order.account(), strategy).executions(order.symbol(), order.side(), at));
        return List.of(Scope.DESK, Scope.of(order.account()), Scope.of(order.instrument().assetClass()), scope.get(),
                        Scope.of(order.symbol()))
                .stream()
                .flatMap(whose -> value(Rule.REPEATED_EXECUTIONS, whose, at).stream())
                .min(Decimal::compareTo)
                .filter(limit -> done.compareTo(limit) >= 0)
                .map(limit -> new RuleTripped(Rule.REPEATED_EXECUTIONS, scope.get(), done, limit, at));
    }
}
