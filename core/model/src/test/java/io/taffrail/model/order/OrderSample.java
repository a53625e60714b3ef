package io.taffrail.model.order;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.InstrumentDefaults;
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
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/** An order that the tests of the model write down in words, and what can happen to it. */
public record OrderSample(OrderInitialized first) {
    public static final Instant AT = Instant.parse("2026-01-02T14:30:00Z");
    public static final AccountId ACCOUNT = new AccountId("paper");

    /** The order that takes a sample's place. */
    public static final OrderId NEXT = OrderId.derived(new Identity("sample"), new DeskId("main"), 99);

    public static OrderSample buy(String quantity, String symbol) {
        return of(1, Side.BUY, OrderAmount.units(Quantity.of(quantity)), symbol);
    }

    public static OrderSample sell(String quantity, String symbol) {
        return of(2, Side.SELL, OrderAmount.units(Quantity.of(quantity)), symbol);
    }

    public static OrderSample buyFor(String dollars, String symbol) {
        return of(3, Side.BUY, new OrderAmount.Notional(Money.usd(dollars)), symbol);
    }

    private static OrderSample of(long number, Side side, OrderAmount amount, String symbol) {
        return numbered(number, side, amount, symbol, new OrderSpec.Market(), Optional.empty());
    }

    private static OrderSample numbered(
            long number, Side side, OrderAmount amount, String symbol, OrderSpec spec, Optional<Price> reference) {
        OrderId id = OrderId.derived(new Identity("sample"), new DeskId("main"), number);
        return new OrderSample(new OrderInitialized(
                id, number, ACCOUNT, new ClientOrderId("C-" + number), InstrumentDefaults.of(new Symbol(symbol)), side,
                amount, spec, TimeInForce.DAY, reference, AT));
    }

    public OrderSample number(long number) {
        return numbered(number, first.side(), first.amount(), symbol(), first.spec(), first.reference());
    }

    public OrderSample limit(String price) {
        var limit = new OrderSpec.Limit(Price.of(price));
        return numbered(first.number(), first.side(), first.amount(), symbol(), limit, first.reference());
    }

    /** Judged while the far side was at this price. */
    public OrderSample judgedAt(String price) {
        return numbered(
                first.number(), first.side(), first.amount(), symbol(), first.spec(), Optional.of(Price.of(price)));
    }

    public Order initialized() {
        return Order.of(first);
    }

    public Order submitted() {
        return initialized().apply(submit());
    }

    public Order accepted() {
        return submitted().apply(accept());
    }

    public OrderEvent deny() {
        return new OrderDenied(id(), new Denial.NoPosition(ACCOUNT, first.instrument().symbol()), AT);
    }

    public OrderEvent submit() {
        return new OrderSubmitted(id(), AT);
    }

    public OrderEvent doubt() {
        return new OrderInDoubt(id(), "no answer", AT);
    }

    public OrderEvent accept() {
        return new OrderAccepted(id(), new VenueOrderId("V-1"), AT);
    }

    public OrderEvent trail(String mark) {
        return new OrderTrailMoved(id(), Price.of(mark), AT);
    }

    public OrderEvent trigger() {
        return new OrderTriggered(id(), AT);
    }

    public OrderEvent book() {
        return new OrderBooked(id(), AT);
    }

    public OrderEvent reject() {
        return new OrderRejected(id(), new Rejection("CLOSED", "the market is closed"), AT);
    }

    public OrderEvent fillSome(String trade, String quantity, String price) {
        return new OrderFilled(id(), fill(trade, quantity, price), false, AT);
    }

    public OrderEvent fillRest(String trade, String quantity, String price) {
        return new OrderFilled(id(), fill(trade, quantity, price), true, AT);
    }

    public OrderEvent askCancel() {
        return new OrderPendingCancel(id(), AT);
    }

    public OrderEvent refuseCancel() {
        return new OrderCancelRejected(id(), "too late", AT);
    }

    /** By a venue that may never have heard of the order. */
    public OrderCancelRejected refuseUnheard(OrderStatus before) {
        return new OrderCancelRejected(id(), "no such order", Optional.of(before), AT);
    }

    public OrderEvent cancel() {
        return new OrderCanceled(id(), "asked for", AT);
    }

    public OrderEvent expire() {
        return new OrderExpired(id(), "the day is over", AT);
    }

    public OrderEvent overfill(String excess) {
        return new OrderOverfilled(id(), Quantity.of(excess), AT);
    }

    public OrderEvent hold() {
        return new OrderHeld(id(), AT);
    }

    public OrderEvent restate(String quantity) {
        return new OrderRestated(id(), Quantity.of(quantity), "what is left", AT);
    }

    public OrderEvent askReplace(String quantity) {
        return new OrderPendingReplace(id(), NEXT, OrderAmount.units(Quantity.of(quantity)), first.spec(), AT);
    }

    public OrderEvent replace() {
        return new OrderReplaced(id(), NEXT, AT);
    }

    public OrderEvent refuseReplace() {
        return new OrderReplaceRejected(id(), NEXT, "too late", AT);
    }

    public OrderEvent carryOver(String filled, String average) {
        return new OrderCarriedOver(
                id(), NEXT, new VenueOrderId("V-2"), Quantity.of(filled), Optional.of(Price.of(average)), Money.usd("0"),
                false, Optional.empty(), AT);
    }

    public OrderEvent unfound() {
        return new OrderUnfound(id(), "order not found", AT);
    }

    public OrderEvent adopt() {
        return new OrderAdopted(id(), new VenueOrderId("V-1"), AT);
    }

    public OrderEvent catchUp(String trade, String quantity, String price) {
        return new OrderCaughtUp(id(), NEXT, fill(trade, quantity, price), AT);
    }

    public static Fill fill(String trade, String quantity, String price) {
        return new Fill(
                new TradeId(trade), Quantity.of(quantity), Price.of(price), Money.usd("0"), Liquidity.TAKER, AT);
    }

    private OrderId id() {
        return first.order();
    }

    private String symbol() {
        return first.instrument().symbol().value();
    }
}
