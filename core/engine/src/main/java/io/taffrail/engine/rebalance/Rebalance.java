package io.taffrail.engine.rebalance;

import io.taffrail.engine.sizing.Costs;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Side;
import io.taffrail.model.portfolio.RebalancePlan.Change;
import io.taffrail.model.portfolio.RebalancePlan.Line;
import io.taffrail.model.portfolio.RebalancePlan;
import io.taffrail.model.portfolio.RebalanceProblem;
import io.taffrail.model.portfolio.TargetWeights;
import io.taffrail.model.portfolio.Weight;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reckons what has to be traded; sizes are rounded towards nothing, so that what is left over is cash. */
public final class Rebalance {

    /** What came of it. */
    public sealed interface Outcome {
        record Planned(RebalancePlan plan) implements Outcome {}

        record Refused(RebalanceProblem problem) implements Outcome {}
    }

    private final TargetWeights wanted;
    private final Money equity;
    private final boolean shorts;
    private final Map<Symbol, Holding> holdings = new LinkedHashMap<>();

    private Rebalance(TargetWeights wanted, List<Holding> holdings, Money equity, boolean shorts) {
        this.wanted = wanted;
        this.equity = equity;
        this.shorts = shorts;
        holdings.forEach(holding -> this.holdings.put(holding.symbol(), holding));
    }

    /**
     * The way to the weights.
     *
     * @param holdings what has a weight, and what is held
     * @param equity what weights are parts of
     * @param shorts whether a weight may be below zero
     */
    public static Outcome of(TargetWeights wanted, List<Holding> holdings, Money equity, boolean shorts) {
        Rebalance rebalance = new Rebalance(wanted, holdings, equity, shorts);
        return rebalance.problem().<Outcome>map(Outcome.Refused::new).orElseGet(() -> new Outcome.Planned(rebalance.plan()));
    }

    private Optional<RebalanceProblem> problem() {
        if (wanted.weights().isEmpty() && !wanted.closeOthers()) {
            return Optional.of(new RebalanceProblem.NoWeights());
        }
        if (!equity.isPositive() && wanted.weights().stream().anyMatch(weight -> !weight.percent().isZero())) {
            return Optional.of(new RebalanceProblem.NoEquity(equity));
        }
        Decimal sum = Decimal.ZERO;
        var seen = new HashSet<Symbol>();
        for (Weight weight : wanted.weights()) {
            if (!seen.add(weight.symbol())) {
                return Optional.of(new RebalanceProblem.WeightTwice(weight.symbol()));
            }
            if (weight.percent().isNegative() && !shorts) {
                return Optional.of(new RebalanceProblem.ShortWeight(weight.symbol(), weight.percent()));
            }
            sum = sum.plus(weight.percent().abs());
        }
        if (sum.compareTo(wanted.mostPercent()) > 0) {
            return Optional.of(new RebalanceProblem.TooMuch(sum, wanted.mostPercent()));
        }
        return touched().stream().flatMap(symbol -> problem(symbol).stream()).findFirst();
    }

    private Optional<RebalanceProblem> problem(Symbol symbol) {
        Optional<Holding> holding = Optional.ofNullable(holdings.get(symbol));
        Optional<Instrument> instrument = holding.flatMap(Holding::instrument);
        if (instrument.isEmpty()) {
            return Optional.of(new RebalanceProblem.UnknownInstrument(symbol));
        }
        if (!instrument.get().currency().equals(equity.currency())) {
            return Optional.of(
                    new RebalanceProblem.OtherMoney(symbol, instrument.get().currency(), equity.currency()));
        }
        if (holding.get().price().filter(price -> price.value().isPositive()).isEmpty()) {
            return Optional.of(new RebalanceProblem.WithoutPrice(symbol));
        }
        return holding.get().working() ? Optional.of(new RebalanceProblem.OrdersWorking(symbol)) : Optional.empty();
    }

    private Holding known(Symbol symbol) {
        return Optional.ofNullable(holdings.get(symbol)).orElseThrow();
    }

    /** The symbols that have a weight, then those that are closed. */
    private List<Symbol> touched() {
        var symbols = new ArrayList<>(wanted.weights().stream().map(Weight::symbol).toList());
        if (wanted.closeOthers()) {
            holdings.values().stream()
                    .filter(holding -> !holding.held().isZero() && !symbols.contains(holding.symbol()))
                    .forEach(holding -> symbols.add(holding.symbol()));
        }
        return symbols;
    }

    private RebalancePlan plan() {
        var percents = new LinkedHashMap<Symbol, Decimal>();
        touched().forEach(symbol -> percents.put(symbol, Decimal.ZERO));
        wanted.weights().forEach(weight -> percents.put(weight.symbol(), weight.percent()));
        var lines = new ArrayList<Line>();
        BigDecimal left = equity.amount().toBigDecimal();
        for (var entry : percents.entrySet()) {
            Line line = line(known(entry.getKey()), entry.getValue());
            lines.add(line);
            left = left.subtract(worth(line.target(), line.price()).abs());
        }
        Decimal rest = Decimal.of(left.setScale(equity.currency().places(), RoundingMode.DOWN));
        return new RebalancePlan(equity, lines, new Money(rest, equity.currency()));
    }

    private Line line(Holding holding, Decimal percent) {
        Price price = holding.price().orElseThrow();
        Instrument instrument = holding.instrument().orElseThrow();
        BigDecimal target = target(instrument, price, percent);
        BigDecimal held = holding.held().toBigDecimal();
        Optional<String> leave = leave(instrument, price, percent, target, held);
        Decimal end = leave.isPresent() ? holding.held() : Decimal.of(target);
        String words = percent + "% of " + equity + " at " + price + leave.map(why -> "; " + why).orElse("");
        if (leave.isPresent()) {
            return new Line(holding.symbol(), Optional.of(percent), price, holding.held(), end, Optional.empty(), Optional.empty(), words);
        }
        // What is nearer to nothing than what is held reduces; what turns a position round does both.
        boolean sameSide = target.signum() == held.signum();
        BigDecimal between = sameSide ? target.abs().min(held.abs()).multiply(BigDecimal.valueOf(held.signum())) : BigDecimal.ZERO;
        return new Line(
                holding.symbol(), Optional.of(percent), price, holding.held(), end, change(held, between), change(between, target),
                words);
    }

    /** Whole lots towards zero; what a fill costs beside its price counts, so that what is planned can be paid for. */
    private BigDecimal target(Instrument instrument, Price price, Decimal percent) {
        BigDecimal lot = instrument.rules().lot().toBigDecimal();
        Costs costs = Costs.usual(instrument.assetClass());
        BigDecimal each = price.value().toBigDecimal().add(costs.perUnit(price));
        BigDecimal budget = equity.amount().toBigDecimal().multiply(percent.toBigDecimal()).movePointLeft(2);
        return budget.divide(each.multiply(lot), 0, RoundingMode.DOWN).multiply(lot);
    }

    /** Why a position is left as it is, where it is. */
    private Optional<String> leave(Instrument instrument, Price price, Decimal percent, BigDecimal target, BigDecimal held) {
        BigDecimal change = target.subtract(held).abs();
        if (change.compareTo(instrument.rules().lot().toBigDecimal()) < 0) {
            return Optional.of("it is there already");
        }
        // What is to go goes, however little it is.
        if (target.signum() == 0 && percent.isZero()) {
            return Optional.empty();
        }
        BigDecimal worth = change.multiply(price.value().toBigDecimal());
        if (wanted.minimumTrade().filter(least -> worth.compareTo(least.amount().toBigDecimal()) < 0).isPresent()) {
            return Optional.of("the change is worth less than " + wanted.minimumTrade().get());
        }
        BigDecimal off = held.multiply(price.value().toBigDecimal())
                .movePointRight(2)
                .subtract(equity.amount().toBigDecimal().multiply(percent.toBigDecimal()))
                .abs();
        BigDecimal band = equity.amount().toBigDecimal().multiply(wanted.bandPercent().toBigDecimal());
        return off.compareTo(band) <= 0 && band.signum() > 0
                ? Optional.of("it is within " + wanted.bandPercent() + "% of its weight")
                : Optional.empty();
    }

    private static Optional<Change> change(BigDecimal from, BigDecimal to) {
        BigDecimal change = to.subtract(from);
        return change.signum() == 0
                ? Optional.empty()
                : Optional.of(new Change(change.signum() > 0 ? Side.BUY : Side.SELL, new Quantity(Decimal.of(change.abs()))));
    }

    private static BigDecimal worth(Decimal units, Price price) {
        return units.toBigDecimal().multiply(price.value().toBigDecimal());
    }
}
