package io.taffrail.acceptance.backtest;

import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the exchange profile {@code ideal}, computed again: one walk per order over the whole market, in memory.
 *
 * <p>It shares no line with the product and is written to be read beside the rules: slow, plain, without state.
 * Orders do not meet each other here, so each can be worked out alone; of the others it matters only when they came,
 * for a day ends only where something comes after its end.
 */
final class NaiveExchange {
    private final List<MarketData> market;

    /** @param market all that the files say, in the order of time; at one instant the later one counts */
    NaiveExchange(List<? extends MarketData> market) {
        this.market = List.copyOf(market);
    }

    List<Outcome> work(List<ScriptedOrder> orders) {
        List<Outcome> outcomes = new ArrayList<>();
        for (ScriptedOrder order : orders) {
            outcomes.add(work(order, orders));
        }
        return outcomes;
    }

    private Outcome work(ScriptedOrder order, List<ScriptedOrder> all) {
        Instant end = TradingDay.endAfter(order.at());
        boolean dayEnds = goesOnAfter(end, all);
        boolean expires = dayEnds && order.endsWithItsDay();
        AssetRules rules = AssetRules.of(order.symbol());
        List<Execution> fills = new ArrayList<>();
        Optional<BigDecimal> mark = Optional.empty();
        boolean triggered = order.trigger().isEmpty();
        boolean resting = false;

        for (Look look : Look.all(market, order, dayEnds, end)) {
            // Once it is at work only quotes matter; before, the mark moves first and may then be what fires it.
            boolean news = look.quoted();
            if (!triggered) {
                BigDecimal price = look.followed(order.buys());
                mark = Optional.of(mark.map(best -> order.buys() ? best.min(price) : best.max(price)).orElse(price));
                BigDecimal stop = order.trigger().orElseThrow().stopFrom(mark.get(), order.buys());
                triggered = order.buys() ? price.compareTo(stop) >= 0 : price.compareTo(stop) <= 0;
                news = triggered;
                if (!triggered && order.isImmediate()) {
                    return Outcome.of(order.clientOrderId(), "CANCELED", fills);
                }
            }
            if (!news) {
                continue;
            }
            BigDecimal far = look.quote().far(order.buys());

            // A limit does not trade beyond its price; from the first such quote on it is the one who waits.
            if (!withinLimit(order, far)) {
                if (order.isImmediate()) {
                    return Outcome.of(order.clientOrderId(), "CANCELED", fills);
                }
                resting = true;
                continue;
            }
            BigDecimal price = resting ? order.limit().orElseThrow() : far;

            // As much as is still wanted, and no more than is quoted, where that is known.
            BigDecimal wanted = wanted(order, rules, fills, price);
            BigDecimal quantity = look.quote().farSize(order.buys()).map(wanted::min).orElse(wanted);
            boolean allOrNothing = order.timeInForce().equals("fok");
            boolean takes = quantity.signum() > 0 && (!allOrNothing || quantity.compareTo(wanted) == 0);
            if (takes) {
                fills.add(new Execution(
                        look.at(), order.clientOrderId(), order.symbol(), order.side(), quantity, price));
                // The second half: what a fill costs is rounded, and could leave an amount of money one lot too rich.
                if (wanted(order, rules, fills, price).signum() <= 0 || quantity.compareTo(wanted) == 0) {
                    return Outcome.of(order.clientOrderId(), "FILLED", fills);
                }
            }
            if (order.isImmediate()) {
                return Outcome.of(order.clientOrderId(), "CANCELED", fills);
            }
        }
        String working = order.trigger().isPresent() && triggered ? "TRIGGERED" : "ACCEPTED";
        String left = fills.isEmpty() ? working : "PARTIALLY_FILLED";
        return Outcome.of(order.clientOrderId(), expires ? "EXPIRED" : left, fills);
    }

    /** Whether anything comes after the end: data of that very moment comes before it, an order of it after. */
    private boolean goesOnAfter(Instant end, List<ScriptedOrder> all) {
        return market.stream().anyMatch(data -> data.at().isAfter(end))
                || all.stream().anyMatch(other -> !other.at().isBefore(end));
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
