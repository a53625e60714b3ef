package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of the exchange profile {@code ideal} for many orders at once: they look at each quote in the order in
 * which they came, and what happens to them is told afterwards.
 */
final class NaiveFloor {
    /** What the floor says of an order. */
    record Report(NaiveOrder order, String kind, BigDecimal qty, BigDecimal price, Instant at, Optional<NaiveOrder> other) {}

    private final Map<String, Point> quotes = new HashMap<>();
    private final Map<String, BigDecimal> trades = new HashMap<>();
    private final List<NaiveOrder> floor = new ArrayList<>();
    private List<Report> reports = new ArrayList<>();

    /** What was said since the last time. */
    List<Report> heard() {
        List<Report> heard = reports;
        reports = new ArrayList<>();
        return heard;
    }

    void market(MarketData data) {
        pass(data.at(), false);
        switch (data) {
            case Point point -> quotes.put(point.symbol(), point);
            case Trade trade -> trades.put(trade.symbol(), trade.price());
        }
        for (NaiveOrder order : List.copyOf(floor)) {
            // Once it is at work only quotes matter.
            if (order.symbol.equals(data.symbol()) && (data instanceof Point || !order.triggered)) {
                look(order, data.at());
            }
        }
    }

    void enter(NaiveOrder order, Instant at) {
        int answer = reports.size();
        pass(at, true);
        put(order, order.qty, order.cum, at, at);
        reports.add(answer, say(order, "ACCEPTED", at));
        look(order, at);
    }

    void replace(NaiveOrder order, NaiveOrder by, Instant at) {
        pass(at, true);
        if (!order.onFloor) {
            reports.add(new Report(order, "REPLACE_REJECTED", BigDecimal.ZERO, BigDecimal.ZERO, at, Optional.of(by)));
            return;
        }
        take(order);
        reports.add(new Report(order, "REPLACED", BigDecimal.ZERO, BigDecimal.ZERO, at, Optional.of(by)));
        by.triggered = order.triggered;
        by.mark = order.mark;
        put(by, by.qty, order.floorCum, at, at);
        look(by, at);
    }

    void cancel(NaiveOrder order, Instant at) {
        pass(at, true);
        if (order.onFloor) {
            take(order);
            reports.add(say(order, "CANCELED", at));
        } else {
            reports.add(say(order, "CANCEL_REJECTED", at));
        }
    }

    void resize(NaiveOrder order) {
        order.floorQty = order.qty;
    }

    /** Days and times that are over by then, the earliest first: data of a moment comes before its end, orders after. */
    private void pass(Instant until, boolean inclusive) {
        List<NaiveOrder> over = floor.stream()
                .filter(order -> order.end
                        .filter(end -> end.isBefore(until) || (inclusive && end.equals(until)))
                        .isPresent())
                .sorted(Comparator.comparing((NaiveOrder order) -> order.end.orElseThrow())
                        .thenComparing(order -> order.number))
                .toList();
        for (NaiveOrder order : over) {
            take(order);
            reports.add(say(order, "EXPIRED", order.end.orElseThrow()));
        }
    }

    private void put(NaiveOrder order, BigDecimal qty, BigDecimal cum, Instant at, Instant sent) {
        order.onFloor = true;
        order.floorQty = qty;
        order.floorCum = cum;
        order.end = switch (order.timeInForce) {
            case "day" -> Optional.of(TradingDay.endAfter(sent));
            case "gtd" -> order.expireTime;
            default    -> Optional.empty();
        };
        floor.add(order);
        if (order.end.filter(end -> !end.isAfter(at)).isPresent()) {
            throw new IllegalStateException("order " + order.number + " is over before it comes");
        }
    }

    private void take(NaiveOrder order) {
        order.onFloor = false;
        floor.remove(order);
    }

    private void look(NaiveOrder order, Instant at) {
        Point quote = quotes.get(order.symbol);
        BigDecimal last = trades.get(order.symbol);
        if (!order.triggered) {
            if (last == null && quote == null) {
                return;
            }
            BigDecimal price = last != null ? last : quote.far(order.buys);
            order.mark = Optional.of(order.mark.map(best -> order.buys ? best.min(price) : best.max(price)).orElse(price));
            BigDecimal stop = order.trigger.orElseThrow().stopFrom(order.mark.get(), order.buys);
            order.triggered = order.buys ? price.compareTo(stop) >= 0 : price.compareTo(stop) <= 0;
            if (!order.triggered) {
                if (order.isImmediate()) {
                    kill(order, at);
                }
                return;
            }
            reports.add(say(order, "TRIGGERED", at));
        }
        if (quote != null) {
            match(order, quote, at);
        }
    }

    private void match(NaiveOrder order, Point quote, Instant at) {
        BigDecimal far = quote.far(order.buys);
        boolean beyond = order.limit
                .filter(limit -> order.buys ? far.compareTo(limit) > 0 : far.compareTo(limit) < 0)
                .isPresent();
        if (beyond) {
            if (order.isImmediate()) {
                kill(order, at);
            }
            order.resting = true;
            return;
        }
        // One that may not take gives up where it would.
        if (order.postOnly && !order.resting) {
            kill(order, at);
            return;
        }
        BigDecimal price = order.resting ? order.limit.orElseThrow() : far;
        BigDecimal wanted = order.floorQty.subtract(order.floorCum).max(BigDecimal.ZERO);
        BigDecimal quantity = quote.farSize(order.buys).map(wanted::min).orElse(wanted);
        boolean whole = quantity.compareTo(wanted) == 0;
        if (quantity.signum() > 0 && (whole || !order.timeInForce.equals("fok"))) {
            order.floorCum = order.floorCum.add(quantity);
            if (whole) {
                take(order);
            }
            reports.add(new Report(order, whole ? "FILLED" : "FILLED_IN_PART", quantity, price, at, Optional.empty()));
        }
        if (order.isImmediate() && order.onFloor) {
            kill(order, at);
        }
    }

    private void kill(NaiveOrder order, Instant at) {
        take(order);
        reports.add(say(order, "CANCELED", at));
    }

    private static Report say(NaiveOrder order, String kind, Instant at) {
        return new Report(order, kind, BigDecimal.ZERO, BigDecimal.ZERO, at, Optional.empty());
    }
}
