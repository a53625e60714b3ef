package io.taffrail.acceptance.backtest;

import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the exchange profile {@code ideal}, computed again: one walk per order over the whole market, in memory.
 *
 * <p>It shares no line with the product and is written to be read beside the rules: slow, plain, without state.
 * Orders do not meet each other here, so each can be worked out alone.
 */
final class NaiveExchange {
    private final List<Point> market;

    /** @param market every quote and every point of a bar, in the order of time; at one instant the later one counts */
    NaiveExchange(List<Point> market) {
        this.market = List.copyOf(market);
    }

    List<Outcome> work(List<ScriptedOrder> orders) {
        List<Outcome> outcomes = new ArrayList<>();
        for (ScriptedOrder order : orders) {
            outcomes.add(work(order));
        }
        return outcomes;
    }

    Outcome work(ScriptedOrder order) {
        boolean immediate = order.timeInForce().equals("ioc") || order.timeInForce().equals("fok");
        boolean allOrNothing = order.timeInForce().equals("fok");
        AssetRules rules = AssetRules.of(order.symbol());
        List<Execution> fills = new ArrayList<>();
        boolean resting = false;

        for (Point point : whatItSees(order)) {
            BigDecimal far = point.far(order.buys());

            // A limit does not trade beyond its price; from the first such quote on it is the one who waits.
            if (!withinLimit(order, far)) {
                if (immediate) {
                    return Outcome.of(order.clientOrderId(), "CANCELED", fills);
                }
                resting = true;
                continue;
            }
            BigDecimal price = resting ? order.limit().orElseThrow() : far;

            // As much as is still wanted, and no more than is quoted, where that is known.
            BigDecimal wanted = wanted(order, rules, fills, price);
            BigDecimal quantity = point.farSize(order.buys()).map(wanted::min).orElse(wanted);
            boolean takes = quantity.signum() > 0 && (!allOrNothing || quantity.compareTo(wanted) == 0);
            if (takes) {
                Instant time = point.at().isBefore(order.at()) ? order.at() : point.at();
                fills.add(new Execution(
                        time, order.clientOrderId(), order.symbol(), order.side(), quantity, price));
                // The second half: what a fill costs is rounded, and could leave an amount of money one lot too rich.
                if (wanted(order, rules, fills, price).signum() <= 0 || quantity.compareTo(wanted) == 0) {
                    return Outcome.of(order.clientOrderId(), "FILLED", fills);
                }
            }
            if (immediate) {
                return Outcome.of(order.clientOrderId(), "CANCELED", fills);
            }
        }
        return Outcome.of(order.clientOrderId(), fills.isEmpty() ? "ACCEPTED" : "PARTIALLY_FILLED", fills);
    }

    /** The last point at or before the order's time, where there is one, and all that come after that time. */
    private List<Point> whatItSees(ScriptedOrder order) {
        List<Point> seen = new ArrayList<>();
        for (Point point : market) {
            if (point.symbol().equals(order.symbol())) {
                if (!point.at().isAfter(order.at())) {
                    seen.clear();
                }
                seen.add(point);
            }
        }
        return seen;
    }

    private static boolean withinLimit(ScriptedOrder order, BigDecimal far) {
        if (order.limit().isEmpty()) {
            return true;
        }
        int comparison = far.compareTo(order.limit().get());
        return order.buys() ? comparison <= 0 : comparison >= 0;
    }

    /** What is left of the quantity; for an amount of money, the whole lots that what is left of it pays for. */
    private static BigDecimal wanted(
            ScriptedOrder order, AssetRules rules, List<Execution> fills, BigDecimal price) {
        if (order.qty().isPresent()) {
            BigDecimal left = order.qty().get();
            for (Execution fill : fills) {
                left = left.subtract(fill.qty());
            }
            return left;
        }
        BigDecimal money = order.notional().orElseThrow();
        for (Execution fill : fills) {
            money = money.subtract(fill.price().multiply(fill.qty()).setScale(8, RoundingMode.HALF_EVEN));
        }
        return rules.affordable(money, price);
    }
}
