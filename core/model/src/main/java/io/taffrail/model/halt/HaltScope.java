package io.taffrail.model.halt;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import java.util.Optional;

/** Whose trading a halt stops. */
public sealed interface HaltScope {

    /** Everybody's. */
    record WholeDesk() implements HaltScope {}

    /** That of one account. */
    record OneAccount(AccountId account) implements HaltScope {}

    /** That of one strategy, in whichever accounts it trades. */
    record OneStrategy(StrategyId strategy) implements HaltScope {}

    /** Whether it stops an account's order, which may be a strategy's. */
    default boolean stops(AccountId of, Optional<StrategyId> by) {
        return switch (this) {
            case WholeDesk _                -> true;
            case OneAccount(var account)   -> account.equals(of);
            case OneStrategy(var strategy) -> by.filter(strategy::equals).isPresent();
        };
    }

    /** Whether who lifts it lifts the other too: the desk's covers all, every other itself. */
    default boolean covers(HaltScope other) {
        return this instanceof WholeDesk || equals(other);
    }

    /** In words, behind "halted for": {@code the whole desk}, {@code account paper}. */
    default String words() {
        return switch (this) {
            case WholeDesk _               -> "the whole desk";
            case OneAccount(var account)   -> "account " + account;
            case OneStrategy(var strategy) -> "strategy " + strategy;
        };
    }
}
