package io.taffrail.views.performance;

import io.taffrail.model.account.Mode;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sums of one row while it is counted: its size is that of its days, however many trades there are. */
final class Group {
    private final String key;
    private final Mode mode;
    private final Conversion conversion;
    private final LocalDate from;
    private final LocalDate to;
    private final Tally tally;
    private final Map<LocalDate, Money> netByDay = new HashMap<>();
    private final BitSet heldOn = new BitSet();
    private Money realised;
    private Money commission;
    private Money carry;
    private Money traded;
    private Money unrealised;
    private int fills;

    Group(String key, Mode mode, Conversion conversion, LocalDate from, LocalDate to) {
        this.key = key;
        this.mode = mode;
        this.conversion = conversion;
        this.from = from;
        this.to = to;
        tally = new Tally(conversion.currency());
        realised = conversion.currency().zero();
        commission = realised;
        carry = realised;
        traded = realised;
        unrealised = realised;
    }

    void add(DayResult day) {
        Optional<Money> net = conversion.of(day.net(), day.date());
        if (net.isEmpty()) {
            return;
        }
        realised = plus(realised, day.realised(), day.date());
        commission = plus(commission, day.commission(), day.date());
        carry = plus(carry, day.carry(), day.date());
        traded = plus(traded, day.traded(), day.date());
        fills += day.fills();
        netByDay.merge(day.date(), net.get(), Money::plus);
    }

    /** A trade that ended within the row's days. */
    void add(RoundTrip trip, LocalDate closed) {
        conversion.of(trip.net(), closed).ifPresent(net -> tally.add(net, trip.held()));
    }

    void addUnrealised(Money open) {
        unrealised = plus(unrealised, open, to);
    }

    /** Something was held from one day to another, both included. */
    void held(LocalDate opened, LocalDate closed) {
        long first = Math.max(0, opened.toEpochDay() - from.toEpochDay());
        long last = Math.min(to.toEpochDay(), closed.toEpochDay()) - from.toEpochDay();
        if (last >= first) {
            heldOn.set((int) first, (int) last + 1);
        }
    }

    /** The net result of a day. */
    Money net(LocalDate date) {
        return netByDay.getOrDefault(date, conversion.currency().zero());
    }

    /** @param current whether what is open now belongs to it */
    Report.Row row(Optional<ReturnStatistics> returns, boolean current) {
        TradeStatistics trades = tally.statistics();
        return new Report.Row(
                key, mode, trades, realised, commission, carry, realised.minus(commission).plus(carry),
                current ? Optional.of(unrealised) : Optional.empty(), traded, fills, exposure(), returns,
                SampleSize.warnings(trades, returns));
    }

    private Optional<Decimal> exposure() {
        long days = to.toEpochDay() - from.toEpochDay() + 1;
        return days < 1
                ? Optional.empty()
                : Optional.of(Decimal.of(heldOn.cardinality()).dividedBy(Decimal.of(days), 4, RoundingMode.HALF_EVEN));
    }

    private Money plus(Money sum, Money amount, LocalDate date) {
        return conversion.of(amount, date).map(sum::plus).orElse(sum);
    }
}
