package io.taffrail.conformance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.RebalanceEvent;
import io.taffrail.model.order.Side;
import io.taffrail.model.portfolio.RebalancePlan;
import io.taffrail.model.portfolio.RebalanceProblem;
import io.taffrail.model.portfolio.TargetWeights;
import io.taffrail.model.portfolio.Weight;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Optional;

/** One sample of everything that has to do with whole portfolios. */
public final class PortfolioSamples {
    private static final AccountId ACCOUNT = new AccountId("paper");
    private static final Symbol SYMBOL = new Symbol("AAPL");
    private static final StrategyId STRATEGY = new StrategyId("ema");

    private PortfolioSamples() {}

    public static List<Event> events() {
        var line = new RebalancePlan.Line(
                SYMBOL, Optional.of(Decimal.of(20)), Price.of("150.05"), Decimal.of(-10), Decimal.of(133),
                Optional.of(new RebalancePlan.Change(Side.BUY, Quantity.of(10))),
                Optional.of(new RebalancePlan.Change(Side.BUY, Quantity.of(133))), "20% of 100000 USD at 150.05");
        return List.of(
                new RebalanceEvent.RebalancePlanned(
                        ACCOUNT, Optional.of(STRATEGY),
                        new RebalancePlan(Money.usd("100000"), List.of(line), Money.usd("80043.35")), Samples.AT),
                new RebalanceEvent.RebalanceOrdered(ACCOUNT, SYMBOL, true, Samples.ORDER, Samples.AT),
                new RebalanceEvent.RebalanceEnded(ACCOUNT, true, "every step has its order", Samples.AT));
    }

    public static List<Input> inputs() {
        var wanted = new TargetWeights(
                List.of(Weight.of("AAPL=20%")), true, Optional.of(Money.usd("100")), Decimal.of(2), Decimal.of(150));
        Facts known = Facts.NONE.with(List.of(new Facts.Listed(Samples.AAPL, Optional.of(Samples.QUOTE))));
        return List.of(
                new Input.CommandTaken(new Command.Rebalance(ACCOUNT, Optional.of(STRATEGY), wanted, true), known),
                new Input.CommandTaken(new Command.RebalanceNext(ACCOUNT, SYMBOL), Facts.NONE.with(Decimal.of("1.25"))));
    }

    /** Every reason for which a portfolio is left as it is. */
    public static List<RebalanceProblem> problems() {
        return List.of(
                new RebalanceProblem.NoWeights(),
                new RebalanceProblem.WeightTwice(SYMBOL),
                new RebalanceProblem.TooMuch(Decimal.of("100.5"), Decimal.of(100)),
                new RebalanceProblem.ShortWeight(SYMBOL, Decimal.of(-5)),
                new RebalanceProblem.UnknownInstrument(SYMBOL),
                new RebalanceProblem.WithoutPrice(SYMBOL),
                new RebalanceProblem.OtherMoney(SYMBOL, Currency.of("EUR"), Currency.USD),
                new RebalanceProblem.NoEquity(Money.usd("0")),
                new RebalanceProblem.OrdersWorking(SYMBOL),
                new RebalanceProblem.UnknownOwner(STRATEGY),
                new RebalanceProblem.UnderWay("2026-01-02T14:30:00Z"));
    }
}
