package io.taffrail.engine;

import io.taffrail.model.account.Pool;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.HaltEvent.EquityBased;
import io.taffrail.model.journal.HaltEvent.LadderStepped;
import io.taffrail.model.journal.HaltEvent.PeakReached;
import io.taffrail.model.journal.HaltEvent.PoolBased;
import io.taffrail.model.journal.HaltEvent.PoolPeakReached;
import io.taffrail.model.journal.HaltEvent.PoolStepped;
import io.taffrail.model.journal.HaltEvent.Step;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** From which equity the losses of each account, and of all together, are measured, and which steps of their ladders were taken. */
final class LadderBook {
    private final Map<AccountId, Ladder> ladders = new LinkedHashMap<>();
    private final Map<Pool, Ladder> pools = new LinkedHashMap<>();

    /** The ladder of one account, or of several together. */
    static final class Ladder {
        /** What is asked after every entry makes no new list each time. */
        private static final List<Step> STEPS = List.of(Step.values());
        private static final Decimal HUNDRED = Decimal.of(100);
        /** Of a limit, where it is told that it comes near. */
        private static final Decimal NEAR = Decimal.of("0.8");
        private static final int PLACES = 4;

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
        private Money base(Rule rule) {
            return rule.isDrawdown() ? peak : dayStart;
        }

        Money peak() {
            return peak;
        }

        Instant dayEnds() {
            return dayEnds;
        }

        /** What is paid in or out is neither won nor lost. */
        private void pay(Money change) {
            dayStart = dayStart.plus(change);
            peak = peak.plus(change);
        }

        /** A new day forgets the day's losses, and not how far the equity is below its peak. */
        private Ladder keeping(Optional<Ladder> before) {
            before.filter(ladder -> ladder.peak.equals(peak)).ifPresent(ladder -> ladder.taken.stream()
                    .filter(one -> one.rule().isDrawdown())
                    .forEach(taken::add));
            return this;
        }

        private boolean hasTaken(Rule rule, Step step) {
            return taken.contains(new Taken(rule, step));
        }

        /** In hundredths of what it is measured from; nothing is lost where nothing was there. */
        Decimal loss(Rule rule, Money equity) {
            Money base = base(rule);
            return base.isPositive() && equity.compareTo(base) < 0
                    ? base.minus(equity).amount().times(HUNDRED).dividedBy(base.amount(), PLACES, RoundingMode.HALF_EVEN)
                    : Decimal.ZERO;
        }

        /** The steps that a loss has come to and that were not taken before. */
        List<Step> reached(Rule rule, Decimal loss, Decimal limit) {
            var reached = new ArrayList<Step>();
            for (Step step : STEPS) {
                if (loss.compareTo(at(limit, step)) >= 0 && !hasTaken(rule, step)) {
                    reached.add(step);
                }
            }
            return reached;
        }

        private static Decimal at(Decimal limit, Step step) {
            return switch (step) {
                case APPROACHED -> limit.times(NEAR);
                case CROSSED    -> limit;
            };
        }

        /** Whether an equity would cross a limit that has not been crossed before. */
        boolean isCrossed(Rule rule, Money equity, Decimal limit) {
            return !hasTaken(rule, Step.CROSSED) && loss(rule, equity).compareTo(limit) >= 0;
        }

        /** Whether it has halted anything since it was last armed. */
        boolean hasHalted() {
            return taken.stream().anyMatch(one -> one.step() == Step.CROSSED);
        }
    }

    void apply(EquityBased based) {
        var next = new Ladder(based.dayStart(), based.peak(), based.dayEnds()).keeping(find(based.account()));
        ladders.put(based.account(), next);
    }

    void apply(PoolBased based) {
        var next = new Ladder(based.dayStart(), based.peak(), based.dayEnds()).keeping(find(based.pool()));
        pools.put(based.pool(), next);
    }

    void apply(PeakReached reached) {
        find(reached.account()).ifPresent(ladder -> ladder.peak = reached.equity());
    }

    void apply(PoolPeakReached reached) {
        find(reached.pool()).ifPresent(ladder -> ladder.peak = reached.equity());
    }

    void apply(LadderStepped stepped) {
        find(stepped.account()).ifPresent(ladder -> ladder.taken.add(new Ladder.Taken(stepped.rule(), stepped.step())));
    }

    void apply(PoolStepped stepped) {
        find(stepped.pool()).ifPresent(ladder -> ladder.taken.add(new Ladder.Taken(stepped.rule(), stepped.step())));
    }

    /**
     * Money has moved; together with others an account may also begin.
     *
     * @param pool whose the account is
     */
    void apply(BalanceChanged balance, Pool pool) {
        switch (balance.movement().kind()) {
            case OTHER -> {
                find(balance.account()).ifPresent(ladder -> ladder.pay(balance.change()));
                find(pool).ifPresent(ladder -> ladder.pay(balance.change()));
            }
            case OPENING -> find(pool).ifPresent(ladder -> ladder.pay(balance.change()));
            case TRADE, BORROW_FEE, DIVIDEND -> {}
        }
    }

    Optional<Ladder> find(Pool pool) {
        return Optional.ofNullable(pools.get(pool));
    }

    Optional<Ladder> find(AccountId account) {
        return Optional.ofNullable(ladders.get(account));
    }

    /** When the next day is over. */
    Optional<Instant> nextDue() {
        return Stream.concat(ladders.values().stream(), pools.values().stream()).map(Ladder::dayEnds).min(Instant::compareTo);
    }
}
