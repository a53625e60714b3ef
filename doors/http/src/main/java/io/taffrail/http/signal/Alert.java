package io.taffrail.http.signal;

import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert as its sender meant it, whatever dialect it was written in.
 *
 * @param id the sender's name for this one alert, where the dialect has one that is never used twice
 * @param ticker what to trade, in the sender's words: {@code BINANCE:BTCUSDT.P}
 * @param amount empty where the sender leaves it to the strategy, or closes everything
 * @param rule a rule of size in the house's short form, {@code risk:1%}, in place of an amount
 * @param price the price that the sender saw
 * @param stop where the position is given up
 * @param trail by how much the stop follows the market, in the place of a fixed one
 * @param target where the profit is taken
 * @param confidence from 0 to 1
 * @param sentAt when the sender wrote it
 * @param maxAge how old it may be when it comes
 */
public record Alert(
        Dialect dialect,
        Optional<String> id,
        Optional<String> strategy,
        String ticker,
        Action action,
        Optional<Amount> amount,
        Optional<String> rule,
        OrderSpec spec,
        Optional<TimeInForce> timeInForce,
        Optional<Price> price,
        Optional<Price> stop,
        Optional<Trail> trail,
        Optional<Price> target,
        Optional<Decimal> confidence,
        Optional<Instant> sentAt,
        Optional<Duration> maxAge) {

    /** A market order for so much. */
    static Alert of(Dialect dialect, String ticker, Action action, Optional<Amount> amount) {
        return new Alert(
                dialect, Optional.empty(), Optional.empty(), ticker, action, amount, Optional.empty(), new OrderSpec.Market(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    Alert named(Optional<String> itsId, Optional<String> itsStrategy) {
        return new Alert(
                dialect, itsId, itsStrategy, ticker, action, amount, rule, spec, timeInForce, price, stop, trail, target, confidence,
                sentAt, maxAge);
    }

    Alert working(OrderSpec how, Optional<TimeInForce> howLong) {
        return new Alert(
                dialect, id, strategy, ticker, action, amount, rule, how, howLong, price, stop, trail, target, confidence, sentAt, maxAge);
    }

    Alert priced(Optional<Price> seen, Optional<Price> stopLoss, Optional<Price> takeProfit) {
        return new Alert(
                dialect, id, strategy, ticker, action, amount, rule, spec, timeInForce, seen, stopLoss, trail, takeProfit,
                confidence, sentAt, maxAge);
    }

    Alert trailing(Optional<Trail> by) {
        return new Alert(
                dialect, id, strategy, ticker, action, amount, rule, spec, timeInForce, price, stop, by, target, confidence,
                sentAt, maxAge);
    }

    Alert in(Dialect other) {
        return new Alert(
                other, id, strategy, ticker, action, amount, rule, spec, timeInForce, price, stop, trail, target, confidence,
                sentAt, maxAge);
    }

    Alert sent(Optional<Instant> when, Optional<Duration> most) {
        return new Alert(
                dialect, id, strategy, ticker, action, amount, rule, spec, timeInForce, price, stop, trail, target, confidence, when, most);
    }

    Alert sized(Optional<String> by, Optional<Decimal> sure) {
        return new Alert(
                dialect, id, strategy, ticker, action, amount, by, spec, timeInForce, price, stop, trail, target, sure, sentAt, maxAge);
    }
}
