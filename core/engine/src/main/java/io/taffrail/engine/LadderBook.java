package io.taffrail.engine;

import io.taffrail.model.account.CashMovement;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.HaltEvent.EquityBased;
import io.taffrail.model.journal.HaltEvent.LadderStepped;
import io.taffrail.model.journal.HaltEvent.PeakReached;
import io.taffrail.model.journal.HaltEvent.Step;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From which equity each account's losses are measured, and which steps of its ladder were taken. */
final class LadderBook {
    private final Map<AccountId, Ladder> ladders = new LinkedHashMap<>();

    /** One account's ladder. */
    static final class Ladder {
        private Money dayStart;
        private Money peak;
        private Instant dayEnds;
        private final Set<Taken> taken = new HashSet<>();

        private record Taken(Rule rule, Step step) {}

        private Ladder(Money dayStart, Money peak, Instant dayEnds) {
            this.dayStart = dayStart;
            this.peak = peak;
            this.dayEnds = dayEnds;
        }

        /** What a rule's loss is measured from. */
        Money base(Rule rule) {
            return rule == Rule.DRAWDOWN_HALT ? peak : dayStart;
        }

        Money peak() {
            return peak;
        }

        Instant dayEnds() {
            return dayEnds;
        }

        boolean hasTaken(Rule rule, Step step) {
            return taken.contains(new Taken(rule, step));
        }

        /** Whether it has halted anything since it was last armed. */
        boolean hasHalted() {
            return taken.stream().anyMatch(one -> one.step() == Step.CROSSED);
        }
    }

    void apply(EquityBased based) {
        Optional<Ladder> before = find(based.account());
        var next = new Ladder(based.dayStart(), based.peak(), based.dayEnds());
        // A new day forgets the day's losses, and not how far the account is below its peak.
        before.filter(ladder -> ladder.peak.equals(based.peak())).ifPresent(ladder -> ladder.taken.stream()
                .filter(one -> one.rule() == Rule.DRAWDOWN_HALT)
                .forEach(next.taken::add));
        ladders.put(based.account(), next);
    }

    void apply(PeakReached reached) {
        find(reached.account()).ifPresent(ladder -> ladder.peak = reached.equity());
    }

    void apply(LadderStepped stepped) {
        find(stepped.account()).ifPresent(ladder -> ladder.taken.add(new Ladder.Taken(stepped.rule(), stepped.step())));
    }

    /** What is paid in or out is neither won nor lost. */
    void apply(BalanceChanged balance) {
        if (balance.movement().kind() == CashMovement.Kind.OTHER) {
            find(balance.account()).ifPresent(ladder -> {
                ladder.dayStart = ladder.dayStart.plus(balance.change());
                ladder.peak = ladder.peak.plus(balance.change());
            });
        }
    }

    Optional<Ladder> find(AccountId account) {
        return Optional.ofNullable(ladders.get(account));
    }

    /** When the next account's day is over. */
    Optional<Instant> nextDue() {
        return ladders.values().stream().map(Ladder::dayEnds).min(Instant::compareTo);
    }
}
