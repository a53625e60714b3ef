package io.taffrail.engine.sizing;

import io.taffrail.model.order.Side;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays caps and the lot on what a rule wants; both only ever make it less. */
record Bounds(SizingRequest request, Price price, Steps steps) {
    private static final int PLACES = 18;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999_999_999_999L);

    Sizing within(Wish wish) {
        return switch (wish) {
            case Wish.Refused(var problem) -> unsized(problem);
            case Wish.Trade(var side, var budget, var perUnit) -> {
                BigDecimal wanted = budget.divide(perUnit, PLACES, RoundingMode.DOWN);
                steps.add("wanted", wanted, "units to " + name(side));
                yield bounded(side, wanted);
            }
            case Wish.Target(var budget, var perUnit) -> towards(budget, perUnit);
        };
    }

    private Sizing towards(BigDecimal budget, BigDecimal perUnit) {
        BigDecimal lot = lot();
        // Lots of the target are counted towards zero, whichever side it is on, so that it is never passed.
        BigDecimal target = budget.divide(perUnit.multiply(lot), 0, RoundingMode.DOWN).multiply(lot);
        BigDecimal held = request.held().toBigDecimal();
        steps.add("target units", target, "rounded towards zero to the lot");
        steps.add("held", held, "units");
        BigDecimal change = target.subtract(held);
        if (change.abs().compareTo(lot) < 0) {
            return fits(target)
                    ? unsized(new SizingProblem.AtTarget(request.instrument().symbol(), Decimal.of(target), request.held()))
                    : unsized(new SizingProblem.TooLarge(Steps.text(target)));
        }
        Side side = change.signum() > 0 ? Side.BUY : Side.SELL;
        steps.add("wanted", change.abs(), "units to " + name(side));
        return bounded(side, change.abs());
    }

    private Sizing bounded(Side side, BigDecimal wanted) {
        BigDecimal closing = request.closable(side).toBigDecimal();
        if (wanted.compareTo(closing) > 0 && !request.equity().isPositive()) {
            return unsized(new SizingProblem.EquityNotPositive(request.equity()));
        }
        BigDecimal least = wanted;
        String bound = "the rule itself";
        for (Cap cap : caps(wanted.compareTo(closing) > 0)) {
            Optional<BigDecimal> most = most(cap, closing);
            if (most.isEmpty()) {
                return unsized(new SizingProblem.OtherCurrency(currencyOf(cap), request.instrument().currency()));
            }
            boolean binds = most.get().compareTo(least) < 0;
            steps.add("cap", most.get(), words(cap) + (binds ? ", which binds" : ""));
            if (binds) {
                least = most.get();
                bound = words(cap);
            }
        }
        return least.signum() == 0 && wanted.signum() > 0
                ? unsized(new SizingProblem.NothingLeft(bound, "0 units"))
                : rounded(side, least, bound);
    }

    private Sizing rounded(Side side, BigDecimal units, String bound) {
        BigDecimal lot = lot();
        BigDecimal whole = units.divide(lot, 0, RoundingMode.DOWN).multiply(lot);
        if (!fits(whole)) {
            return unsized(new SizingProblem.TooLarge(Steps.text(whole)));
        }
        if (whole.signum() == 0) {
            Decimal found = Decimal.of(units.setScale(9, RoundingMode.DOWN));
            return unsized(new SizingProblem.BelowOneLot(found, Decimal.of(lot), bound));
        }
        steps.add("quantity", whole, "rounded down to the lot " + Steps.text(lot));
        return new Sizing.Sized(side, new Quantity(Decimal.of(whole)), steps.lines());
    }

    /** Buying power is one more cap; what closes needs none. */
    private List<Cap> caps(boolean opens) {
        var all = new ArrayList<>(request.caps());
        request.buyingPower().ifPresent(money -> all.add(new Cap.Notional("buying power", money, Cap.Reach.OPENING)));
        return all.stream().filter(cap -> opens || cap.reach() == Cap.Reach.ORDER).toList();
    }

    /** How many units a cap leaves; empty where it is in a currency that cannot be compared. */
    private Optional<BigDecimal> most(Cap cap, BigDecimal closing) {
        BigDecimal free = cap.reach() == Cap.Reach.OPENING ? closing : BigDecimal.ZERO;
        return switch (cap) {
            case Cap.Units(_, var most, _) -> Optional.of(most.value().toBigDecimal().add(free));
            case Cap.Notional(_, var most, _) ->
                most.currency().equals(request.instrument().currency())
                        ? Optional.of(paidFor(most).add(free))
                        : Optional.empty();
        };
    }

    /** What a unit costs beside its price counts too, so that an order that is sized can also be paid for. */
    private BigDecimal paidFor(Money most) {
        BigDecimal each = price.value().toBigDecimal().add(request.costs().perUnit(price));
        BigDecimal money = most.amount().toBigDecimal().max(BigDecimal.ZERO);
        return money.divide(each, PLACES, RoundingMode.DOWN);
    }

    private static Currency currencyOf(Cap cap) {
        return switch (cap) {
            case Cap.Notional(_, var most, _) -> most.currency();
            case Cap.Units _ -> throw new IllegalStateException("units have no currency");
        };
    }

    private static String words(Cap cap) {
        return switch (cap) {
            case Cap.Units(var source, var most, _)    -> source + " of " + most + " units";
            case Cap.Notional(var source, var most, _) -> source + " of " + most;
        };
    }

    private static boolean fits(BigDecimal units) {
        BigDecimal plain = units.stripTrailingZeros();
        return plain.abs().compareTo(LARGEST) <= 0 && plain.precision() - Math.min(plain.scale(), 0) <= Decimal.MAX_DIGITS;
    }

    private BigDecimal lot() {
        return request.instrument().rules().lot().toBigDecimal();
    }

    private Sizing unsized(SizingProblem problem) {
        return new Sizing.Unsized(problem, steps.lines());
    }

    private static String name(Side side) {
        return switch (side) {
            case BUY  -> "buy";
            case SELL -> "sell";
        };
    }
}
