package io.taffrail.engine;

import io.taffrail.engine.risk.LimitBook;
import io.taffrail.engine.sizing.Cap;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits that bound one order, as caps of a size: a signal is made as large as it may be, where an order that somebody sends
 * is refused. All limits judge the order once more.
 */
final class LimitCaps {
    private static final Decimal HUNDREDTH = Decimal.of("0.01");

    private final LimitBook limits;

    LimitCaps(LimitBook limits) {
        this.limits = limits;
    }

    List<Cap> of(
            AccountBook account, StrategyId strategy, Instrument instrument, Optional<Decimal> averageVolume, Instant at) {
        Money equity = account.balance().equity();
        var exposure = account.exposure(instrument);
        Money used = exposure.marketValue().abs().plus(exposure.reserved());
        var caps = new ArrayList<Cap>();
        for (Scope scope : List.of(
                Scope.DESK, Scope.of(account.id()), Scope.strategy(strategy.value()), Scope.of(instrument.symbol()),
                Scope.of(instrument.assetClass()))) {
            find(Rule.MAX_ORDER_QTY, scope, at).ifPresent(limit ->
                    caps.add(new Cap.Units(words(limit), new Quantity(limit.value()), Cap.Reach.OPENING)));
            find(Rule.MAX_ORDER_ADV, scope, at).ifPresent(limit -> averageVolume.ifPresent(average -> caps.add(new Cap.Units(
                    words(limit), instrument.rules().roundedDown(average.times(limit.value().times(HUNDREDTH), 9, RoundingMode.DOWN)),
                    Cap.Reach.OPENING))));
            find(Rule.MAX_ORDER_NOTIONAL, scope, at).ifPresent(limit -> caps.add(new Cap.Notional(
                    words(limit), new Money(limit.value(), equity.currency()), Cap.Reach.OPENING)));
            find(Rule.MAX_ORDER_EQUITY, scope, at).ifPresent(limit ->
                    caps.add(new Cap.Notional(words(limit), part(equity, limit), Cap.Reach.OPENING)));
            find(Rule.CONCENTRATION, scope, at).ifPresent(limit ->
                    caps.add(new Cap.Notional(words(limit), part(equity, limit).minus(used), Cap.Reach.OPENING)));
        }
        return caps;
    }

    private Optional<Limit> find(Rule rule, Scope scope, Instant at) {
        return limits.find(rule, scope, at);
    }

    private static Money part(Money equity, Limit limit) {
        return equity.share(limit.value().times(HUNDREDTH), Decimal.ONE, RoundingMode.DOWN);
    }

    private static String words(Limit limit) {
        return "limit " + limit.rule().word() + " of " + limit.value() + " (" + limit.scope() + ")";
    }
}
