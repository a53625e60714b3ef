package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Hundreds of orders drawn from a seed: every side, type, time in force and kind of amount, at telling moments. */
final class OrderScript {
    private static final List<String> TIMES_IN_FORCE = List.of(
            "day", "day", "day", "gtc", "gtc", "gtc", "ioc", "fok", "opg", "cls");

    private static final int DAY = 86_400_000;

    private final Random random;
    private final String prefix;
    private final List<Point> market;
    private final boolean goesOnAfterwards;

    /** @param market all that the files say; orders are drawn near its quotes */
    OrderScript(long seed, List<MarketData> market) {
        this.random = new Random(seed);
        this.prefix = "s" + seed + "-";
        this.market = market.stream().filter(Point.class::isInstance).map(Point.class::cast).toList();
        this.goesOnAfterwards = random.nextBoolean();
    }

    /** So many orders, in no order of time. */
    List<ScriptedOrder> write(int count) {
        List<ScriptedOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(draw(prefix + i));
        }
        return orders;
    }

    private ScriptedOrder draw(String id) {
        int row = random.nextInt(market.size());
        Point near = market.get(row);
        AssetRules rules = AssetRules.of(near.symbol());
        boolean buy = random.nextBoolean();
        Optional<Trigger> trigger =
                random.nextInt(5) < 2 ? Optional.of(trigger(rules, near.far(buy))) : Optional.empty();
        boolean mayBeLimited = trigger.isEmpty() || trigger.get() instanceof Trigger.Stop;
        Optional<BigDecimal> limit = mayBeLimited && random.nextInt(3) > 0
                ? Optional.of(limit(rules, near.far(buy)))
                : Optional.empty();
        Optional<BigDecimal> notional = random.nextInt(4) == 0 ? Optional.of(notional()) : Optional.empty();
        Optional<BigDecimal> qty = notional.isPresent() ? Optional.empty() : Optional.of(quantity(rules, near));
        return new ScriptedOrder(
                moment(row), id, near.symbol(), buy ? "buy" : "sell",
                TIMES_IN_FORCE.get(random.nextInt(TIMES_IN_FORCE.size())), qty, notional, limit,
                trigger);
    }

    private Instant moment(int row) {
        Instant at = market.get(row).at();
        Instant next = market.get(Math.min(row + 1, market.size() - 1)).at();
        return switch (random.nextInt(20)) {
            case 0          -> market.getFirst().at().minusMillis(1 + random.nextInt(100_000));
            case 1          -> market.getLast().at().plusMillis(random.nextInt(goesOnAfterwards ? DAY : 100_000));
            case 10         -> TradingDay.endAfter(at).minusMillis(random.nextInt(2));
            case 2, 3       -> at.plusMillis(1);
            case 4, 5       -> at.minusMillis(1);
            case 6, 7, 8, 9 -> at.plusMillis(Duration.between(at, next).toMillis() / 2);
            default         -> at;
        };
    }

    /** Stops lie around the market as limits do; a trail is some ticks, or up to a hundredth or five. */
    private Trigger trigger(AssetRules rules, BigDecimal far) {
        BigDecimal tick = rules.tick(far);
        return switch (random.nextInt(6)) {
            case 0  -> new Trigger.TrailPrice(tick.multiply(BigDecimal.valueOf(1 + random.nextInt(20))));
            case 1  -> new Trigger.TrailPrice(onTick(rules, far.movePointLeft(3 + random.nextInt(3))));
            case 2  -> new Trigger.TrailPercent(BigDecimal.valueOf(10 + random.nextInt(10), 2));
            case 3  -> new Trigger.TrailPercent(BigDecimal.valueOf(10 + random.nextInt(490), 2));
            default -> new Trigger.Stop(limit(rules, far));
        };
    }

    /** Mostly some ticks around the market, sometimes far from it, and sometimes exactly there. */
    private BigDecimal limit(AssetRules rules, BigDecimal far) {
        BigDecimal tick = rules.tick(far);
        BigDecimal price = switch (random.nextInt(6)) {
            case 0    -> far;
            case 1, 2 -> far.add(tick.multiply(BigDecimal.valueOf(random.nextInt(21) - 10)));
            case 3    -> far.multiply(BigDecimal.valueOf(800 + random.nextInt(401), 3));
            default   -> far.multiply(BigDecimal.valueOf(9900 + random.nextInt(201), 4));
        };
        return onTick(rules, price);
    }

    private static BigDecimal onTick(AssetRules rules, BigDecimal price) {
        BigDecimal tick = rules.tick(price);
        return price.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick).max(tick);
    }

    private BigDecimal quantity(AssetRules rules, Point near) {
        if (near.askSize().isPresent() && random.nextInt(3) == 0) {
            return sweep(rules, near.askSize().get());
        }
        boolean whole = random.nextBoolean();
        return switch (rules) {
            case EQUITY        -> whole ? upTo(400, 0) : upTo(2_000_000_000, 9);
            case CURRENCY_PAIR -> upTo(100_000, 0);
            case CRYPTO_PAIR   -> whole ? upTo(5, 0) : upTo(300_000_000, 8);
        };
    }

    /** More than is quoted, just that, or a lot less or more. */
    private BigDecimal sweep(AssetRules rules, BigDecimal size) {
        BigDecimal quantity = switch (random.nextInt(4)) {
            case 0  -> size;
            case 1  -> size.add(rules.lot());
            case 2  -> size.subtract(rules.lot());
            default -> size.multiply(BigDecimal.valueOf(1 + random.nextInt(6)));
        };
        return quantity.min(BigDecimal.valueOf(300)).max(rules.lot());
    }

    private BigDecimal upTo(int units, int places) {
        return BigDecimal.valueOf(1 + random.nextInt(units), places);
    }

    private BigDecimal notional() {
        return BigDecimal.valueOf(500 + random.nextInt(3_000_000), 2);
    }
}
