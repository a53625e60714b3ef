package io.taffrail.conformance;

import io.taffrail.model.id.StrategyId;
import io.taffrail.model.order.Side;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.stream.Stream;

/** One sample of everything that has to do with how much a signal trades. */
public final class SizingSamples {
    private SizingSamples() {}

    /** Every rule. */
    public static List<SizingRule> rules() {
        return Stream.of(
                        "fixed:10", "notional:5000", "equity:5%", "risk:1%", "risk:250", "kelly:0.25,cap=5%,min=30", "vol:1%",
                        "target:-20%", "target:-10", "position:50%", "own:model", "risk:1%,confidence=0.25..1")
                .map(SizingRule::of)
                .toList();
    }

    /** A size and a refusal. */
    public static List<Sizing> sizings() {
        return List.of(
                new Sizing.Sized(Side.BUY, Quantity.of("2.5"), List.of(new Sizing.Step("budget", "1000", "1% of 100000 USD"))),
                new Sizing.Unsized(new SizingProblem.StopMissing("risk:1%"), List.of()));
    }

    /** Every reason for which nothing is sized. */
    public static List<SizingProblem> problems() {
        return List.of(
                new SizingProblem.NoPrice(Samples.AAPL.symbol()),
                new SizingProblem.PriceNotPositive(Price.of("-1.5")),
                new SizingProblem.StopMissing("risk:1%"),
                new SizingProblem.StopAtEntry(Price.of("150")),
                new SizingProblem.StopOnWrongSide(Side.BUY, Price.of("150"), Price.of("151")),
                new SizingProblem.TargetOnWrongSide(Side.SELL, Price.of("150"), Price.of("151")),
                new SizingProblem.VolatilityMissing(Samples.AAPL.symbol(), "vol:1%"),
                new SizingProblem.VolatilityZero(Samples.AAPL.symbol()),
                new SizingProblem.SampleTooSmall(29, 30),
                new SizingProblem.SampleOneSided(30, 0),
                new SizingProblem.NoEdge(Decimal.of("-0.2")),
                new SizingProblem.EquityNotPositive(Money.usd("-12.5")),
                new SizingProblem.ConfidenceMissing("risk:1%,confidence=0..1"),
                new SizingProblem.ConfidenceOutOfRange(Decimal.of("1.01")),
                new SizingProblem.BelowOneLot(Decimal.of("0.7"), Decimal.ONE, "buying power of 100 USD"),
                new SizingProblem.NothingLeft("strategy ema's envelope of 0 USD", "0 units"),
                new SizingProblem.NothingHeld(Samples.AAPL.symbol()),
                new SizingProblem.AtTarget(Samples.AAPL.symbol(), Decimal.of(200), Decimal.of("200.5")),
                new SizingProblem.OtherCurrency(Currency.of("EUR"), Currency.USD),
                new SizingProblem.TooLarge("9000000000000000000000"),
                new SizingProblem.NoRule(new StrategyId("ema")),
                new SizingProblem.UnknownSizer("model"),
                new SizingProblem.SizerFailed("model", "no model"));
    }
}
