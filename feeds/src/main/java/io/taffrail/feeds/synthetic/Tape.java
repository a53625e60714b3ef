package io.taffrail.feeds.synthetic;

import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one symbol's market says during one minute: quotes at random moments, and trades against them.
 *
 * <p>Between the minute's two ends, which its day gives, the price takes a Brownian bridge from quote to quote. The spread
 * widens with volatility and activity. Every other quote or so is met by a trade at the bid, at the ask or between.
 */
final class Tape {
    private static final long PURPOSE = 0x7A9E;
    private static final int MINUTE_MILLIS = 60_000;
    private static final double TRADED = 0.55;

    private final Listing listing;
    private final Day day;
    private final int minute;
    private final long startMillis;
    private final Dice dice;
    private final double calmDeviation;

    Tape(long seed, Listing listing, Day day, long epochMinute) {
        this.listing = listing;
        this.day = day;
        this.minute = (int) Math.floorMod(epochMinute, (long) Day.MINUTES);
        this.startMillis = epochMinute * MINUTE_MILLIS;
        this.dice = Dice.of(seed, listing.key(), PURPOSE, epochMinute);
        this.calmDeviation = listing.dailyVolatility() / StrictMath.sqrt(Day.MINUTES);
    }

    /** Tells the minute's quotes and trades in the order of time, no two at the same millisecond. */
    void play(Consumer<Quote> quotes, Consumer<Trade> trades) {
        double log = day.log(minute);
        int millis = 0;
        int next = wait(millis);
        while (next < MINUTE_MILLIS) {
            log = bridged(log, millis, next);
            millis = next;
            next = wait(millis);
            Quote quote = quote(millis, StrictMath.exp(log));
            quotes.accept(quote);
            // A trade needs a moment of its own before the next quote.
            if (dice.uniform() < TRADED && Math.min(next, MINUTE_MILLIS) - millis > 1) {
                int gap = Math.min(next, MINUTE_MILLIS) - millis - 1;
                trades.accept(trade(millis + 1 + (int) (dice.uniform() * gap), quote));
            }
        }
    }

    /** The moment of the next quote: those of a minute fall like rain. */
    private int wait(int millis) {
        double seconds = dice.exponential() / day.activity(minute);
        return millis + 1 + (int) Math.min(seconds * 1_000, 2.0 * MINUTE_MILLIS);
    }

    private double bridged(double log, int from, int to) {
        double left = MINUTE_MILLIS - from;
        double step = to - from;
        double mean = log + (day.log(minute + 1) - log) * step / left;
        double share = step * (left - step) / (left * MINUTE_MILLIS);
        return mean + day.deviation(minute) * StrictMath.sqrt(share) * dice.gaussian();
    }

    private Quote quote(int millis, double mid) {
        var ladder = Ladder.around(mid, listing.instrument().rules());
        double nervous = 0.5 + 0.5 * day.deviation(minute) / calmDeviation;
        double spread = mid * listing.spread() * nervous * (0.7 + 0.6 * dice.uniform());
        long width = Math.max(1, ladder.steps(spread));
        long bid = Math.max(1, ladder.steps(mid - spread / 2));
        return new Quote(at(millis), listing.instrument().symbol(),
                ladder.price(bid), Optional.of(size()), ladder.price(bid + width), Optional.of(size()));
    }

    private Trade trade(int millis, Quote quote) {
        double place = dice.uniform();
        Price price = place < 0.45 ? quote.bid() : place < 0.9 ? quote.ask() : between(quote);
        Quantity quoted = price.equals(quote.bid()) ? quote.bidSize().orElseThrow() : quote.askSize().orElseThrow();
        return new Trade(at(millis), quote.symbol(), price, size().min(quoted));
    }

    private Price between(Quote quote) {
        double mid = (quote.bid().value().toBigDecimal().doubleValue() + quote.ask().value().toBigDecimal().doubleValue()) / 2;
        var ladder = Ladder.around(mid, listing.instrument().rules());
        Price price = ladder.price(ladder.steps(mid));
        return price.isBelow(quote.bid()) ? quote.bid() : price.isAbove(quote.ask()) ? quote.ask() : price;
    }

    private Quantity size() {
        long steps = 1 + (long) (dice.exponential() * (listing.sizeSteps() - 1));
        return new Quantity(listing.sizeStep().times(Decimal.of(steps)));
    }

    private Instant at(int millis) {
        return Instant.ofEpochMilli(startMillis + millis);
    }
}
