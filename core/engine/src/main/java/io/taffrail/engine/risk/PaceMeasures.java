package io.taffrail.engine.risk;

import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import java.math.RoundingMode;
import java.time.Duration;

/** What limits ask of the time since other orders. */
final class PaceMeasures {
    private static final Decimal PER_MILLE = Decimal.of("0.001");

    private PaceMeasures() {}

    static Measured withinSecond(LimitCase judged, Scope scope) {
        return Measured.of(Decimal.of(judged.pace().sent(Duration.ofSeconds(1), judged.at()) + 1L));
    }

    static Measured withinMinute(LimitCase judged, Scope scope) {
        return Measured.of(Decimal.of(judged.pace().sent(Duration.ofMinutes(1), judged.at()) + 1L));
    }

    /** With the order's own, were it to trade; orders of persons and exits of the house are not repeated by themselves. */
    static Measured executions(LimitCase judged, Scope scope) {
        return judged.strategy().isEmpty()
                ? Measured.OUTSIDE
                : Measured.of(Decimal.of(
                        judged.pace().executions(judged.order().symbol(), judged.order().side(), judged.at()) + 1L));
    }

    static Measured sinceTwin(LimitCase judged, Scope scope) {
        return judged.named() || judged.order().replaces().isPresent()
                ? Measured.OUTSIDE
                : judged.pace().sinceTwin(judged.order(), judged.at())
                        .map(since -> Measured.of(Decimal.of(since.toMillis()).times(PER_MILLE)))
                        .orElse(Measured.OUTSIDE);
    }

    static Measured ordersToFills(LimitCase judged, Scope scope) {
        long fills = Math.max(1, judged.pace().filledLately(judged.at()));
        return Measured.of(Decimal.of(judged.pace().sentLately(judged.at()) + 1L)
                .dividedBy(Decimal.of(fills), 2, RoundingMode.UP));
    }
}
