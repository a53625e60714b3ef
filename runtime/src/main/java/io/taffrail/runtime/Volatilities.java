package io.taffrail.runtime;

import io.taffrail.engine.indicator.AverageTrueRange;
import io.taffrail.engine.indicator.Bars;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.Quote;
import io.taffrail.model.signal.SizingRule.VolatilityTarget;
import io.taffrail.model.value.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far prices move in a bar, from what the market remembers; asked in the desk's turn, so that nobody far away is waited for. */
final class Volatilities {
    /** Nights and a long weekend, in which nothing is told. */
    private static final Duration CLOSED = Duration.ofDays(4);

    private final Market market;

    Volatilities(Market market) {
        this.market = market;
    }

    /** The average true range that a rule asks for; empty where the past is too short, or nothing is quoted now. */
    Optional<Decimal> of(Symbol symbol, VolatilityTarget rule) {
        return market.quote(symbol).map(Quote::at).flatMap(now -> {
            // Of a day equities trade a quarter: so many bars reach back four times as far.
            Instant from = now.minus(rule.bar().multipliedBy(4L * (rule.period() + 1))).minus(CLOSED);
            return AverageTrueRange.of(Bars.of(market.remembered(symbol, from, now), rule.bar(), now), rule.period());
        });
    }
}
