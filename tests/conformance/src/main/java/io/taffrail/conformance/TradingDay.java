package io.taffrail.conformance;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.PositionEvent.PositionClosed;
import io.taffrail.model.journal.PositionEvent.PositionOpened;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A day's entries as a desk could have written them: the desk and an account open, then orders buy one share and sell
 * it again in turn, each in three entries: submitted, accepted, filled.
 */
public final class TradingDay {
    private static final Identity IDENTITY = new Identity("sample");
    private static final DeskId DESK = new DeskId("main");

    private static final Input SUBMITTED = Samples.inputs().stream()
            .filter(input -> input instanceof Input.CommandTaken(Command.SubmitOrder _, _))
            .findFirst()
            .orElseThrow();

    private final List<Entry> entries = new ArrayList<>();

    private TradingDay() {}

    /** A day with so many orders: two entries, and three for each order. */
    public static List<Entry> of(int orders) {
        var day = new TradingDay();
        List<Input> inputs = Samples.inputs();
        List<Event> events = Samples.events();
        day.add(Cause.DESK, inputs.get(0), List.of(events.get(0)));
        day.add(Cause.DESK, inputs.get(1), List.of(events.get(1)));
        for (int number = 1; number <= orders; number++) {
            day.order(number);
        }
        return day.entries;
    }

    /** A day without orders, on which an input of every kind came and nothing followed. */
    public static List<Entry> ofEveryInput() {
        var day = new TradingDay();
        Samples.inputs().forEach(input -> day.add(Cause.MARKET, input, List.of()));
        return day.entries;
    }

    /** The id of a day's n-th order, from 1. */
    public static OrderId orderId(long number) {
        return OrderId.derived(IDENTITY, DESK, number);
    }

    public static ClientOrderId clientOrderId(long number) {
        return new ClientOrderId("day-" + number);
    }

    private void order(int number) {
        Side side = number % 2 == 1 ? Side.BUY : Side.SELL;
        OrderId id = orderId(number);
        Instant at = at();
        var first = new OrderInitialized(
                id, number, Samples.ACCOUNT, clientOrderId(number), Samples.AAPL, side,
                OrderAmount.units(Quantity.of(1)), new OrderSpec.Limit(Price.of("150.5")), TimeInForce.DAY,
                Optional.of(Price.of("150.05")), at);
        add(Cause.key("PK1"), SUBMITTED, List.of(first, new OrderSubmitted(id, at)));
        var venueId = new VenueOrderId("V-" + number);
        add(Cause.broker("paper"), new ExecutionReport.Accepted(id, venueId, at()),
                List.of(new OrderAccepted(id, venueId, at())));
        var fill = new Fill(
                new TradeId("T-" + number), Quantity.of(1), Price.of("150.05"), Money.usd("0.01"), Liquidity.TAKER,
                at());
        add(Cause.broker("paper"), new ExecutionReport.Filled(id, fill, true), filled(id, side, fill));
    }

    private List<Event> filled(OrderId id, Side side, Fill fill) {
        Position one = new Position(Samples.AAPL, Decimal.ONE, Price.of("150.05"), Money.usd("150.05"));
        Money cash = Money.usd("100000");
        Money paid = Money.usd(side == Side.BUY ? "-150.06" : "150.04");
        return List.of(
                new OrderFilled(id, fill, true, at()),
                side == Side.BUY
                        ? new PositionOpened(Samples.ACCOUNT, one, Money.usd("0"), at())
                        : new PositionClosed(Samples.ACCOUNT, Position.flat(Samples.AAPL), Money.usd("0"), at()),
                new BalanceChanged(Samples.ACCOUNT, paid, cash.plus(paid), "trade " + fill.tradeId(), at()));
    }

    private void add(Cause cause, Input input, List<Event> events) {
        entries.add(new Entry(entries.size() + 1, at(), cause, input, events));
    }

    /** A quarter of a second after the entry before. */
    private Instant at() {
        return Samples.AT.plusMillis(250L * entries.size());
    }
}
