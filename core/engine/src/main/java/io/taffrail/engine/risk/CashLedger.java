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
import java.util.TreeMap;

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
    private final Deque<Violation> violations = new ArrayDeque<>();

    /** Units that were bought with money which is the account's own only from a day on. */
    private record Unpaid(Decimal units, LocalDate until) {
        boolean isOver(LocalDate today) {
            return !today.isBefore(until);
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
        if (beyond.isPositive()) {
            Decimal units = fill.lastQty().value();
            Decimal part = beyond.amount().times(units).dividedBy(cost.amount(), 9, RoundingMode.UP).min(units);
            unpaid.merge(order.symbol(), new Unpaid(part, unsettled.lastKey()),
                    (before, more) -> new Unpaid(before.units().plus(more.units()), more.until()));
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

    /** How many violations there were within twelve months. */
    int violations(LocalDate today) {
        LocalDate since = today.minusMonths(12);
        return (int) violations.stream().filter(violation -> violation.day().isAfter(since)).count();
    }

    private static Money worth(Instrument instrument, Fill fill) {
        return instrument.worth(fill.lastPx(), fill.lastQty(), RoundingMode.UP);
    }
}
