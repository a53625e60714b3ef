package io.taffrail.model.signal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A strategy as the desk knows it: in which account its signals trade, and how.
 *
 * @param size how its signals are sized where they do not say; empty where they must
 * @param symbols what it may trade; empty for everything
 * @param shorts whether it may sell what it does not hold
 * @param adds whether a signal may make larger what is held already
 * @param turns whether the opposite signal turns its position round, or only closes it
 * @param budget how much of the account is its own, at most; empty for all of it
 * @param maxAge how old its signals may be when they come
 * @param approveWithin how long a signal waits for its approval
 */
public record Strategy(
        StrategyId id,
        AccountId account,
        Optional<SizingRule> size,
        Set<Symbol> symbols,
        boolean shorts,
        boolean adds,
        boolean turns,
        Optional<Money> budget,
        Duration maxAge,
        Duration approveWithin) {
    /** A signal older than a minute speaks of another market (3Commas and OKX: {@code maxLag} 60 s by default). */
    public static final Duration USUAL_AGE = Duration.ofSeconds(60);

    /** A person answers within a quarter of an hour, or the market has moved on. */
    public static final Duration USUAL_APPROVAL = Duration.ofMinutes(15);

    public Strategy {
        // Not Set.copyOf: its order, which is a part of the journal, is another in every process.
        symbols = Collections.unmodifiableSet(new LinkedHashSet<>(symbols));
        if (!maxAge.isPositive() || !approveWithin.isPositive()) {
            throw new IllegalArgumentException("ages are above zero, not " + maxAge + " and " + approveWithin);
        }
        budget.filter(money -> !money.isPositive()).ifPresent(money -> {
            throw new IllegalArgumentException("a budget is above zero, not " + money);
        });
    }

    /** A strategy that says nothing of itself: long only, one position at a time, sized by its signals. */
    public static Strategy usual(StrategyId id, AccountId account) {
        return new Strategy(
                id, account, Optional.empty(), Set.of(), false, false, false, Optional.empty(), USUAL_AGE, USUAL_APPROVAL);
    }

    /** The name of the strategy of an account's own signals, which are sent by hand and name none. */
    public static String handName(AccountId account) {
        return "manual-" + account;
    }

    public boolean mayTrade(Symbol symbol) {
        return symbols.isEmpty() || symbols.contains(symbol);
    }
}
