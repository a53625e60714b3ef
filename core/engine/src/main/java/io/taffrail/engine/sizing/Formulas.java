package io.taffrail.engine.sizing;

import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.signal.SizingRule.EquityPercent;
import io.taffrail.model.signal.SizingRule.FixedNotional;
import io.taffrail.model.signal.SizingRule.FixedUnits;
import io.taffrail.model.signal.SizingRule.Kelly;
import io.taffrail.model.signal.SizingRule.PositionPercent;
import io.taffrail.model.signal.SizingRule.RiskAmount;
import io.taffrail.model.signal.SizingRule.RiskPercent;
import io.taffrail.model.signal.SizingRule.TargetPercent;
import io.taffrail.model.signal.SizingRule.TargetUnits;
import io.taffrail.model.signal.SizingRule.VolatilityTarget;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Each rule's formula. The entry price is there and above zero where one is asked for: {@link RuleSizer} has looked.
 *
 * @param price what the entry is reckoned at
 */
record Formulas(SizingRequest request, Price price, Steps steps) {
    private static final int PLACES = 18;

    Wish fixed(FixedUnits rule) {
        return new Wish.Trade(request.side(), exact(rule.quantity().value()), BigDecimal.ONE);
    }

    Wish notional(FixedNotional rule) {
        return inInstrumentsCurrency(rule.amount()) ? paidFor(exact(rule.amount().amount())) : otherCurrency(rule.amount());
    }

    Wish equityPart(EquityPercent rule) {
        return paidFor(budget(rule.percent()));
    }

    Wish riskPart(RiskPercent rule) {
        return lost(budget(rule.percent()), rule.text());
    }

    Wish riskAmount(RiskAmount rule) {
        steps.add("budget", rule.amount(), "what may be lost");
        return inInstrumentsCurrency(rule.amount())
                ? lost(exact(rule.amount().amount()), rule.text())
                : otherCurrency(rule.amount());
    }

    /**
     * Kelly's stake for bets that win W of the time and pay R for one lost is W − (1 − W) / R of what is owned (J. L. Kelly,
     * "A New Interpretation of Information Rate", 1956; E. O. Thorp, "The Kelly Criterion in Blackjack, Sports Betting, and
     * the Stock Market", 2006). The whole position counts as the stake, as though all of it could be lost: where there is a
     * stop that is too little rather than too much.
     */
    Wish kelly(Kelly rule) {
        var record = request.record();
        steps.add("record", record.wins() + " wins, " + record.losses() + " losses", "the strategy's closing trades so far");
        if (record.trades() < rule.minimumSample()) {
            return refused(new SizingProblem.SampleTooSmall(record.trades(), rule.minimumSample()));
        }
        // A sample of winners only knows nothing of what a loss costs.
        if (record.losses() == 0 || record.lost().isZero()) {
            return refused(new SizingProblem.SampleOneSided(record.wins(), record.losses()));
        }
        BigDecimal stake = kellyStake();
        steps.add("Kelly's stake", stake, "wins' share less losses' share over average win by average loss");
        if (stake.signum() <= 0) {
            return refused(new SizingProblem.NoEdge(Decimal.of(stake.setScale(9, RoundingMode.CEILING))));
        }
        BigDecimal part = stake.multiply(exact(rule.fraction()));
        steps.add("fraction", part, rule.fraction() + " of it");
        BigDecimal cap = exact(rule.capPercent()).movePointLeft(2);
        BigDecimal used = part.min(cap);
        steps.add("part of equity", used, "at most " + rule.capPercent() + "%" + (part.compareTo(cap) > 0 ? ", which binds" : ""));
        BigDecimal budget = exact(request.equity().amount()).multiply(used);
        steps.add("budget", budget, "that part of " + request.equity());
        return paidFor(budget);
    }

    /** Rounded down, as all that makes a size larger. */
    private BigDecimal kellyStake() {
        var record = request.record();
        BigDecimal wins = BigDecimal.valueOf(record.wins());
        BigDecimal losses = BigDecimal.valueOf(record.losses());
        if (record.won().isZero()) {
            return BigDecimal.ONE.negate();
        }
        // W = w/n and R = (won/w) / (lost/l), so that (1 - W) / R = (l/n) * (lost/l) / (won/w) = lost * w / (n * won).
        BigDecimal n = wins.add(losses);
        BigDecimal won = exact(record.won().amount());
        BigDecimal lost = exact(record.lost().amount());
        return wins.multiply(won.subtract(lost)).divide(n.multiply(won), PLACES, RoundingMode.FLOOR);
    }

    /**
     * Equal risk by volatility: a move of one average true range is worth the same part of the equity in every instrument
     * (J. W. Wilder, "New Concepts in Technical Trading Systems", 1978, for the range; the unit of the "turtles", C. Faith,
     * "Way of the Turtle", 2007, for the size).
     */
    Wish volatility(VolatilityTarget rule) {
        if (request.atr().isEmpty()) {
            return refused(new SizingProblem.VolatilityMissing(request.instrument().symbol(), rule.text()));
        }
        Decimal atr = request.atr().get();
        steps.add("average true range", atr, "over " + rule.period() + " bars of " + rule.bar().toMinutes() + " minutes");
        return atr.isPositive()
                ? new Wish.Trade(request.side(), budget(rule.percent()), exact(atr))
                : refused(new SizingProblem.VolatilityZero(request.instrument().symbol()));
    }

    Wish targetPart(TargetPercent rule) {
        BigDecimal target = part(rule.percent());
        steps.add("target", target, rule.percent() + "% of " + request.equity());
        return new Wish.Target(target, exact(price.value()));
    }

    Wish targetUnits(TargetUnits rule) {
        return new Wish.Target(exact(rule.units()), BigDecimal.ONE);
    }

    Wish positionPart(PositionPercent rule) {
        Decimal held = request.held().abs();
        if (held.isZero()) {
            return refused(new SizingProblem.NothingHeld(request.instrument().symbol()));
        }
        steps.add("held", request.held(), "units");
        return new Wish.Trade(request.side(), exact(held).multiply(exact(rule.percent()).movePointLeft(2)), BigDecimal.ONE);
    }

    private Wish paidFor(BigDecimal budget) {
        return new Wish.Trade(request.side(), budget, exact(price.value()));
    }

    /** The distance to the stop, and what both fills cost beside their prices, is what one unit loses. */
    private Wish lost(BigDecimal budget, String rule) {
        if (request.stop().isEmpty()) {
            return refused(new SizingProblem.StopMissing(rule));
        }
        Price stop = request.stop().get();
        BigDecimal distance = exact(price.value()).subtract(exact(stop.value())).abs();
        BigDecimal costs = request.costs().perUnit(price).add(request.costs().perUnit(stop));
        steps.add("stop distance", distance, "from " + price + " to " + stop);
        steps.add("costs per unit", costs, "fees of " + request.costs().feeBps() + " and slippage of "
                + request.costs().slippageBps() + " bps at entry and at stop");
        steps.add("loss per unit", distance.add(costs), "where the stop is hit");
        return new Wish.Trade(request.side(), budget, distance.add(costs));
    }

    private BigDecimal budget(Decimal percent) {
        BigDecimal budget = part(percent);
        steps.add("budget", budget, percent + "% of " + request.equity());
        return budget;
    }

    private BigDecimal part(Decimal percent) {
        return exact(request.equity().amount()).multiply(exact(percent)).movePointLeft(2);
    }

    private boolean inInstrumentsCurrency(Money amount) {
        return amount.currency().equals(request.instrument().currency());
    }

    private Wish otherCurrency(Money amount) {
        return refused(new SizingProblem.OtherCurrency(amount.currency(), request.instrument().currency()));
    }

    private static Wish refused(SizingProblem problem) {
        return new Wish.Refused(problem);
    }

    private static BigDecimal exact(Decimal value) {
        return value.toBigDecimal();
    }
}
