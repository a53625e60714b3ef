package io.taffrail.views.executions;

import io.taffrail.model.account.Mode;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.performance.Journey;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counts and sums of one row while it is counted. */
final class ExecutionTally {
    private final SortedMap<String, Integer> refusals = new TreeMap<>();
    private final Percentiles.Sample toSent = new Percentiles.Sample();
    private final Percentiles.Sample toAcknowledged = new Percentiles.Sample();
    private final Percentiles.Sample toFilled = new Percentiles.Sample();
    private final Percentiles.Sample whole = new Percentiles.Sample();
    private final Cost.Sum decision = new Cost.Sum();
    private final Cost.Sum arrival = new Cost.Sum();
    private final Cost.Sum limit = new Cost.Sum();
    private final Map<Duration, Cost.Sum> markouts = new LinkedHashMap<>();
    private Money traded;
    private Money fees;
    private int orders;
    private int denied;
    private int sent;
    private int accepted;
    private int rejected;
    private int filled;
    private int partlyFilled;

    ExecutionTally(Money zero) {
        traded = zero;
        fees = zero;
        Markouts.AFTER.forEach(after -> markouts.put(after, new Cost.Sum()));
    }

    /**
     * @param worth what its fills were worth in the currency of the answer; empty where nobody knows
     * @param paid what the venue took, the same
     */
    void add(Execution one, Optional<Money> worth, Optional<Money> paid) {
        Journey journey = one.journey();
        orders++;
        one.refusal().ifPresent(code -> refusals.merge(code, 1, Integer::sum));
        denied += one.status() == OrderStatus.DENIED ? 1 : 0;
        sent += one.sentAt().isPresent() ? 1 : 0;
        accepted += journey.acceptedAt().isPresent() ? 1 : 0;
        rejected += one.status() == OrderStatus.REJECTED ? 1 : 0;
        boolean complete = one.status() == OrderStatus.FILLED;
        filled += complete ? 1 : 0;
        partlyFilled += !complete && journey.firstFillAt().isPresent() ? 1 : 0;
        one.toSent().ifPresent(toSent::add);
        one.toAcknowledged().ifPresent(toAcknowledged::add);
        one.toFilled().ifPresent(toFilled::add);
        one.whole().ifPresent(whole::add);
        worth.ifPresent(known -> compare(one, known));
        traded = worth.map(traded::plus).orElse(traded);
        fees = paid.map(fees::plus).orElse(fees);
    }

    /** Each trade counts for what it was worth in the currency of the answer. */
    private void compare(Execution one, Money worth) {
        Journey journey = one.journey();
        if (journey.filled().isZero() || journey.traded().isZero()) {
            return;
        }
        BigDecimal units = journey.filled().value().toBigDecimal();
        BigDecimal average = journey.traded().amount().toBigDecimal().divide(units, 12, RoundingMode.HALF_EVEN);
        BigDecimal weight = worth.currency().equals(journey.traded().currency())
                ? units
                : worth.amount().toBigDecimal().divide(average, 12, RoundingMode.HALF_EVEN);
        Price paid = new Price(Decimal.of(average.setScale(9, RoundingMode.HALF_EVEN)));
        one.decision().ifPresent(hoped -> decision.add(one.side(), paid, hoped, weight));
        journey.arrival().ifPresent(hoped -> arrival.add(one.side(), paid, hoped, weight));
        one.limit().ifPresent(hoped -> limit.add(one.side(), paid, hoped, weight));
    }

    void add(Duration after, Cost.Sum sum) {
        markouts.computeIfAbsent(after, _ -> new Cost.Sum()).add(sum);
    }

    ExecutionStatistics.Row row(String key, Mode mode) {
        var costs = new LinkedHashMap<Duration, Cost>();
        markouts.forEach((after, sum) -> costs.put(after, sum.cost()));
        return new ExecutionStatistics.Row(
                key, mode, orders, denied, sent, accepted, rejected, filled, partlyFilled, part(accepted, sent),
                part(filled + partlyFilled, sent), refusals, toSent.percentiles(), toAcknowledged.percentiles(),
                toFilled.percentiles(), whole.percentiles(), decision.cost(), arrival.cost(), limit.cost(), costs, traded, fees);
    }

    static Optional<Decimal> part(int some, int all) {
        return all == 0
                ? Optional.empty()
                : Optional.of(Decimal.of(some).dividedBy(Decimal.of(all), 4, RoundingMode.HALF_EVEN));
    }
}
