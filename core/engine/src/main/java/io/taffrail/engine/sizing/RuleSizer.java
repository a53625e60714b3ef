package io.taffrail.engine.sizing;

import io.taffrail.model.order.Side;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.signal.SizingRule.EquityPercent;
import io.taffrail.model.signal.SizingRule.FixedNotional;
import io.taffrail.model.signal.SizingRule.FixedUnits;
import io.taffrail.model.signal.SizingRule.Kelly;
import io.taffrail.model.signal.SizingRule.Own;
import io.taffrail.model.signal.SizingRule.PositionPercent;
import io.taffrail.model.signal.SizingRule.RiskAmount;
import io.taffrail.model.signal.SizingRule.RiskPercent;
import io.taffrail.model.signal.SizingRule.ScaledByConfidence;
import io.taffrail.model.signal.SizingRule.TargetPercent;
import io.taffrail.model.signal.SizingRule.TargetUnits;
import io.taffrail.model.signal.SizingRule.VolatilityTarget;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Map;
import java.util.Optional;

/** Sizes by one of the house's rules, or by a sizer of the user's: asks, wishes, and lays caps and lot on it. */
record RuleSizer(SizingRule rule, Map<String, Sizer> own) implements Sizer {

    RuleSizer {
        own = Map.copyOf(own);
    }

    @Override
    public Sizing size(SizingRequest request) {
        var steps = new Steps();
        steps.add("rule", rule.text(), "how much the signal is to trade");
        Optional<SizingProblem> problem = problem(request);
        if (problem.isPresent()) {
            return new Sizing.Unsized(problem.get(), steps.lines());
        }
        Price price = request.price().orElseThrow();
        steps.add("price", price, "what an entry is reckoned at");
        return new Bounds(request, price, steps).within(wish(rule, new Formulas(request, price, steps)));
    }

    /** What makes every rule's answer worthless, whichever it is. */
    private Optional<SizingProblem> problem(SizingRequest request) {
        if (request.price().isEmpty()) {
            return Optional.of(new SizingProblem.NoPrice(request.instrument().symbol()));
        }
        Price price = request.price().get();
        if (!price.value().isPositive()) {
            return Optional.of(new SizingProblem.PriceNotPositive(price));
        }
        if (!request.equity().currency().equals(request.instrument().currency())) {
            return Optional.of(
                    new SizingProblem.OtherCurrency(request.equity().currency(), request.instrument().currency()));
        }
        Optional<Decimal> confidence = request.confidence();
        if (confidence.filter(value -> value.isNegative() || value.compareTo(Decimal.ONE) > 0).isPresent()) {
            return Optional.of(new SizingProblem.ConfidenceOutOfRange(confidence.get()));
        }
        if (reckonsFromEquity() && !request.equity().isPositive()) {
            return Optional.of(new SizingProblem.EquityNotPositive(request.equity()));
        }
        return hasExits(request) ? wrongExits(request, price) : Optional.empty();
    }

    private boolean reckonsFromEquity() {
        return switch (plain()) {
            case EquityPercent _, RiskPercent _, Kelly _, VolatilityTarget _ -> true;
            case TargetPercent(var percent) -> !percent.isZero();
            case FixedUnits _, FixedNotional _, RiskAmount _, TargetUnits _, PositionPercent _, ScaledByConfidence _, Own _ -> false;
        };
    }

    /** Whether stop and target are those of an entry; what closes has neither. */
    private boolean hasExits(SizingRequest request) {
        return switch (plain()) {
            case TargetPercent(var percent) -> !percent.isZero();
            case TargetUnits(var units) -> !units.isZero();
            case FixedUnits _, FixedNotional _, PositionPercent _, Own _ -> request.closable(request.side()).isZero();
            case EquityPercent _, RiskPercent _, RiskAmount _, Kelly _, VolatilityTarget _, ScaledByConfidence _ -> true;
        };
    }

    private SizingRule plain() {
        return rule instanceof ScaledByConfidence scaled ? scaled.rule() : rule;
    }

    private Optional<SizingProblem> wrongExits(SizingRequest request, Price entry) {
        Side side = sideOfEntry(request);
        Optional<Price> stop = request.stop();
        if (stop.filter(entry::equals).isPresent()) {
            return Optional.of(new SizingProblem.StopAtEntry(entry));
        }
        if (stop.filter(price -> isBeyond(side, price, entry)).isPresent()) {
            return Optional.of(new SizingProblem.StopOnWrongSide(side, entry, stop.get()));
        }
        // A loss to a stop below zero is a loss of more than there is: such a price is a slip of the pen.
        if (stop.filter(price -> !price.value().isPositive()).isPresent()) {
            return Optional.of(new SizingProblem.PriceNotPositive(stop.get()));
        }
        return request.target()
                .filter(price -> !isBeyond(side, price, entry))
                .map(price -> new SizingProblem.TargetOnWrongSide(side, entry, price));
    }

    private Side sideOfEntry(SizingRequest request) {
        return switch (plain()) {
            case TargetPercent(var percent) -> percent.isNegative() ? Side.SELL : Side.BUY;
            case TargetUnits(var units) -> units.isNegative() ? Side.SELL : Side.BUY;
            case FixedUnits _, FixedNotional _, EquityPercent _, RiskPercent _, RiskAmount _, Kelly _, VolatilityTarget _,
                    PositionPercent _, ScaledByConfidence _, Own _ -> request.side();
        };
    }

    /** Whether a price is where an entry of that side makes money. */
    private static boolean isBeyond(Side side, Price price, Price entry) {
        return switch (side) {
            case BUY  -> price.isAbove(entry);
            case SELL -> price.isBelow(entry);
        };
    }

    private Wish wish(SizingRule which, Formulas formulas) {
        return switch (which) {
            case FixedUnits fixed           -> formulas.fixed(fixed);
            case FixedNotional notional     -> formulas.notional(notional);
            case EquityPercent equity       -> formulas.equityPart(equity);
            case RiskPercent risk           -> formulas.riskPart(risk);
            case RiskAmount risk            -> formulas.riskAmount(risk);
            case Kelly kelly                -> formulas.kelly(kelly);
            case VolatilityTarget target    -> formulas.volatility(target);
            case TargetPercent target       -> formulas.targetPart(target);
            case TargetUnits target         -> formulas.targetUnits(target);
            case PositionPercent part       -> formulas.positionPart(part);
            case Own(var name)              -> Foreign.wish(name, own, formulas);
            case ScaledByConfidence scaled  -> scaled(scaled, formulas);
        };
    }

    private Wish scaled(ScaledByConfidence scaled, Formulas formulas) {
        Optional<Decimal> confidence = formulas.request().confidence();
        if (confidence.isEmpty()) {
            return new Wish.Refused(new SizingProblem.ConfidenceMissing(scaled.text()));
        }
        Decimal factor = confidence.get().max(scaled.floor()).min(scaled.cap());
        Wish full = wish(scaled.rule(), formulas);
        formulas.steps().add("confidence", factor, confidence.get() + ", from " + scaled.floor() + " to " + scaled.cap());
        return full.times(factor.toBigDecimal());
    }
}
