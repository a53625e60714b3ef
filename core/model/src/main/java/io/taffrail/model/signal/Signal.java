package io.taffrail.model.signal;

import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a trader's decision looks like before anybody has sized or judged it.
 *
 * @param id its sender's name for it, or one of ours; it trades once, however often it comes
 * @param size how much; empty for the strategy's own rule
 * @param confidence how sure the sender is, 0 to 1
 * @param price what the sender saw when the decision was made; slippage is reckoned from it
 * @param stop where the position is given up
 * @param trail by how much the stop follows the market, in the place of a fixed stop
 * @param target where the profit is taken
 * @param spec at which prices the entry may trade
 * @param timeInForce empty for a day where there are days, else until canceled
 * @param sentAt when its sender wrote it
 * @param maxAge how old it may be when it comes; empty for the strategy's own limit
 * @param maxNotional what the sender will have it cost at most
 */
public record Signal(
        SignalId id,
        StrategyId strategy,
        Symbol symbol,
        Action action,
        Optional<SizingRule> size,
        Optional<Decimal> confidence,
        Optional<Price> price,
        Optional<Price> stop,
        Optional<Trail> trail,
        Optional<Price> target,
        OrderSpec spec,
        Optional<TimeInForce> timeInForce,
        Optional<Instant> sentAt,
        Optional<Duration> maxAge,
        Optional<Money> maxNotional) {

    public Signal {
        confidence.filter(sure -> sure.isNegative() || sure.compareTo(Decimal.ONE) > 0).ifPresent(sure -> {
            throw new IllegalArgumentException("a confidence is 0 to 1, not " + sure);
        });
        if (stop.isPresent() && trail.isPresent()) {
            throw new IllegalArgumentException("a signal's stop stands or trails, not both");
        }
        maxAge.filter(age -> !age.isPositive()).ifPresent(age -> {
            throw new IllegalArgumentException("an age is above zero, not " + age);
        });
    }

    /** A signal to do something at the market, sized by the strategy's rule. */
    public static Signal of(SignalId id, StrategyId strategy, Symbol symbol, Action action) {
        return new Signal(
                id, strategy, symbol, action, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), new OrderSpec.Market(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** The same under another name. */
    public Signal named(SignalId name) {
        return new Signal(
                name, strategy, symbol, action, size, confidence, price, stop, trail, target, spec, timeInForce, sentAt, maxAge,
                maxNotional);
    }
}
