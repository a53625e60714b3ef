package io.taffrail.engine.risk;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.Settlement;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The money of a cash account that has not settled, what was bought with it, and how often such a purchase was sold before it was
 * paid for: a good faith violation. Brokers bar an account from trading with unsettled money for 90 days after the third within
 * twelve months (Regulation T, 12 CFR 220.8(c), and what brokers publish of how they count).
 *
 * <p>What was held before is sold first. It remembers days of settlement and a year of violations, so that it does not grow.
 */
final class CashLedger {
    private static final int MOST_VIOLATIONS = 256;

    private final NavigableMap<LocalDate, Money> unsettled = new TreeMap<>();
    private final Map<Symbol, Unpaid> unpaid = new HashMap<>();
    private final Map<Symbol, Bought> bought = new HashMap<>();
    private final Deque<Violation> violations = new ArrayDeque<>();

    /** Units that were bought with money which is the account's own only from a day on. */
    private record Unpaid(Decimal units, LocalDate until) {
        boolean isOver(LocalDate today) {
            return !today.isBefore(until);
        }
    }

    /** Units that were bought with settled money while other money had not settled, and what they cost. */
    private record Bought(Decimal units, Money cost, LocalDate until) {
        Bought plus(Bought more) {
            return new Bought(units.plus(more.units), cost.plus(more.cost), more.until);
        }

        /** What is left of it where no more than this is held. */
        Bought within(Decimal held) {
            return held.compareTo(units) < 0 ? new Bought(held, cost.share(held, units, RoundingMode.DOWN), until) : this;
        }
    }

    private record Violation(OrderId order, LocalDate day) {}

    void buy(Order order, Fill fill, Money cashBefore, Instant at) {
        LocalDate today = settle(at);
        if (unsettled.isEmpty() || order.instrument().assetClass() != AssetClass.US_EQUITY) {
            return;
        }
        Money cost = worth(order.instrument(), fill);
        Money settled = cashBefore.minus(unsettled(today)).max(cashBefore.currency().zero());
        Money beyond = cost.minus(settled);
        Decimal units = fill.lastQty().value();
        Decimal part = beyond.isPositive()
                ? beyond.amount().times(units).dividedBy(cost.amount(), 9, RoundingMode.UP).min(units)
                : Decimal.ZERO;
        if (part.isPositive()) {
            unpaid.merge(order.symbol(), new Unpaid(part, unsettled.lastKey()),
                    (before, more) -> new Unpaid(before.units().plus(more.units()), more.until()));
        }
        if (part.compareTo(units) < 0) {
            bought.merge(order.symbol(), new Bought(units.minus(part), cost.minus(beyond.max(cost.currency().zero())), unsettled.lastKey()),
                    Bought::plus);
        }
    }

    /** @param held before it */
    void sell(Order order, Fill fill, Decimal held, Instant at) {
        LocalDate today = settle(at);
        Unpaid open = unpaid.get(order.symbol());
        if (open != null) {
            Decimal sold = fill.lastQty().value().minus(held.minus(open.units()).max(Decimal.ZERO)).min(open.units());
            if (sold.isPositive()) {
                violate(order.id(), today);
                Unpaid left = new Unpaid(open.units().minus(sold), open.until());
                if (left.units().isPositive()) {
                    unpaid.put(order.symbol(), left);
                } else {
                    unpaid.remove(order.symbol());
                }
            }
        }
        Decimal left = held.minus(fill.lastQty().value()).max(Decimal.ZERO);
        bought.computeIfPresent(order.symbol(), (_, lot) -> left.isZero() ? null : lot.within(left));
        LocalDate settles = Settlement.of(order.instrument().assetClass(), at);
        if (settles.isAfter(today)) {
            unsettled.merge(settles, worth(order.instrument(), fill), Money::plus);
        }
    }

    /** An order that trades in parts violates once. */
    private void violate(OrderId order, LocalDate today) {
        if (violations.isEmpty() || !violations.getLast().order().equals(order)) {
            violations.addLast(new Violation(order, today));
            if (violations.size() > MOST_VIOLATIONS) {
                violations.removeFirst();
            }
        }
    }

    /** What settles today is the account's own. */
    private LocalDate settle(Instant at) {
        LocalDate today = Settlement.today(at);
        unsettled.headMap(today, true).clear();
        unpaid.values().removeIf(units -> units.isOver(today));
        bought.values().removeIf(lot -> !today.isBefore(lot.until()));
        return today;
    }

    /** What has been sold and not been paid for yet. */
    Money unsettled(LocalDate today, Money zero) {
        return unsettled.tailMap(today, false).values().stream().reduce(zero, Money::plus);
    }

    private Money unsettled(LocalDate today) {
        return unsettled(today, unsettled.firstEntry().getValue().currency().zero());
    }

    /** How many units of a symbol were bought with money that has not settled. */
    Decimal unpaid(Symbol symbol, LocalDate today) {
        Unpaid open = unpaid.get(symbol);
        return open == null || open.isOver(today) ? Decimal.ZERO : open.units();
    }

    /** The symbols of which some units are. */
    Set<Symbol> unpaid(LocalDate today) {
        return unpaid.entrySet().stream()
                .filter(open -> !open.getValue().isOver(today))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many units that seem to be paid for are not, where other purchases have taken so much settled money before them. */
    Decimal displaced(Symbol symbol, Money taken, LocalDate today) {
        Bought lot = bought.get(symbol);
        if (lot == null || !today.isBefore(lot.until()) || !lot.cost().isPositive()) {
            return Decimal.ZERO;
        }
        return taken.amount().times(lot.units(), 9, RoundingMode.UP).dividedBy(lot.cost().amount(), 9, RoundingMode.UP).min(lot.units());
    }

    boolean hasViolated(OrderId order) {
        return violations.stream().anyMatch(violation -> violation.order().equals(order));
    }

    /** How many violations there were within twelve months. */
    int violations(LocalDate today) {
        LocalDate since = today.minusMonths(12);
        return (int) violations.stream().filter(violation -> violation.day().isAfter(since)).count();
    }

    private static Money worth(Instrument instrument, Fill fill) {
        return instrument.worth(fill.lastPx(), fill.lastQty(), RoundingMode.UP);
    }
}
