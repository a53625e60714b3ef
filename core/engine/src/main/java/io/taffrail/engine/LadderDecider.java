package io.taffrail.engine;

import io.taffrail.engine.LadderBook.Ladder;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.HaltEvent.EquityBased;
import io.taffrail.model.journal.HaltEvent.LadderStepped;
import io.taffrail.model.journal.HaltEvent.PeakReached;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides on losses: an account that comes near one of its loss limits is told of, one that reaches it is halted. Losses are
 * realised and unrealised, after fees, and measured from the equity at the start of the day (17:00 in New York) and from
 * the highest. A person who resumes arms the ladder anew, from the equity of that moment.
 */
final class LadderDecider {
    private static final List<Rule> RULES = List.of(Rule.DAILY_LOSS_WARN, Rule.DAILY_LOSS_HALT, Rule.DRAWDOWN_HALT);
    private static final RoundTheClock DAYS = new RoundTheClock();

    private final Book book;
    private final PoolLadderDecider pools;

    LadderDecider(Book book) {
        this.book = book;
        pools = new PoolLadderDecider(book);
    }

    List<Event> followUps(Instant at) {
        List<Event> ofPools = pools.followUps(at);
        if (!isArmed()) {
            return ofPools;
        }
        var follow = new ArrayList<>(ofPools);
        for (AccountBook account : book.accounts()) {
            Optional<Ladder> ladder = book.ladders().find(account.id());
            ladder.ifPresentOrElse(
                    one -> step(account, one, at, follow),
                    () -> follow.add(based(account, equity(account), "limits were set", at)));
        }
        return follow;
    }

    private boolean isArmed() {
        return RULES.stream().anyMatch(book.limits()::has);
    }

    private void step(AccountBook account, Ladder ladder, Instant at, List<Event> follow) {
        Money equity = equity(account);
        if (equity.compareTo(ladder.peak()) > 0) {
            follow.add(new PeakReached(account.id(), equity, at));
        }
        for (Rule rule : RULES) {
            limit(account, rule, at).ifPresent(limit -> {
                Decimal loss = ladder.loss(rule, equity);
                for (Step step : ladder.reached(rule, loss, limit)) {
                    follow.add(new LadderStepped(account.id(), rule, step, loss, limit, at));
                    halted(account, rule, step, loss, limit, at).ifPresent(follow::add);
                }
            });
        }
    }

    private Optional<Event> halted(AccountBook account, Rule rule, Step step, Decimal loss, Decimal limit, Instant at) {
        HaltScope scope = new HaltScope.OneAccount(account.id());
        HaltLevel level = rule == Rule.DAILY_LOSS_WARN ? HaltLevel.ENTRIES : HaltLevel.ALL;
        boolean stands = book.halts().halt(scope).map(Halt::level).filter(now -> now.isAtLeast(level)).isPresent();
        return step == Step.APPROACHED || stands
                ? Optional.empty()
                : Optional.of(new TradingHalted(
                        scope, level, rule.name().toLowerCase(Locale.ROOT) + ": " + loss + "% are lost, the limit is " + limit + "%", at));
    }

    /** The tightest that holds for the account. */
    private Optional<Decimal> limit(AccountBook account, Rule rule, Instant at) {
        Optional<Decimal> own = book.limits().find(rule, Scope.of(account.id()), at).map(Limit::value);
        Optional<Decimal> desk = book.limits().find(rule, Scope.DESK, at).map(Limit::value);
        return own.isPresent() && desk.isPresent() ? Optional.of(own.get().min(desk.get())) : own.or(() -> desk);
    }

    /** Whether an account crosses a level at a quote that is not journaled yet; asked for every quote. */
    boolean isCrossedAt(Quote quote, Instant at) {
        return pools.isCrossedAt(quote, at)
                || (isArmed() && book.accounts().stream().anyMatch(account -> isCrossed(account, quote, at)));
    }

    private boolean isCrossed(AccountBook account, Quote quote, Instant at) {
        Optional<Money> loss = change(account, quote).filter(Money::isNegative);
        Optional<Ladder> ladder = book.ladders().find(account.id());
        if (loss.isEmpty() || ladder.isEmpty()) {
            return false;
        }
        Money equity = equity(account).plus(loss.get());
        return RULES.stream().anyMatch(rule ->
                limit(account, rule, at).filter(limit -> ladder.get().isCrossed(rule, equity, limit)).isPresent());
    }

    /** What a quote does to an account's equity; empty where it holds nothing of the symbol. */
    static Optional<Money> change(AccountBook account, Quote quote) {
        return account.position(quote.symbol())
                .filter(position -> !position.isFlat())
                .map(position -> account.exposure(position.instrument()))
                .map(exposure -> exposure.markedAt(quote.mid()).marketValue().minus(exposure.marketValue()));
    }

    /** The days that are over by now. */
    List<Event> newDays(Instant now, Instant at) {
        var events = new ArrayList<Event>();
        for (AccountBook account : book.accounts()) {
            book.ladders().find(account.id())
                    .filter(ladder -> !ladder.dayEnds().isAfter(now))
                    .ifPresent(ladder -> events.add(new EquityBased(
                            account.id(), equity(account), ladder.peak(), endOfDay(now), "a new day", at)));
        }
        events.addAll(pools.newDays(now, at));
        return events;
    }

    /** Of the accounts in a scope those that their ladders have halted are measured anew. */
    List<Event> rearmed(HaltScope scope, Instant at) {
        Stream<Event> accounts = book.accounts().stream()
                .filter(account -> scope.covers(new HaltScope.OneAccount(account.id())))
                .filter(account -> book.ladders().find(account.id()).filter(Ladder::hasHalted).isPresent())
                .map(account -> based(account, equity(account), "a person resumed", at));
        return Stream.concat(accounts, pools.rearmed(scope, at).stream()).toList();
    }

    private static Event based(AccountBook account, Money equity, String why, Instant at) {
        return new EquityBased(account.id(), equity, equity, endOfDay(at), why, at);
    }

    static Instant endOfDay(Instant at) {
        return DAYS.session(at).orElseThrow().close();
    }

    private static Money equity(AccountBook account) {
        return account.balance().equity();
    }
}
