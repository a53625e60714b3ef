package io.taffrail.conformance;

import io.taffrail.model.account.Mode;
import io.taffrail.model.account.Pool;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.GroupEvent.CoverageExtended;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.PlanEvent.Way;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Protection;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.Trail;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The samples of halts, and of what is done with positions. */
final class GuardSamples {
    private static final Instant AT = Samples.AT;
    private static final HaltScope DESK = new HaltScope.WholeDesk();
    private static final HaltScope ACCOUNT = new HaltScope.OneAccount(Samples.ACCOUNT);
    private static final Pool POOL = new Pool(Mode.PAPER, Currency.USD);
    private static final StrategyId EMA = new StrategyId("ema-cross");

    private GuardSamples() {}

    static List<Event> events() {
        var symbol = Samples.AAPL.symbol();
        return List.of(
                new HaltEvent.TradingHalted(DESK, HaltLevel.ENTRIES, "it is mad", AT),
                new HaltEvent.TradingHalted(new HaltScope.OneStrategy(EMA), HaltLevel.ALL, "it is mad", AT),
                new HaltEvent.TradingResumed(DESK, "calm again", AT),
                new HaltEvent.FlattenBegun(ACCOUNT, "all out", AT),
                new HaltEvent.FlattenStuck(ACCOUNT, Samples.ORDER, "the venue will not cancel it", AT),
                new HaltEvent.FlattenDone(ACCOUNT, List.of(Samples.ORDER), List.of(), AT),
                new HaltEvent.HeartbeatKept(EMA, Duration.ofSeconds(5), AT.plusSeconds(5), AT),
                new HaltEvent.HeartbeatEnded(EMA, AT),
                new HaltEvent.HeartbeatLost(EMA, AT.plusSeconds(5), AT),
                new CoverageExtended(Samples.ORDER, Quantity.of("0.5"), AT),
                new PlanEvent.CloseBegun(
                        Samples.ACCOUNT, symbol, Side.SELL, Optional.of(Quantity.of("1.5")), Way.AT_ONCE, Optional.empty(), false,
                        Optional.empty(), "it was asked for", AT),
                new PlanEvent.CloseBegun(
                        Samples.ACCOUNT, symbol, Side.BUY, Optional.empty(), Way.ONCE_CLEAR, Optional.of(Quantity.of(2)), true,
                        Optional.of(Origin.of(EMA)), "it is to be turned round", AT),
                new PlanEvent.CloseOrdered(Samples.ACCOUNT, symbol, Samples.ORDER, AT),
                new PlanEvent.CloseStuck(Samples.ACCOUNT, symbol, Quantity.of("1.5"), "no market", AT),
                new PlanEvent.CloseEnded(Samples.ACCOUNT, symbol, Quantity.of("1.5"), "it is flat", AT),
                new PlanEvent.ReverseDue(Samples.ACCOUNT, symbol, Side.SELL, Quantity.of(2), Optional.empty(), AT),
                new PlanEvent.ReverseOrdered(Samples.ACCOUNT, symbol, Optional.of(Samples.ORDER), AT),
                new PlanEvent.PositionProtected(Samples.ACCOUNT, symbol, Samples.ORDER, AT),
                new PlanEvent.ExitTimed(Samples.ACCOUNT, symbol, AT.plusSeconds(60), AT),
                new PlanEvent.ExitUntimed(Samples.ACCOUNT, symbol, "its time is over", AT),
                new HaltEvent.EquityBased(
                        Samples.ACCOUNT, Money.usd("100000"), Money.usd("101000.5"), AT.plusSeconds(3600), "a new day", AT),
                new HaltEvent.PeakReached(Samples.ACCOUNT, Money.usd("101000.5"), AT),
                new HaltEvent.LadderStepped(
                        Samples.ACCOUNT, Rule.DAILY_LOSS_WARN, HaltEvent.Step.CROSSED, Decimal.of("2.01"), Decimal.of(2), AT),
                new HaltEvent.PoolBased(
                        POOL, Money.usd("200000"), Money.usd("201000.5"), AT.plusSeconds(3600), "a new day", AT),
                new HaltEvent.PoolPeakReached(POOL, Money.usd("201000.5"), AT),
                new HaltEvent.PoolStepped(
                        POOL, Rule.DESK_DAILY_LOSS_WARN, HaltEvent.Step.CROSSED, Decimal.of("2.01"), Decimal.of(2), AT));
    }

    static List<Input> inputs() {
        var symbol = Samples.AAPL.symbol();
        var facts = Facts.of(Samples.AAPL, Optional.empty());
        return List.of(
                taken(new Command.Halt(DESK, HaltLevel.ALL, "it is mad"), Facts.NONE),
                taken(new Command.Flatten(ACCOUNT, "all out"), Facts.NONE),
                taken(new Command.Resume(new HaltScope.OneStrategy(EMA), "calm again"), Facts.NONE),
                taken(new Command.Heartbeat(EMA, Optional.of(Duration.ofSeconds(5))), Facts.NONE),
                taken(new Command.ProtectPosition(Samples.ACCOUNT, symbol, new Protection(
                        Optional.of(Price.of("149")), Optional.empty(), Optional.of(Price.of("151")), Optional.of(AT))), facts),
                taken(new Command.ProtectPosition(Samples.ACCOUNT, symbol, new Protection(
                        Optional.empty(), Optional.of(new Trail.ByPercent(Decimal.of(2))), Optional.empty(), Optional.empty())), facts),
                taken(new Command.ExitPosition(Samples.ACCOUNT, symbol, new Command.Portion.Whole()), facts),
                taken(new Command.ReversePosition(Samples.ACCOUNT, symbol, Optional.of(Quantity.of(2))), facts),
                taken(new Command.OpenReverse(Samples.ACCOUNT, symbol), facts),
                new Input.TimeReached(AT));
    }

    private static Input taken(Command command, Facts facts) {
        return new Input.CommandTaken(command, facts);
    }
}
