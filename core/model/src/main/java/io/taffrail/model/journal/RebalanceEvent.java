package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.portfolio.RebalancePlan;
import java.time.Instant;
import java.util.Optional;

/** A fact about a portfolio that is brought to its weights. */
public sealed interface RebalanceEvent extends Event {

    AccountId account();

    /** The way to the weights is reckoned, and begun. */
    record RebalancePlanned(AccountId account, Optional<StrategyId> strategy, RebalancePlan plan, Instant at)
            implements RebalanceEvent {}

    /** A step of it has its order, which stands beside this fact; it may have been denied. */
    record RebalanceOrdered(AccountId account, Symbol symbol, boolean opens, OrderId order, Instant at)
            implements RebalanceEvent {}

    /** It is over: every step has its order, or one of them came to nothing and those after it are left. */
    record RebalanceEnded(AccountId account, boolean complete, String words, Instant at) implements RebalanceEvent {}
}
