package io.taffrail.http.house.signals;

import io.taffrail.http.signal.Alert;
import io.taffrail.http.signal.AlertException;
import io.taffrail.http.signal.Amount;
import io.taffrail.http.signal.Flaw;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/** Makes a signal of an alert, once its symbol is known. */
final class SignalMaker {
    private SignalMaker() {}

    /**
     * The signal that an alert is.
     *
     * @param most what it may cost at most, where its hook says so
     * @throws AlertException where its size is none
     */
    static Signal of(
            Alert alert, SignalId id, StrategyId strategy, Instrument instrument, Action action, Optional<Money> most) {
        return new Signal(
                id, strategy, instrument.symbol(), action, size(alert, instrument), alert.confidence(), alert.price(),
                alert.stop(), alert.trail(), alert.target(), alert.spec(), alert.timeInForce(), alert.sentAt(), alert.maxAge(),
                most);
    }

    private static Optional<SizingRule> size(Alert alert, Instrument instrument) {
        try {
            return alert.amount().map(amount -> rule(amount, instrument)).or(() -> alert.rule().map(SizingRule::of));
        } catch (IllegalArgumentException notOne) {
            throw new AlertException(Flaw.FIELD_MALFORMED, "the size is malformed: " + notOne.getMessage());
        }
    }

    private static SizingRule rule(Amount amount, Instrument instrument) {
        Decimal value = amount.value();
        return switch (amount.kind()) {
            case UNITS            -> new SizingRule.FixedUnits(new Quantity(value));
            case NOTIONAL         -> new SizingRule.FixedNotional(new Money(value, instrument.currency()));
            case RISK_AMOUNT      -> new SizingRule.RiskAmount(new Money(value, instrument.currency()));
            case RISK_PERCENT     -> new SizingRule.RiskPercent(value);
            case EQUITY_PERCENT   -> new SizingRule.EquityPercent(value);
            case POSITION_PERCENT -> new SizingRule.PositionPercent(value);
            case TARGET_UNITS     -> new SizingRule.TargetUnits(value);
            case TARGET_PERCENT   -> new SizingRule.TargetPercent(value);
        };
    }
}
