package io.taffrail.conformance;

import static io.taffrail.conformance.Samples.AAPL;
import static io.taffrail.conformance.Samples.ACCOUNT;
import static io.taffrail.conformance.Samples.AT;
import static io.taffrail.conformance.Samples.BTC;
import static io.taffrail.conformance.Samples.ORDER;

import io.taffrail.model.id.HookId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.Delivery;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.PositionState;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One sample of everything about signals. */
public final class SignalSamples {
    private static final StrategyId EMA = new StrategyId("ema");
    private static final HookId HOOK = new HookId("tradingview");
    private static final SignalId ID = new SignalId("tradingview:Long-2026-01-02T14:30:00Z");
    private static final Strategy STRATEGY = new Strategy(
            EMA, ACCOUNT, Optional.of(SizingRule.of("risk:1%")), Set.of(AAPL.symbol()), true, false, true,
            Optional.of(Money.usd("5000")), Duration.ofSeconds(90), Duration.ofMinutes(15));
    private static final Hook WAY_IN = new Hook(
            HOOK, EMA, Optional.of("okx"), true, true, Set.of(BTC.symbol()), Map.of("BINANCE:BTCUSDT.P", BTC.symbol()),
            Optional.of(Money.usd("2500")), true);

    /** A signal that says all that one can. */
    public static final Signal SIGNAL = new Signal(
            ID, EMA, AAPL.symbol(), Action.ENTER_LONG, Optional.of(SizingRule.of("fixed:10")), Optional.of(Decimal.of("0.7")),
            Optional.of(Price.of("150.05")), Optional.of(Price.of("145")), Optional.empty(), Optional.of(Price.of("160")),
            new OrderSpec.Limit(Price.of("150.5")), Optional.of(TimeInForce.DAY), Optional.of(AT),
            Optional.of(Duration.ofSeconds(60)), Optional.of(Money.usd("2500")));

    /** How it came. */
    public static final Delivery DELIVERY =
            new Delivery(Optional.of(HOOK), "okx", Optional.of("{\"signalToken\":\"***\"}"), true);

    private static final Signal TRAILING = new Signal(
            new SignalId("S-2"), EMA, AAPL.symbol(), Action.SELL, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(new Trail.ByPercent(Decimal.of("2.5"))), Optional.empty(), new OrderSpec.Market(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Denial REFUSAL =
            new Denial.SignalTurnedAway(new SignalProblem.Stale(AT, AT.plusSeconds(61), Duration.ofSeconds(60)));

    private SignalSamples() {}

    /** Every reason for which a signal is not acted on. */
    public static List<SignalProblem> problems() {
        return List.of(
                new SignalProblem.UnknownStrategy(EMA),
                new SignalProblem.Stale(AT, AT.plusSeconds(61), Duration.ofSeconds(60)),
                new SignalProblem.SymbolNotAllowed(Samples.AAPL.symbol(), "strategy ema"),
                new SignalProblem.IdTaken(ID),
                new SignalProblem.NothingToDo(Action.EXIT, PositionState.FLAT),
                new SignalProblem.Busy(Action.BUY, PositionState.OPENING),
                new SignalProblem.ShortsForbidden(EMA, Samples.AAPL.symbol()),
                new SignalProblem.AddsForbidden(EMA, Samples.AAPL.symbol()),
                new SignalProblem.UnknownHook(new HookId("tv")),
                new SignalProblem.UnknownSignal(ID),
                new SignalProblem.NotAwaited(ID, "ACTED"),
                new SignalProblem.Lapsed(ID, AT.plusSeconds(900)),
                new SignalProblem.WaitedTooLong(ID, AT.plusSeconds(60)),
                new SignalProblem.Overtaken(ID, new SignalId("S-2")),
                new SignalProblem.Unusable("what it closes is not held"));
    }

    /** The life of a signal that is approved and trades, and all else that there is. */
    public static List<Event> events() {
        return List.of(
                new SignalEvent.StrategyKept(STRATEGY, AT),
                new SignalEvent.HookKept(WAY_IN, AT),
                new SignalEvent.SignalReceived(ACCOUNT, SIGNAL, DELIVERY, PositionState.FLAT, AT),
                new SignalEvent.SignalSized(
                        ACCOUNT, ID,
                        new Sizing.Sized(Side.BUY, Quantity.of(10), List.of(new Sizing.Step("units", "10", "as asked"))), AT),
                new SignalEvent.SignalHeld(ACCOUNT, ID, AT.plusSeconds(900), AT),
                new SignalEvent.SignalRepeated(ACCOUNT, ID, AT),
                new SignalEvent.SignalApproved(ACCOUNT, ID, "looks right", AT),
                new SignalEvent.SignalActed(ACCOUNT, ID, List.of(ORDER), "opens long", AT),
                new SignalEvent.SignalReceived(ACCOUNT, TRAILING, Delivery.byKey(), PositionState.LONG, AT),
                new SignalEvent.SignalRefused(ACCOUNT, TRAILING.id(), REFUSAL, AT),
                new SignalEvent.SignalWaits(ACCOUNT, TRAILING.id(), List.of(ORDER), AT.plusSeconds(60), AT),
                new SignalEvent.SignalDeclined(ACCOUNT, TRAILING.id(), "news at four", AT),
                new SignalEvent.DeliveryRefused(HOOK, "ALERT_BODY_NOT_JSON", "the body is no JSON", "{\"secret\":\"***", AT),
                new SignalEvent.HookDropped(HOOK, AT));
    }

    static List<Input> inputs() {
        return List.of(
                taken(new Command.KeepStrategy(STRATEGY)),
                taken(new Command.KeepHook(WAY_IN)),
                taken(new Command.DropHook(HOOK)),
                taken(new Command.SendSignal(ACCOUNT, SIGNAL, DELIVERY, Optional.of(Duration.ofMinutes(1)), Optional.of(REFUSAL))),
                taken(new Command.ApproveSignal(ACCOUNT, ID, AAPL.symbol(), "looks right")),
                taken(new Command.GoOnWithSignal(ACCOUNT, ID, AAPL.symbol())),
                taken(new Command.RejectSignal(ACCOUNT, ID, "news at four")),
                taken(new Command.RefuseDelivery(HOOK, "ALERT_BODY_NOT_JSON", "the body is no JSON", "{\"secret\":\"***")));
    }

    private static Input taken(Command command) {
        return new Input.CommandTaken(command, Facts.NONE);
    }
}
