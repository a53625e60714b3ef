package io.taffrail.engine.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.order.Side;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every rule, whatever the numbers; a failure names its seed. */
final class SizingPropertiesTest {
    private static final int SEEDS = 600;
    private static final List<String> RULES = List.of(
            "fixed:37.5", "notional:4321.5", "equity:7.3%", "risk:0.7%", "risk:312.5", "kelly:0.3,cap=4%,min=5", "vol:0.9%",
            "target:13%", "target:41", "position:35%");

    @Test
    void noSizeLosesMoreThanItsBudgetPassesACapOrSplitsALot() {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (String rule : RULES) {
                Wanted wanted = random(new Random(seed));
                if (wanted.by(rule) instanceof Sizing.Sized(var side, var quantity, _)) {
                    assertThat(quantity.value().isMultipleOf(Decimal.of(wanted.lot))).as("%s of seed %s", rule, seed).isTrue();
                    assertWithinCaps(wanted, side, quantity, rule + " of seed " + seed);
                    assertWithinBudget(wanted, rule, quantity, rule + " of seed " + seed);
                }
            }
        }
    }

    @Test
    void moreConfidenceOrEquityNeverMakesLess() {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (String rule : RULES) {
                var random = new Random(seed);
                Wanted one = random(random);
                Wanted more = random(new Random(seed)).equity(one.equity.amount().plus(Decimal.of(random.nextInt(5000))).toString());
                one.held = more.held = "0";
                assertThat(units(more, rule)).as("%s of seed %s", rule, seed).isGreaterThanOrEqualTo(units(one, rule));

                String scaled = rule + ",confidence=0.2..0.9";
                one.confidence(new Decimal(random.nextInt(50), 2).toString());
                more.equity = one.equity;
                more.confidence(new Decimal(50 + random.nextInt(51), 2).toString());
                assertThat(units(more, scaled)).as("%s of seed %s", scaled, seed).isGreaterThanOrEqualTo(units(one, scaled));
                assertThat(units(one, rule)).as("%s of seed %s", scaled, seed).isGreaterThanOrEqualTo(units(more, scaled));
            }
        }
    }

    private static BigDecimal units(Wanted wanted, String rule) {
        return wanted.by(rule) instanceof Sizing.Sized(_, var quantity, _) ? quantity.value().toBigDecimal() : BigDecimal.ZERO;
    }

    private static void assertWithinCaps(Wanted wanted, Side side, Quantity quantity, String as) {
        BigDecimal closing = wanted.request().closable(side).toBigDecimal();
        BigDecimal all = quantity.value().toBigDecimal();
        BigDecimal opening = all.subtract(closing).max(BigDecimal.ZERO);
        BigDecimal price = new BigDecimal(wanted.price);
        assertThat(opening.multiply(price)).as(as).isLessThanOrEqualTo(new BigDecimal(wanted.buyingPower));
        for (Cap cap : wanted.caps) {
            BigDecimal counted = cap.reach() == Cap.Reach.ORDER ? all : opening;
            switch (cap) {
                case Cap.Units(_, var most, _) ->
                    assertThat(counted).as(as).isLessThanOrEqualTo(most.value().toBigDecimal());
                case Cap.Notional(_, var most, _) -> assertThat(counted.multiply(price)).as(as)
                        .isLessThanOrEqualTo(most.amount().toBigDecimal().max(BigDecimal.ZERO));
            }
        }
    }

    /** The loss to the stop, reckoned here once more and otherwise. */
    private static void assertWithinBudget(Wanted wanted, String rule, Quantity quantity, String as) {
        BigDecimal equity = wanted.equity.amount().toBigDecimal();
        BigDecimal units = quantity.value().toBigDecimal();
        BigDecimal price = new BigDecimal(wanted.price);
        BigDecimal stop = new BigDecimal(wanted.stop);
        BigDecimal bps = wanted.costs.feeBps().plus(wanted.costs.slippageBps()).toBigDecimal();
        BigDecimal paid = units.multiply(price.add(stop)).multiply(bps).divide(BigDecimal.valueOf(10_000));
        BigDecimal loss = units.multiply(price.subtract(stop).abs()).add(paid);
        switch (rule) {
            case "risk:0.7%"      -> assertThat(loss).as(as).isLessThanOrEqualTo(equity.multiply(new BigDecimal("0.007")));
            case "risk:312.5"     -> assertThat(loss).as(as).isLessThanOrEqualTo(new BigDecimal("312.5"));
            case "notional:4321.5" -> assertThat(units.multiply(price)).as(as).isLessThanOrEqualTo(new BigDecimal("4321.5"));
            case "equity:7.3%" -> assertThat(units.multiply(price)).as(as).isLessThanOrEqualTo(equity.multiply(new BigDecimal("0.073")));
            case "kelly:0.3,cap=4%,min=5" ->
                assertThat(units.multiply(price)).as(as).isLessThanOrEqualTo(equity.multiply(new BigDecimal("0.04")));
            case "vol:0.9%" -> assertThat(units.multiply(new BigDecimal(wanted.atr))).as(as)
                    .isLessThanOrEqualTo(equity.multiply(new BigDecimal("0.009")));
            default -> assertThat(units).as(as).isPositive();
        }
    }

    private static Wanted random(Random random) {
        Wanted wanted = random.nextBoolean() ? Wanted.buy() : Wanted.sell();
        Decimal price = new Decimal(1_000 + random.nextInt(100_000), 2);
        Decimal distance = new Decimal(1 + random.nextInt(900), 2);
        boolean buys = wanted.side == Side.BUY;
        wanted.at(price.toString())
                .stop((buys ? price.minus(distance) : price.plus(distance)).toString())
                .lots(List.of("1", "0.001", "100", "0.000000001", "3").get(random.nextInt(5)))
                .equity(new Decimal(random.nextInt(50_000_000), 2).toString())
                .buyingPower(new Decimal(random.nextInt(50_000_000), 2).toString())
                .held(Decimal.of(random.nextInt(200) - 100).toString())
                .atr(new Decimal(random.nextInt(2_000), 3).toString())
                .costs(Integer.toString(random.nextInt(30)), Integer.toString(random.nextInt(30)))
                .record(random.nextInt(40), random.nextInt(40), Integer.toString(random.nextInt(9_000)), Integer.toString(random.nextInt(6_000)));
        if (random.nextBoolean()) {
            wanted.cap(new Cap.Units("caller", Quantity.of(random.nextInt(300)), Cap.Reach.ORDER));
        }
        if (random.nextBoolean()) {
            wanted.cap(new Cap.Notional("envelope", Money.usd(Integer.toString(random.nextInt(40_000) - 5_000)), Cap.Reach.OPENING));
        }
        return wanted;
    }
}
