package io.taffrail.views.performance;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** Counts trades one by one, and keeps sums only. */
final class Tally {
    private static final int PLACES = 4;

    private final Currency currency;
    private int won;
    private int lost;
    private int even;
    private Money profit;
    private Money loss;
    private Optional<Money> largestWin = Optional.empty();
    private Optional<Money> largestLoss = Optional.empty();
    private BigDecimal seconds = BigDecimal.ZERO;

    Tally(Currency currency) {
        this.currency = currency;
        profit = currency.zero();
        loss = currency.zero();
    }

    void add(Money net, Duration held) {
        seconds = seconds.add(BigDecimal.valueOf(held.toSeconds()));
        if (net.isPositive()) {
            won++;
            profit = profit.plus(net);
            largestWin = Optional.of(largestWin.map(net::max).orElse(net));
        } else if (net.isNegative()) {
            Money cost = net.negated();
            lost++;
            loss = loss.plus(cost);
            largestLoss = Optional.of(largestLoss.map(cost::max).orElse(cost));
        } else {
            even++;
        }
    }

    int trades() {
        return won + lost + even;
    }

    TradeStatistics statistics() {
        return new TradeStatistics(
                trades(), won, lost, even,
                ratio(BigDecimal.valueOf(won), BigDecimal.valueOf(trades())),
                profit, loss,
                ratio(profit.amount().toBigDecimal(), loss.amount().toBigDecimal()),
                average(profit.minus(loss), trades()),
                average(profit, won),
                average(loss, lost),
                largestWin, largestLoss,
                trades() == 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofSeconds(
                                seconds.divide(BigDecimal.valueOf(trades()), 0, RoundingMode.HALF_EVEN).longValueExact())));
    }

    private static Optional<Decimal> ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? Optional.empty()
                : Optional.of(Decimal.of(numerator.divide(denominator, PLACES, RoundingMode.HALF_EVEN)));
    }

    private Optional<Money> average(Money sum, int count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Money(
                        sum.amount().dividedBy(Decimal.of(count), currency.places(), RoundingMode.HALF_EVEN), currency));
    }
}
