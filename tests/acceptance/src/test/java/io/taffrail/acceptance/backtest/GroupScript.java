package io.taffrail.acceptance.backtest;

import io.taffrail.acceptance.backtest.ScriptLine.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Hundreds of lines drawn from a seed: groups of every class, orders with every instruction, replacements and cancels
 * of what came before. One seed in three only buys, one only sells short, and one does both, so that groups meet.
 */
final class GroupScript {
    /** Whether orders open long or short positions. */
    private enum Way {
        LONG,
        SHORT,
        BOTH
    }

    private final Random random;
    private final String prefix;
    private final List<Point> market;
    private final Way way;
    private final List<ScriptLine> lines = new ArrayList<>();

    GroupScript(long seed, List<MarketData> market) {
        random = new Random(seed);
        prefix = "g" + seed + "-";
        this.market = market.stream().filter(Point.class::isInstance).map(Point.class::cast).toList();
        way = Way.values()[(int) (seed % 3)];
    }

    /** So many orders, and what is asked of them later. */
    List<ScriptLine> write(int count) {
        for (int i = 0; i < count; i++) {
            int row = random.nextInt(market.size());
            ScriptedOrder order = draw(prefix + i, row);
            lines.add(order);
            for (int change = random.nextInt(5); change < 2; change++) {
                lines.add(change(order, row));
            }
        }
        return lines;
    }

    private ScriptedOrder draw(String id, int row) {
        Point near = market.get(row);
        boolean opens = random.nextInt(5) > 0;
        boolean longs = way == Way.LONG || (way == Way.BOTH && random.nextBoolean());
        boolean buy = opens == longs;
        BigDecimal far = near.far(buy);
        ScriptedOrder plain = new ScriptedOrder(
                moment(row), id, near.symbol(), buy ? "buy" : "sell", one("day", "day", "gtc", "gtd"),
                Optional.of(quantity(near)), Optional.empty(),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(around(near, far, 30)), Optional.empty());
        return expiring(opens ? opening(plain, near) : closing(plain, near));
    }

    /** What opens a position mostly brings its exits with it. */
    private ScriptedOrder opening(ScriptedOrder plain, Point near) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> plain.with(exits("bracket", plain.buys(), near));
            case 5, 6          -> plain.with(exits("oto", plain.buys(), near));
            case 7             -> plain.with(new Terms(Optional.empty(), true, false, Optional.empty()));
            case 8             -> triggered(plain, near);
            default            -> random.nextInt(4) == 0 ? immediate(plain) : plain;
        };
    }

    private ScriptedOrder closing(ScriptedOrder plain, Point near) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> oco(plain, near);
            case 2, 3 -> plain.with(new Terms(Optional.empty(), false, true, Optional.empty()));
            default   -> plain;
        };
    }

    private ScriptedOrder triggered(ScriptedOrder plain, Point near) {
        ScriptedOrder market = unlimited(plain);
        BigDecimal tick = AssetRules.of(near.symbol()).tick(near.ask());
        return random.nextBoolean()
                ? market.trailingBy(tick.multiply(BigDecimal.valueOf(1 + random.nextInt(30))).toPlainString())
                : market.stoppedAt(around(near, near.far(plain.buys()), 20).toPlainString());
    }

    private ScriptedOrder immediate(ScriptedOrder plain) {
        return new ScriptedOrder(
                plain.at(), plain.clientOrderId(), plain.symbol(), plain.side(), one("ioc", "fok"), plain.qty(),
                Optional.empty(), plain.limit(), Optional.empty());
    }

    private static ScriptedOrder unlimited(ScriptedOrder plain) {
        return new ScriptedOrder(
                plain.at(), plain.clientOrderId(), plain.symbol(), plain.side(), plain.timeInForce(), plain.qty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private ScriptedOrder oco(ScriptedOrder plain, Point near) {
        BigDecimal profit = distant(near, plain.buys(), true);
        var exits = new Terms.Exits("oco", Optional.of(profit), Optional.of(distant(near, plain.buys(), false)), stopLimit(near));
        return unlimited(plain).limitedTo(profit.toPlainString())
                .with(new Terms(Optional.empty(), false, false, Optional.of(exits)));
    }

    private Terms exits(String orderClass, boolean entryBuys, Point near) {
        boolean both = orderClass.equals("bracket");
        boolean profit = both || random.nextBoolean();
        boolean loss = both || !profit;
        return new Terms(Optional.empty(), false, false, Optional.of(new Terms.Exits(
                orderClass,
                profit ? Optional.of(distant(near, !entryBuys, true)) : Optional.empty(),
                loss ? Optional.of(distant(near, !entryBuys, false)) : Optional.empty(),
                loss ? stopLimit(near) : Optional.empty())));
    }

    private Optional<BigDecimal> stopLimit(Point near) {
        return random.nextInt(3) == 0 ? Optional.of(around(near, near.bid(), 40)) : Optional.empty();
    }

    /** A target or a stop, some way from the market on its side of it, and once in a while on the wrong one. */
    private BigDecimal distant(Point near, boolean exitBuys, boolean profit) {
        boolean above = (exitBuys != profit) == (random.nextInt(25) > 0);
        BigDecimal way = near.ask().movePointLeft(2 + random.nextInt(2)).multiply(BigDecimal.valueOf(1 + random.nextInt(9)));
        return onTick(near, above ? near.ask().add(way) : near.bid().subtract(way));
    }

    private ScriptedOrder expiring(ScriptedOrder order) {
        if (!order.timeInForce().equals("gtd")) {
            return order;
        }
        Instant later = moment(random.nextInt(market.size()));
        Terms terms = order.terms();
        return order.with(new Terms(
                Optional.of(later.isAfter(order.at()) || random.nextInt(10) == 0 ? later : order.at().plusSeconds(600)),
                terms.postOnly(), terms.reduceOnly(), terms.exits()));
    }

    /** A replacement or a cancel of an order, or of an exit that comes with it, at its own moment or later. */
    private ScriptLine change(ScriptedOrder order, int row) {
        int later = Math.min(market.size() - 1, row + random.nextInt(1 + market.size() / 10));
        Instant at = random.nextInt(6) == 0 || market.get(later).at().isBefore(order.at()) ? order.at() : market.get(later).at();
        Point near = market.get(later);
        var target = new Target(order.clientOrderId(), leg(order));
        if (random.nextInt(4) == 0) {
            return new ScriptLine.Cancel(at, target);
        }
        boolean stop = target.leg().equals(Optional.of("stop_loss"))
                || (target.leg().isEmpty() && order.trigger().isPresent() && random.nextInt(4) > 0);
        boolean entry = target.leg().isEmpty();
        return new ScriptLine.Replace(
                at,
                target,
                entry && random.nextInt(3) > 0 ? Optional.of(quantity(near)) : Optional.empty(),
                !stop && random.nextInt(4) > 0 ? Optional.of(around(near, near.far(order.buys()), 30)) : Optional.empty(),
                stop && random.nextInt(4) > 0 ? Optional.of(around(near, near.bid(), 60)) : Optional.empty(),
                stop && entry && random.nextBoolean() ? Optional.of(BigDecimal.ONE) : Optional.empty(),
                entry && random.nextInt(8) == 0 ? Optional.of(at.plusSeconds(random.nextInt(4_000))) : Optional.empty());
    }

    private Optional<String> leg(ScriptedOrder order) {
        return order.terms().exits().filter(_ -> random.nextInt(3) > 0).flatMap(exits -> {
            boolean profit = exits.takeProfit().isPresent() && (exits.stop().isEmpty() || random.nextBoolean());
            return Optional.of(profit ? "take_profit" : "stop_loss");
        });
    }

    private Instant moment(int row) {
        Instant at = market.get(row).at();
        return switch (random.nextInt(12)) {
            case 0  -> market.getFirst().at().minusMillis(1 + random.nextInt(10_000));
            case 1  -> TradingDay.endAfter(at).minusMillis(random.nextInt(2));
            case 2  -> at.plusMillis(1);
            case 3  -> at.minusMillis(1);
            default -> at;
        };
    }

    private BigDecimal around(Point near, BigDecimal price, int ticks) {
        BigDecimal tick = AssetRules.of(near.symbol()).tick(price);
        return onTick(near, random.nextInt(3) == 0
                ? price.multiply(BigDecimal.valueOf(9_900 + random.nextInt(201), 4))
                : price.add(tick.multiply(BigDecimal.valueOf(random.nextInt(2 * ticks) - ticks))));
    }

    private static BigDecimal onTick(Point near, BigDecimal price) {
        BigDecimal tick = AssetRules.of(near.symbol()).tick(price);
        return price.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick).max(tick);
    }

    private BigDecimal quantity(Point near) {
        BigDecimal size = near.askSize().filter(there -> there.signum() > 0).orElse(BigDecimal.TEN);
        AssetRules rules = AssetRules.of(near.symbol());
        BigDecimal quantity = size.multiply(BigDecimal.valueOf(1 + random.nextInt(40), 1));
        return rules.downToLot(quantity.min(BigDecimal.valueOf(500_000))).max(rules.lot());
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }
}
