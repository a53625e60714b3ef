package io.taffrail.engine.sizing;

import static io.taffrail.engine.sizing.Wanted.buy;
import static io.taffrail.engine.sizing.Wanted.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Side;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule with numbers that were reckoned by hand, and every refusal. */
final class SizersTest {

    @Test
    void eachRuleMakesItsQuantity() {
        assertThat(buy().outcome("fixed:10")).isEqualTo("BUY 10");
        assertThat(sell().outcome("fixed:10")).isEqualTo("SELL 10");
        // 5,000 / 300 = 16.67
        assertThat(buy().at("300").outcome("notional:5000")).isEqualTo("BUY 16");
        // 5% of 100,000 = 5,000; / 33.33 = 150.015
        assertThat(buy().at("33.33").outcome("equity:5%")).isEqualTo("BUY 150");
        // 1% of 100,000 = 1,000; 100 - 97.5 = 2.5
        assertThat(buy().stop("97.5").outcome("risk:1%")).isEqualTo("BUY 400");
        assertThat(sell().stop("102.5").outcome("risk:1%")).isEqualTo("SELL 400");
        // 250 / 3 = 83.3
        assertThat(buy().stop("97").outcome("risk:250")).isEqualTo("BUY 83");
        // 1% of 100,000 = 1,000; / 3.2 = 312.5
        assertThat(buy().atr("3.2").outcome("vol:1%")).isEqualTo("BUY 312");
        assertThat(buy().atr("3.2").lots("0.1").outcome("vol:1%")).isEqualTo("BUY 312.5");
    }

    @Test
    void feesAndSlippageOfBothFillsAreAtRiskToo() {
        // Entry 100, stop 98: 2 of distance, and (1 + 5) bps of 100 and of 98 = 0.06 + 0.0588; 1,000 / 2.1188 = 471.97
        assertThat(buy().stop("98").costs("1", "5").outcome("risk:1%")).isEqualTo("BUY 471");
        assertThat(buy().stop("98").costs("1", "5").lots("0.001").outcome("risk:1%")).isEqualTo("BUY 471.965");
    }

    @Test
    void kellyIsWhatWinsAndLossesSay() {
        // W = 18/30 = 0.6, R = (3,600/18) / (1,200/12) = 2: 0.6 - 0.4/2 = 0.4; a quarter is 10%, 10,000 at 100.
        assertThat(buy().record(18, 12, "3600", "1200").outcome("kelly:0.25,cap=20%,min=30")).isEqualTo("BUY 100");
        assertThat(buy().record(18, 12, "3600", "1200").outcome("kelly:0.25,cap=5%,min=30")).isEqualTo("BUY 50");
        assertThat(buy().record(18, 12, "3600", "1200").problem("kelly:0.25,cap=5%,min=31"))
                .isEqualTo(new SizingProblem.SampleTooSmall(30, 31));
        assertThat(buy().record(30, 0, "3600", "0").problem("kelly:0.25,cap=5%,min=30"))
                .isEqualTo(new SizingProblem.SampleOneSided(30, 0));
        // W = 0.4, R = 1: 0.4 - 0.6 = -0.2
        assertThat(buy().record(12, 18, "1200", "1800").problem("kelly:0.25,cap=5%,min=30"))
                .isEqualTo(new SizingProblem.NoEdge(Decimal.of("-0.2")));
        assertThat(buy().record(15, 15, "1500", "1500").outcome("kelly:0.25,cap=5%,min=30")).isEqualTo("UNSIZED_NO_EDGE");
        assertThat(buy().record(0, 30, "0", "1500").outcome("kelly:0.25,cap=5%,min=30")).isEqualTo("UNSIZED_NO_EDGE");
    }

    @Test
    void aTargetIsWhatIsHeldInTheEnd() {
        // 20% of 100,000 at 100 is 200.
        assertThat(buy().outcome("target:20%")).isEqualTo("BUY 200");
        assertThat(buy().held("150").outcome("target:20%")).isEqualTo("BUY 50");
        assertThat(buy().held("250").outcome("target:20%")).isEqualTo("SELL 50");
        assertThat(buy().held("-50").outcome("target:20%")).isEqualTo("BUY 250");
        assertThat(buy().held("50").outcome("target:-20%")).isEqualTo("SELL 250");
        assertThat(buy().held("50").outcome("target:0%")).isEqualTo("SELL 50");
        assertThat(buy().held("-7").outcome("target:0")).isEqualTo("BUY 7");
        assertThat(buy().held("200").problem("target:20%"))
                .isEqualTo(new SizingProblem.AtTarget(new Symbol("AAPL"), Decimal.of(200), Decimal.of(200)));
        // A target is never passed: -20% at 3 of 100 is -6,666.67, and lots are counted towards zero.
        assertThat(sell().at("3").outcome("target:-20%")).isEqualTo("SELL 6666");
    }

    @Test
    void aPartOfWhatIsHeldIsClosedOrAdded() {
        assertThat(sell().held("25").outcome("position:50%")).isEqualTo("SELL 12");
        assertThat(sell().held("25").outcome("position:100%")).isEqualTo("SELL 25");
        assertThat(buy().held("-25").outcome("position:100%")).isEqualTo("BUY 25");
        assertThat(buy().held("25").outcome("position:20%")).isEqualTo("BUY 5");
        assertThat(sell().outcome("position:50%")).isEqualTo("UNSIZED_NOTHING_HELD");
    }

    @Test
    void confidenceScalesBetweenFloorAndCap() {
        assertThat(buy().stop("97.5").confidence("0.5").outcome("risk:1%,confidence=0..1")).isEqualTo("BUY 200");
        assertThat(buy().stop("97.5").confidence("0.1").outcome("risk:1%,confidence=0.25..1")).isEqualTo("BUY 100");
        assertThat(buy().stop("97.5").confidence("1").outcome("risk:1%,confidence=0.25..0.75")).isEqualTo("BUY 300");
        assertThat(buy().stop("97.5").confidence("0").outcome("risk:1%,confidence=0..1")).isEqualTo("UNSIZED_BELOW_ONE_LOT");
        assertThat(buy().stop("97.5").outcome("risk:1%,confidence=0..1")).isEqualTo("UNSIZED_CONFIDENCE_MISSING");
        assertThat(buy().confidence("0.5").outcome("target:20%,confidence=0..1")).isEqualTo("BUY 100");
    }

    @Test
    void theSmallestCapWinsAndTheArithmeticSaysWhich() {
        Sizing sizing = buy().stop("97.5")
                .cap(new Cap.Notional("the caller's max notional", Money.usd("30000"), Cap.Reach.ORDER))
                .cap(new Cap.Notional("strategy ema's envelope", Money.usd("12345"), Cap.Reach.OPENING))
                .cap(new Cap.Units("the caller's max quantity", Quantity.of(350), Cap.Reach.ORDER))
                .buyingPower("50000")
                .by("risk:1%");

        assertThat(sizing).isEqualTo(new Sizing.Sized(Side.BUY, Quantity.of(123), List.of(
                new Sizing.Step("rule", "risk:1%", "how much the signal is to trade"),
                new Sizing.Step("price", "100", "what an entry is reckoned at"),
                new Sizing.Step("budget", "1000", "1% of 100000 USD"),
                new Sizing.Step("stop distance", "2.5", "from 100 to 97.5"),
                new Sizing.Step("costs per unit", "0", "fees of 0 and slippage of 0 bps at entry and at stop"),
                new Sizing.Step("loss per unit", "2.5", "where the stop is hit"),
                new Sizing.Step("wanted", "400", "units to buy"),
                new Sizing.Step("cap", "300", "the caller's max notional of 30000 USD, which binds"),
                new Sizing.Step("cap", "123.45", "strategy ema's envelope of 12345 USD, which binds"),
                new Sizing.Step("cap", "350", "the caller's max quantity of 350 units"),
                new Sizing.Step("cap", "500", "buying power of 50000 USD"),
                new Sizing.Step("quantity", "123", "rounded down to the lot 1"))));
    }

    @Test
    void whatClosesIsNotHeldBackByCapsOnOpening() {
        var envelope = new Cap.Notional("strategy ema's envelope", Money.usd("-5000"), Cap.Reach.OPENING);

        assertThat(sell().held("50").buyingPower("0").cap(envelope).outcome("fixed:50")).isEqualTo("SELL 50");
        assertThat(sell().held("50").equity("-10").outcome("fixed:50")).isEqualTo("SELL 50");
        // Of a sale that turns the position round only what closes is left.
        assertThat(sell().held("50").cap(envelope).outcome("fixed:80")).isEqualTo("SELL 50");
        assertThat(buy().cap(envelope).outcome("fixed:80")).isEqualTo("UNSIZED_NOTHING_LEFT");
        assertThat(buy().buyingPower("0").outcome("fixed:80")).isEqualTo("UNSIZED_NOTHING_LEFT");
        assertThat(buy().equity("0").outcome("fixed:80")).isEqualTo("UNSIZED_EQUITY_NOT_POSITIVE");
    }

    @Test
    void buyingPowerPaysForTheCostsToo() {
        // 1,000 / (100 + 50 bps of it) = 9.95
        assertThat(buy().costs("40", "10").buyingPower("1000").outcome("fixed:10")).isEqualTo("BUY 9");
        assertThat(buy().buyingPower("1000").outcome("fixed:10")).isEqualTo("BUY 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "fixed:10", "notional:5000", "equity:5%", "risk:1%", "risk:250", "kelly:0.25,cap=5%,min=30", "vol:1%", "target:20%",
        "target:10"
    })
    void nothingIsSizedWithoutAPriceAboveZeroOrOnExitsThatMakeNoSense(String rule) {
        assertThat(sensible().at("").outcome(rule)).isEqualTo("UNSIZED_NO_PRICE");
        assertThat(sensible().at("0").outcome(rule)).isEqualTo("UNSIZED_PRICE_NOT_POSITIVE");
        assertThat(sensible().at("-5").outcome(rule)).isEqualTo("UNSIZED_PRICE_NOT_POSITIVE");
        assertThat(sensible().confidence("1.01").outcome(rule)).isEqualTo("UNSIZED_CONFIDENCE_OUT_OF_RANGE");
        assertThat(sensible().confidence("-0.01").outcome(rule)).isEqualTo("UNSIZED_CONFIDENCE_OUT_OF_RANGE");
        assertThat(sensible().stop("100").outcome(rule)).isEqualTo("UNSIZED_STOP_AT_ENTRY");
        assertThat(sensible().stop("101").outcome(rule)).isEqualTo("UNSIZED_STOP_ON_WRONG_SIDE");
        assertThat(sensible().stop("-1").outcome(rule)).isEqualTo("UNSIZED_PRICE_NOT_POSITIVE");
        assertThat(sensible().target("100").outcome(rule)).isEqualTo("UNSIZED_TARGET_ON_WRONG_SIDE");
        assertThat(sensible().target("99").outcome(rule)).isEqualTo("UNSIZED_TARGET_ON_WRONG_SIDE");
        assertThat(sensible().equity("0").outcome(rule)).isEqualTo("UNSIZED_EQUITY_NOT_POSITIVE");
        assertThat(sensible().equity("-100").outcome(rule)).isEqualTo("UNSIZED_EQUITY_NOT_POSITIVE");
        assertThat(sensible().lots("1000000").outcome(rule)).isIn("UNSIZED_BELOW_ONE_LOT", "UNSIZED_AT_TARGET");
        assertThat(sensible().outcome(rule)).startsWith("BUY ");
    }

    private static Wanted sensible() {
        return buy().stop("95").target("110").confidence("0.5").atr("2").record(18, 12, "3600", "1200");
    }

    @Test
    void aRuleWithoutWhatItNeedsRefuses() {
        assertThat(buy().problem("risk:1%")).isEqualTo(new SizingProblem.StopMissing("risk:1%"));
        assertThat(buy().problem("risk:250")).isEqualTo(new SizingProblem.StopMissing("risk:250"));
        assertThat(sell().stop("99").problem("risk:1%"))
                .isEqualTo(new SizingProblem.StopOnWrongSide(Side.SELL, Price.of("100"), Price.of("99")));
        // The side of a target is its own: this one sells, whatever the signal's side.
        assertThat(buy().stop("101").outcome("target:-20%")).isEqualTo("SELL 200");
        assertThat(buy().stop("99").problem("target:-20%"))
                .isEqualTo(new SizingProblem.StopOnWrongSide(Side.SELL, Price.of("100"), Price.of("99")));
    }

    @Test
    void volatilityThatIsMissingOrZeroSizesNothing() {
        assertThat(buy().outcome("vol:1%")).isEqualTo("UNSIZED_VOLATILITY_MISSING");
        assertThat(buy().atr("0").outcome("vol:1%")).isEqualTo("UNSIZED_VOLATILITY_ZERO");
    }

    @Test
    void amountsOfAnotherCurrencyAreNotCompared() {
        assertThat(buy().problem("notional:5000EUR"))
                .isEqualTo(new SizingProblem.OtherCurrency(Currency.of("EUR"), Currency.USD));
        assertThat(buy().stop("90").outcome("risk:100EUR")).isEqualTo("UNSIZED_OTHER_CURRENCY");
        assertThat(buy().cap(new Cap.Notional("the caller's", Money.of("5", Currency.of("EUR")), Cap.Reach.ORDER))
                        .outcome("fixed:1"))
                .isEqualTo("UNSIZED_OTHER_CURRENCY");
    }

    @Test
    void aQuantityThatNoDecimalHoldsIsRefusedUnlessACapMakesItLess() {
        Wanted penny = buy().at("0.000000000000001").lots("0.000000001").equity("900000000");

        assertThat(penny.outcome("equity:1000%")).isEqualTo("UNSIZED_TOO_LARGE");
        assertThat(penny.cap(new Cap.Units("the caller's", Quantity.of(5), Cap.Reach.ORDER)).outcome("equity:1000%"))
                .isEqualTo("BUY 5");
    }

    @Test
    void aUsersSizerIsBoundedAndItsFailureIsARefusal() {
        Sizer greedy = _ -> new Sizing.Sized(Side.BUY, Quantity.of("1000.7"), List.of(new Sizing.Step("model", "0.9", "mine")));
        Sizer broken = _ -> {
            throw new IllegalStateException("no model");
        };
        Wanted request = buy().own(Map.of("greedy", greedy, "broken", broken)).buyingPower("5000");

        assertThat(request.outcome("own:greedy")).isEqualTo("BUY 50");
        assertThat(request.by("own:greedy").steps()).contains(new Sizing.Step("model", "0.9", "mine"));
        assertThat(request.problem("own:broken")).isEqualTo(new SizingProblem.SizerFailed("broken", "no model"));
        assertThat(request.problem("own:other")).isEqualTo(new SizingProblem.UnknownSizer("other"));
    }
}
