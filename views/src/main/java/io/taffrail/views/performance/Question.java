package io.taffrail.views.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Currency;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Of what results are asked for.
 *
 * @param from the first day of New York; empty from the accounts' opening on
 * @param to the last day, today included; empty until now
 * @param currency in which amounts are told
 */
public record Question(
        Set<AccountId> accounts,
        By by,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<StrategyId> strategy,
        Optional<Symbol> symbol,
        Currency currency) {

    /** What stands for orders that are nobody's strategy's. */
    public static final StrategyId NOBODY = new StrategyId("-");

    public Question {
        accounts = Set.copyOf(accounts);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException("a stretch of days does not end on " + to.get() + ", before it begins on " + from.get());
        }
    }

    boolean includes(Optional<StrategyId> whose, Symbol traded) {
        return strategy.map(wanted -> wanted.equals(whose.orElse(NOBODY))).orElse(true)
                && symbol.map(traded::equals).orElse(true);
    }

    /** Whether it is about all that the accounts did, and not a part. */
    boolean isWhole() {
        return strategy.isEmpty() && symbol.isEmpty();
    }
}
