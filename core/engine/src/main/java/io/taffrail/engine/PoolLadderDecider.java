package io.taffrail.engine;

import io.taffrail.engine.LadderBook.Ladder;
import io.taffrail.model.account.Pool;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.HaltEvent.PoolBased;
import io.taffrail.model.journal.HaltEvent.PoolPeakReached;
import io.taffrail.model.journal.HaltEvent.PoolStepped;
import io.taffrail.model.journal.HaltEvent.Step;
import io.taffrail.model.journal.HaltEvent.TradingHalted;
import io.taffrail.model.market.Quote;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on the losses of a desk's accounts together, as {@link LadderDecider} does on those of each: what one has won makes up for
 * what another has lost, but only within one currency, and never play money for real. Who reaches a limit is halted, every account
 * of it, and nobody else.
 */
final class PoolLadderDecider {
    private static final List<Rule> RULES =
            List.of(Rule.DESK_DAILY_LOSS_WARN, Rule.DESK_DAILY_LOSS_HALT, Rule.DESK_DRAWDOWN_HALT);

    private final Book book;

    PoolLadderDecider(Book book) {
        this.book = book;
    }

    List<Event> followUps(Instant at) {
        if (!isArmed()) {
            return List.of();
        }
        var follow = new ArrayList<Event>();
        pools().forEach((pool, accounts) -> book.ladders().find(pool).ifPresentOrElse(
                ladder -> step(pool, accounts, ladder, at, follow),
                () -> follow.add(based(pool, equity(accounts), "limits were set", at))));
        return follow;
    }

    private boolean isArmed() {
        return RULES.stream().anyMatch(book.limits()::has);
    }

    private Map<Pool, List<AccountBook>> pools() {
        var pools = new LinkedHashMap<Pool, List<AccountBook>>();
        book.accounts().forEach(account ->
                pools.computeIfAbsent(Pool.of(account.account()), _ -> new ArrayList<>()).add(account));
        return pools;
    }

    private void step(Pool pool, List<AccountBook> accounts, Ladder ladder, Instant at, List<Event> follow) {
        Money equity = equity(accounts);
        if (equity.compareTo(ladder.peak()) > 0) {
            follow.add(new PoolPeakReached(pool, equity, at));
        }
        for (Rule rule : RULES) {
            limit(rule, at).ifPresent(limit -> {
                Decimal loss = ladder.loss(rule, equity);
                for (Step step : ladder.reached(rule, loss, limit)) {
                    follow.add(new PoolStepped(pool, rule, step, loss, limit, at));
                    if (step == Step.CROSSED) {
                        follow.addAll(halted(pool, accounts, rule, loss, limit, at));
                    }
                }
            });
        }
    }

    private List<Event> halted(Pool pool, List<AccountBook> accounts, Rule rule, Decimal loss, Decimal limit, Instant at) {
        HaltLevel level = rule == Rule.DESK_DAILY_LOSS_WARN ? HaltLevel.ENTRIES : HaltLevel.ALL;
        String why = rule.word() + ": " + loss + "% are lost by " + pool.words() + ", the limit is " + limit + "%";
        return accounts.stream()
                .map(account -> new HaltScope.OneAccount(account.id()))
                .filter(scope -> book.halts().halt(scope).map(Halt::level).filter(now -> now.isAtLeast(level)).isEmpty())
                .<Event>map(scope -> new TradingHalted(scope, level, why, at))
                .toList();
    }

    private Optional<Decimal> limit(Rule rule, Instant at) {
        return book.limits().find(rule, Scope.DESK, at).map(Limit::value);
    }

    /** Whether the accounts of a pool cross a level at a quote that is not journaled yet; asked for every quote. */
    boolean isCrossedAt(Quote quote, Instant at) {
        return isArmed() && pools().entrySet().stream().anyMatch(pool -> book.ladders().find(pool.getKey())
                .filter(ladder -> isCrossed(pool.getValue(), ladder, quote, at))
                .isPresent());
    }

    private boolean isCrossed(List<AccountBook> accounts, Ladder ladder, Quote quote, Instant at) {
        Optional<Money> loss = accounts.stream()
                .flatMap(account -> LadderDecider.change(account, quote).stream())
                .reduce(Money::plus)
                .filter(Money::isNegative);
        if (loss.isEmpty()) {
            return false;
        }
        Money equity = equity(accounts).plus(loss.get());
        return RULES.stream().anyMatch(rule -> limit(rule, at).filter(limit -> ladder.isCrossed(rule, equity, limit)).isPresent());
    }

    /** The days that are over by now. */
    List<Event> newDays(Instant now, Instant at) {
        var events = new ArrayList<Event>();
        pools().forEach((pool, accounts) -> book.ladders().find(pool)
                .filter(ladder -> !ladder.dayEnds().isAfter(now))
                .ifPresent(ladder -> events.add(new PoolBased(
                        pool, equity(accounts), ladder.peak(), LadderDecider.endOfDay(now), "a new day", at))));
        return events;
    }

    /** Whoever lets one of the accounts go on has looked at all of them: what halted them is measured anew. */
    List<Event> rearmed(HaltScope scope, Instant at) {
        var events = new ArrayList<Event>();
        pools().forEach((pool, accounts) -> {
            boolean resumed = accounts.stream().anyMatch(account -> scope.covers(new HaltScope.OneAccount(account.id())));
            if (resumed && book.ladders().find(pool).filter(Ladder::hasHalted).isPresent()) {
                events.add(based(pool, equity(accounts), "a person resumed", at));
            }
        });
        return events;
    }

    private static Event based(Pool pool, Money equity, String why, Instant at) {
        return new PoolBased(pool, equity, equity, LadderDecider.endOfDay(at), why, at);
    }

    /** What the accounts of a pool are worth together. */
    static Money equity(Book book, Pool pool) {
        return equity(book.accounts().stream().filter(account -> Pool.of(account.account()).equals(pool)).toList());
    }

    private static Money equity(List<AccountBook> accounts) {
        return accounts.stream().map(account -> account.balance().equity()).reduce(Money::plus).orElseThrow();
    }
}
