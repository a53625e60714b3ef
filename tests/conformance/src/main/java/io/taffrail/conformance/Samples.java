package io.taffrail.conformance;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Configuration.DayTradeCheck;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Mode;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.AccountEvent.AccountConfigured;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.AccountEvent.BuyingPowerCheckSet;
import io.taffrail.model.journal.AccountEvent.WatchlistDeleted;
import io.taffrail.model.journal.AccountEvent.WatchlistKept;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.DeskEvent.DayCarried;
import io.taffrail.model.journal.DeskEvent.DeskOpened;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.DeskEvent.RequestKept;
import io.taffrail.model.journal.DeskEvent.RequestRepeated;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.GroupEvent.CoverageLost;
import io.taffrail.model.journal.GroupEvent.CoverageReduced;
import io.taffrail.model.journal.GroupEvent.CoverageRestored;
import io.taffrail.model.journal.GroupEvent.ExitsOverfilled;
import io.taffrail.model.journal.GroupEvent.GroupReleased;
import io.taffrail.model.journal.GroupEvent.GroupStopped;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.LinkEvent.AccountReconciled;
import io.taffrail.model.journal.LinkEvent.BreakFound;
import io.taffrail.model.journal.LinkEvent.BreakSettled;
import io.taffrail.model.journal.LinkEvent.LinkDropped;
import io.taffrail.model.journal.LinkEvent.LinkRaised;
import io.taffrail.model.journal.LinkEvent.MovementBooked;
import io.taffrail.model.journal.LinkEvent.RecordBooked;
import io.taffrail.model.journal.LinkEvent.ReportSetAside;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderBooked;
import io.taffrail.model.journal.OrderEvent.OrderCancelRejected;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderCarriedOver;
import io.taffrail.model.journal.OrderEvent.OrderCaughtUp;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderExpired;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInDoubt;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderOverfilled;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaceRejected;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent.OrderTrailMoved;
import io.taffrail.model.journal.OrderEvent.OrderTriggered;
import io.taffrail.model.journal.OrderEvent.OrderUnfound;
import io.taffrail.model.journal.PositionEvent.PositionAdopted;
import io.taffrail.model.journal.PositionEvent.PositionChanged;
import io.taffrail.model.journal.PositionEvent.PositionClosed;
import io.taffrail.model.journal.PositionEvent.PositionOpened;
import io.taffrail.model.market.Dividend;
import io.taffrail.model.market.Mark;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Movement;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One sample of everything that a journal can be asked to write; a new kind of record needs a new line here. */
public final class Samples {
    public static final Instant AT = Instant.parse("2026-01-02T14:30:00.123456789Z");
    public static final AccountId ACCOUNT = new AccountId("paper");
    public static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));
    public static final Instrument BTC = InstrumentDefaults.of(new Symbol("BTC/USD"));
    public static final OrderId ORDER = OrderId.derived(new Identity("sample"), new DeskId("main"), 1);

    private static final Watchlist WATCHLIST = new Watchlist(
            WatchlistId.derived(new Identity("sample"), new DeskId("main"), 1), "mine", List.of(AAPL.symbol(), BTC.symbol()),
            AT, AT);
    static final ClientOrderId CLIENT_ID = new ClientOrderId("my \"first\" order\u00fc");
    static final Quote QUOTE = new Quote(
            AT, AAPL.symbol(), Price.of("150.01"), Optional.of(Quantity.of(300)), Price.of("150.05"), Optional.empty());
    private static final Fill FILL = new Fill(
            new TradeId("T-1"), Quantity.of("2.5"), Price.of("150.05"), Money.usd("0.01"), Liquidity.TAKER, AT);
    private static final Account PAPER = new Account(
            ACCOUNT, "paper", Mode.PAPER, AccountKind.MARGIN, true, Money.usd("100000"), AT);
    private static final MarketSource SOURCE =
            new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", "seed 7");
    private static final Position LONG = new Position(AAPL, Decimal.of("2.5"), Price.of("150.05"), Money.usd("375.125"));

    private static final OrderId NEXT = OrderId.derived(new Identity("sample"), new DeskId("main"), 2);
    private static final Exit.TakeProfit TARGET = new Exit.TakeProfit(Price.of("70000"));
    private static final OrderClass OCO = new OrderClass.Oco(
            new Exit.StopLoss(new OrderSpec.StopLimit(Price.of("60000"), Price.of("59000"))));
    private static final OrderSpec TRAIL = new OrderSpec.TrailingStop(new Trail.ByPrice(Price.of("1.5")));
    private static final Replacement REPLACEMENT = new Replacement(
            Optional.of(Quantity.of(3)), Optional.of(Price.of("150.5")), Optional.of(Price.of("149")),
            Optional.of(Decimal.of("1.5")), Optional.of(TimeInForce.GTD), Optional.of(AT), Optional.of(CLIENT_ID));

    private static final Capabilities OFFERED =
            new Capabilities(List.of(TimeInForce.GTC, TimeInForce.DAY), List.of(Instruction.EXTENDED_HOURS), true);
    private static final StatedOrder STATED = new StatedOrder(
            new VenueOrderId("V-1"), CLIENT_ID, AAPL, Side.SELL, OrderAmount.units(Quantity.of("2.5")),
            new OrderSpec.Limit(Price.of("151")), TimeInForce.GTC, Optional.empty(), Quantity.of("0.5"), true, AT);
    private static final Movement MOVEMENT = new Movement("20260102::M-1", "FEE", Money.usd("-0.02"), AT);
    static final RequestKey KEY = new RequestKey("8e03978e-40d5-43e8-bc93-6894a57f9324");
    private static final Configuration.Change CHANGE = new Configuration.Change(
            Optional.of(true), Optional.empty(), Optional.of(false), Optional.of(2), Optional.empty(), Optional.of(true),
            Optional.empty(), Optional.of(1), Optional.of(DayTradeCheck.BOTH), Optional.empty());

    private Samples() {}

    /** Every kind of event, at least once. */
    public static List<Event> events() {
        return joined(RiskSamples.events(), more(), List.of(
                new DeskOpened(new Identity("sample"), new DeskId("main"), SOURCE, AT),
                new AccountOpened(PAPER, AT),
                new OrderInitialized(
                        ORDER, 1, ACCOUNT, CLIENT_ID, AAPL, Side.BUY, OrderAmount.units(Quantity.of("2.5")),
                        new OrderSpec.Market(), TimeInForce.DAY, Optional.of(Price.of("150.05")), AT),
                new OrderInitialized(
                        ORDER, 2, ACCOUNT, CLIENT_ID, BTC, Side.SELL, new OrderAmount.Notional(Money.usd("12.5")),
                        new OrderSpec.Limit(Price.of("64000.01")), TimeInForce.GTC, Optional.empty(), AT),
                first(3, new OrderSpec.Stop(Price.of("151")), TimeInForce.GTC),
                first(4, new OrderSpec.StopLimit(Price.of("151"), Price.of("151.5")), TimeInForce.GTC),
                first(5, new OrderSpec.TrailingStop(new Trail.ByPrice(Price.of("1.5"))), TimeInForce.FOK),
                first(6, new OrderSpec.TrailingStop(new Trail.ByPercent(Decimal.of("2.5"))), TimeInForce.OPG),
                first(7, new OrderSpec.Market(), TimeInForce.CLS),
                grouped(8, GroupLink.Kind.BRACKET, GroupLink.Role.ENTRY),
                grouped(9, GroupLink.Kind.OTO, GroupLink.Role.TAKE_PROFIT),
                grouped(10, GroupLink.Kind.OCO, GroupLink.Role.STOP_LOSS),
                new OrderDenied(ORDER, DenialSamples.all().getFirst(), AT),
                new OrderSubmitted(ORDER, AT),
                new OrderInDoubt(ORDER, "no answer within 5 s", AT),
                new OrderAccepted(ORDER, new VenueOrderId("V-1"), AT),
                new OrderBooked(ORDER, AT),
                new OrderTriggered(ORDER, AT),
                new OrderTrailMoved(ORDER, Price.of("151.5"), AT),
                new OrderRejected(ORDER, new Rejection("UNKNOWN_SYMBOL", "no such symbol"), AT),
                new OrderFilled(ORDER, FILL, true, AT),
                new OrderPendingCancel(ORDER, AT),
                new OrderCancelRejected(ORDER, "too late", AT),
                new OrderCancelRejected(ORDER, "no such order", Optional.of(OrderStatus.IN_DOUBT), AT),
                new OrderCanceled(ORDER, "asked for", AT),
                new OrderExpired(ORDER, "the day is over", AT),
                new OrderOverfilled(ORDER, Quantity.of("0.5"), AT),
                new OrderHeld(ORDER, AT),
                new OrderRestated(ORDER, Quantity.of("1.5"), "what its entry has traded", AT),
                new OrderPendingReplace(
                        ORDER, NEXT, OrderAmount.units(Quantity.of(3)), new OrderSpec.Limit(Price.of("150.5")), AT),
                new OrderReplaced(ORDER, NEXT, AT),
                new OrderReplaceRejected(ORDER, NEXT, "too late", AT),
                new OrderCarriedOver(
                        NEXT, ORDER, new VenueOrderId("V-2"), Quantity.of("0.5"), Optional.of(Price.of("150.05")),
                        Money.usd("75.025"), true, Optional.of(Price.of("151.5")), AT),
                new GroupReleased(ORDER, "the cancel of an order", AT),
                new CoverageReduced(ORDER, Quantity.of("0.5"), AT),
                new CoverageLost(ORDER, Quantity.of(2), "its stop is EXPIRED", AT),
                new CoverageRestored(ORDER, AT),
                new ExitsOverfilled(ORDER, Quantity.of("0.5"), AT),
                new PositionOpened(ACCOUNT, LONG, Currency.USD.zero(), AT),
                new PositionChanged(ACCOUNT, LONG, Money.usd("-1.5"), AT),
                new PositionClosed(ACCOUNT, Position.flat(AAPL), Money.usd("3"), AT),
                new BalanceChanged(ACCOUNT, Money.usd("-375.125"), Money.usd("99624.875"), "trade T-1", AT),
                new CommandRefused(new Denial.NoPosition(ACCOUNT, AAPL.symbol()), AT),
                new BuyingPowerCheckSet(ACCOUNT, false, AT),
                new MarksChanged(
                        List.of(new Mark(AAPL.symbol(), Price.of("150.03")), new Mark(BTC.symbol(), Price.of("64000"))),
                        AT),
                new AccountConfigured(ACCOUNT, Configuration.USUAL.with(CHANGE), AT),
                new RequestKept(ACCOUNT, KEY, "5d41", AT),
                new RequestRepeated(ACCOUNT, KEY, AT),
                new DayCarried(LocalDate.of(2026, 1, 2), AT),
                new WatchlistKept(ACCOUNT, WATCHLIST, AT),
                new WatchlistDeleted(ACCOUNT, WATCHLIST.id(), AT),
                new OrderUnfound(ORDER, "order not found", AT),
                new OrderAdopted(ORDER, new VenueOrderId("V-1"), AT),
                new OrderCaughtUp(NEXT, ORDER, FILL, AT),
                new PositionAdopted(ACCOUNT, LONG, Currency.USD.zero(), AT),
                new LinkRaised(ACCOUNT, OFFERED, OnBreak.ASK, AT),
                new LinkDropped(ACCOUNT, "the stream ended", AT),
                new RecordBooked(ACCOUNT, "20260102150000000::1", AT),
                new AccountReconciled(ACCOUNT, AT),
                new BreakFound(ACCOUNT, breaks().getFirst(), AT),
                new BreakFound(ACCOUNT, breaks().get(1), AT),
                new BreakFound(ACCOUNT, breaks().get(2), AT),
                new BreakSettled(ACCOUNT, breaks().getLast(), "accepted by a person: a transfer", AT),
                new MovementBooked(ACCOUNT, MOVEMENT, AT),
                new ReportSetAside(ACCOUNT, "no JSON", AT),
                new GroupStopped(ORDER, Price.of("149"), AT),
                decided(),
                new BreakFound(ACCOUNT, new Break.TradeUnlisted(breaks().getFirst(), List.of(ORDER)), AT),
                new OrderInitialized(
                        ORDER, 4, ACCOUNT, CLIENT_ID, AAPL, Side.BUY, OrderAmount.units(Quantity.of("2.5")),
                        new OrderSpec.Limit(Price.of("157.55")), TimeInForce.DAY, Optional.of(Price.of("150.05")), Optional.empty(),
                        Set.of(Instruction.MARKETABLE), Optional.empty(), Optional.empty(), AT)));
    }

    /** Every kind of input, and every kind of command, at least once. */
    public static List<Input> inputs() {
        return joined(RiskSamples.inputs(), moreInputs(), List.of(
                taken(new Command.OpenDesk(new Identity("sample"), new DeskId("main"), SOURCE), Facts.NONE),
                taken(new Command.OpenAccount(PAPER), Facts.NONE),
                taken(new Command.SetBuyingPowerCheck(ACCOUNT, false), Facts.NONE),
                taken(new Command.SubmitOrder(ACCOUNT, marketOrder(), Optional.empty()),
                        Facts.of(AAPL, Optional.of(QUOTE))),
                taken(new Command.SubmitOrder(ACCOUNT, limitOrder(), Optional.of(DenialSamples.RULING)),
                        new Facts(Optional.empty(), Optional.empty(), Optional.of(ORDER))),
                taken(new Command.SubmitOrder(ACCOUNT, bracket(), Optional.empty()),
                        Facts.of(AAPL, Optional.of(QUOTE))),
                taken(new Command.SubmitOrder(ACCOUNT, limitOrder().with(OCO).until(AT), Optional.empty()), Facts.NONE),
                taken(new Command.SubmitOrder(
                                ACCOUNT, marketOrder().with(new OrderClass.Oto(TARGET)), Optional.empty()),
                        Facts.NONE),
                taken(new Command.SubmitOrder(
                                ACCOUNT,
                                marketOrder().with(new OrderClass.Oto(new Exit.StopLoss(TRAIL))),
                                Optional.empty()),
                        Facts.NONE),
                taken(new Command.ReplaceOrder(ACCOUNT, ORDER, REPLACEMENT),
                        new Facts(Optional.empty(), Optional.empty(), Optional.of(ORDER))),
                taken(new Command.CancelOrder(ACCOUNT, ORDER), Facts.NONE),
                taken(new Command.CancelAllOrders(ACCOUNT), Facts.NONE),
                taken(close(new Command.Portion.Whole()), Facts.NONE),
                taken(close(new Command.Portion.Units(Quantity.of("1.5"))), Facts.NONE),
                taken(close(new Command.Portion.Percentage(Decimal.of("33.3"))), Facts.NONE),
                new Input.MarksObserved(List.of(QUOTE, Quote.point(AT, BTC.symbol(), Price.of("64000")))),
                new ExecutionReport.Accepted(ORDER, new VenueOrderId("V-1"), AT),
                new ExecutionReport.Booked(ORDER, AT),
                new ExecutionReport.Triggered(ORDER, AT),
                new ExecutionReport.TrailMoved(ORDER, Price.of("151.5"), AT),
                new ExecutionReport.Rejected(ORDER, new Rejection("UNKNOWN_SYMBOL", "no such symbol"), AT),
                new ExecutionReport.Filled(ORDER, FILL, false),
                new ExecutionReport.Canceled(ORDER, "asked for", AT),
                new ExecutionReport.CancelRejected(ORDER, "too late", AT),
                new ExecutionReport.Expired(ORDER, "the day is over", AT),
                new ExecutionReport.InDoubt(ORDER, "no answer within 5 s", AT),
                new ExecutionReport.Replaced(ORDER, NEXT, new VenueOrderId("V-2"), AT),
                new ExecutionReport.ReplaceRejected(ORDER, NEXT, "too late", AT),
                taken(new Command.ConfigureAccount(ACCOUNT, CHANGE), Facts.NONE),
                taken(new Command.Once(
                                ACCOUNT, KEY, "5d41", close(new Command.Portion.Whole()), Optional.of("{\"code\":40310000}")),
                        Facts.NONE),
                taken(new Command.Once(
                                ACCOUNT, KEY, "5d41", new Command.SubmitOrder(ACCOUNT, marketOrder(), Optional.empty()),
                                Optional.empty()),
                        Facts.of(AAPL, Optional.of(QUOTE))),
                new Input.DayEnded(LocalDate.of(2026, 1, 2), Decimal.of("0.003"), List.of(
                        new Dividend(AAPL.symbol(), LocalDate.of(2026, 1, 3), Decimal.of("0.26")))),
                watched(new Watchlist.Change.Create("mine", List.of(AAPL.symbol()))),
                watched(new Watchlist.Change.Update(WATCHLIST.id(), Optional.of("ours"), Optional.of(List.of()))),
                watched(new Watchlist.Change.Add(WATCHLIST.id(), BTC.symbol())),
                watched(new Watchlist.Change.Remove(WATCHLIST.id(), BTC.symbol())),
                watched(new Watchlist.Change.Delete(WATCHLIST.id())),
                taken(new Command.ResolveOrder(ACCOUNT, ORDER, "the broker was asked by phone"), Facts.NONE),
                taken(new Command.AdoptBreaks(ACCOUNT, "a transfer"), Facts.NONE),
                new ExecutionReport.Unfound(ORDER, "order not found", AT),
                new LinkReport.LinkLive(ACCOUNT, OFFERED, OnBreak.HALT),
                new LinkReport.LinkLost(ACCOUNT, "the stream ended"),
                new LinkReport.OrdersFound(ACCOUNT, List.of(STATED), List.of()),
                new LinkReport.Compared(ACCOUNT, List.of(MOVEMENT), breaks(), true, Optional.of("20260102150000000::1")),
                new LinkReport.SetAside(ACCOUNT, "no JSON"),
                new Input.StopTouched(QUOTE)));
    }

    /** Every kind of difference between books and broker. */
    private static List<Break> breaks() {
        return List.of(
                new Break.PositionDiffers(AAPL, Decimal.of("2.5"), Decimal.of(-1), Price.of("150.05")),
                new Break.CashDiffers(Money.usd("100000"), Money.usd("99999.99")),
                new Break.OrderRevived(ORDER, new VenueOrderId("V-1")),
                new Break.ExecutionTooLate(CLIENT_ID, FILL));
    }

    private static Input watched(Watchlist.Change change) {
        return taken(new Command.ChangeWatchlist(ACCOUNT, change), Facts.NONE);
    }

    private static Input taken(Command command, Facts facts) {
        return new Input.CommandTaken(command, facts);
    }

    private static OrderInitialized first(long number, OrderSpec spec, TimeInForce timeInForce) {
        return new OrderInitialized(
                ORDER, number, ACCOUNT, CLIENT_ID, AAPL, Side.BUY, OrderAmount.units(Quantity.of("2.5")), spec, timeInForce,
                Optional.empty(), AT);
    }

    private static OrderInitialized grouped(long number, GroupLink.Kind kind, GroupLink.Role role) {
        return new OrderInitialized(
                ORDER, number, ACCOUNT, CLIENT_ID, AAPL, Side.SELL, OrderAmount.units(Quantity.of("2.5")),
                new OrderSpec.Limit(Price.of("151")), TimeInForce.GTD, Optional.empty(), Optional.of(AT),
                Set.of(Instruction.POST_ONLY, Instruction.REDUCE_ONLY, Instruction.EXTENDED_HOURS),
                Optional.of(new GroupLink(ORDER, kind, role)), Optional.of(NEXT), AT);
    }

    private static OrderIntent bracket() {
        return limitOrder()
                .with(Instruction.POST_ONLY, Instruction.EXTENDED_HOURS)
                .with(new OrderClass.Bracket(TARGET, new Exit.StopLoss(new OrderSpec.Stop(Price.of("60000")))));
    }

    private static OrderInitialized decided() {
        return new OrderInitialized(
                ORDER, 11, ACCOUNT, CLIENT_ID, AAPL, Side.BUY, OrderAmount.units(Quantity.of(2)), new OrderSpec.Market(),
                TimeInForce.DAY, Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty(),
                Optional.of(Origin.of(new StrategyId("ema"), new SignalId("S-1"))), AT);
    }

    private static Command close(Command.Portion portion) {
        return new Command.ClosePosition(ACCOUNT, AAPL.symbol(), portion, Optional.of(CLIENT_ID));
    }

    private static OrderIntent marketOrder() {
        return new OrderIntent(
                Optional.of(CLIENT_ID), AAPL.symbol(), Side.BUY, OrderAmount.units(Quantity.of("2.5")),
                new OrderSpec.Market(), TimeInForce.DAY);
    }

    private static OrderIntent limitOrder() {
        return new OrderIntent(
                Optional.empty(), BTC.symbol(), Side.SELL, new OrderAmount.Notional(Money.usd("12.5")),
                new OrderSpec.Limit(Price.of("64000.01")), TimeInForce.IOC);
    }

    private static List<Event> more() {
        return Stream.of(GuardSamples.events(), RuleSamples.events(), PortfolioSamples.events(), SignalSamples.events())
                .flatMap(List::stream).toList();
    }

    private static List<Input> moreInputs() {
        List<Input> rules = RuleSamples.commands().stream().map(command -> taken(command, Facts.NONE)).toList();
        return Stream.of(GuardSamples.inputs(), rules, PortfolioSamples.inputs(), SignalSamples.inputs())
                .flatMap(List::stream).toList();
    }

    /** The kinds that came later have files of their own. */
    private static <T> List<T> joined(List<T> later, List<T> latest, List<T> first) {
        return Stream.of(first, later, latest).flatMap(List::stream).toList();
    }
}
