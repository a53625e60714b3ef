package io.taffrail.model.order;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
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
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An order as its events have made it: engine, views, brokers and tests fold it with the same {@link #apply}.
 *
 * @param number the how-manieth order of the desk it is
 * @param expireTime until when it works, where it is good till a time
 * @param link its place in a group of orders, where it has one
 * @param origin whose decision it is, where it is a strategy's
 * @param replaces the order whose place it took, or is to take
 * @param replacedBy the order that took its place
 * @param becoming what it is to become, while its replacement is not answered
 * @param unproven where it stood when its cancel was asked for, while that is not answered and nothing has shown that the venue has it
 * @param triggered whether its stop has been reached
 * @param trailMark the best price since it came, which its trail follows; empty where it does not trail
 * @param booked whether it rests in the venue's book and trades at its own price
 * @param cumQty how much has traded of it and of the orders that it replaced. FIX 14
 * @param carried how much of that those have traded whose place it took, while it is open; empty where it took none
 * @param avgPx the average price of it, to nine places; empty where nothing has traded. FIX 6
 * @param traded what that was worth
 * @param fills in how many executions of its own
 * @param lastChange the latest event
 * @param submittedAt when it was sent, where it was
 * @param doneAt when it became terminal, where it did
 * @param adoptedAt when it was taken into the books, where it came to the broker from elsewhere
 * @param restatedAt when the house last changed its quantity: the venue may have it for another
 * @param unfoundAt when the broker last said that it has no such order, where nothing has shown since that it does
 * @param denial why the house refused it, where it did
 * @param rejection why the venue refused it, where it did
 */
public record Order(
        OrderId id,
        long number,
        AccountId account,
        ClientOrderId clientOrderId,
        Instrument instrument,
        Side side,
        OrderAmount amount,
        OrderSpec spec,
        TimeInForce timeInForce,
        Optional<Price> reference,
        Optional<Instant> expireTime,
        Set<Instruction> instructions,
        Optional<GroupLink> link,
        Optional<Origin> origin,
        Optional<OrderId> replaces,
        Optional<OrderId> replacedBy,
        Optional<Becoming> becoming,
        Optional<OrderStatus> unproven,
        OrderStatus status,
        Optional<VenueOrderId> venueOrderId,
        boolean triggered,
        Optional<Price> trailMark,
        boolean booked,
        Quantity cumQty,
        Optional<Quantity> carried,
        Optional<Price> avgPx,
        Money traded,
        int fills,
        Instant createdAt,
        Instant lastChange,
        Optional<Instant> submittedAt,
        Optional<Instant> doneAt,
        Optional<Instant> adoptedAt,
        Optional<Instant> restatedAt,
        Optional<Instant> unfoundAt,
        Optional<Denial> denial,
        Optional<Rejection> rejection) {

    /** What an order asks for once it is replaced. */
    public record Becoming(OrderId by, OrderAmount amount, OrderSpec spec) {}

    public Order {
        instructions = Instruction.set(instructions);
    }

    /** The order that its first event describes. */
    public static Order of(OrderInitialized first) {
        return new Order(
                first.order(),
                first.number(),
                first.account(),
                first.clientOrderId(),
                first.instrument(),
                first.side(),
                first.amount(),
                first.spec(),
                first.timeInForce(),
                first.reference(),
                first.expireTime(),
                first.instructions(),
                first.link(),
                first.origin(),
                first.replaces(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OrderStatus.INITIALIZED,
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Quantity.ZERO,
                Optional.empty(),
                Optional.empty(),
                first.instrument().currency().zero(),
                0,
                first.at(),
                first.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The order after one more event.
     *
     * @throws IllegalStateException where the event cannot follow on the order's status
     */
    public Order apply(OrderEvent event) {
        OrderStatus next = status.next(event, !cumQty.isZero(), triggered);
        Progress progress = progress(event);
        return new Order(
                id,
                number,
                account,
                clientOrderId,
                instrument,
                side,
                event instanceof OrderRestated restated ? OrderAmount.units(restated.quantity()) : amount,
                spec,
                timeInForce,
                reference,
                expireTime,
                instructions,
                link,
                origin,
                replaces,
                event instanceof OrderReplaced replaced ? Optional.of(replaced.by()) : replacedBy,
                becoming(event),
                unproven(event),
                next,
                venueOrderId(event),
                progress.triggered(),
                progress.trailMark(),
                booked || event instanceof OrderBooked,
                progress.cumQty(),
                next.isOpen() ? carried(event) : Optional.empty(),
                progress.avgPx(),
                progress.traded(),
                event instanceof OrderFilled ? fills + 1 : fills,
                createdAt,
                event.at(),
                leavesTheHouse(event) ? Optional.of(event.at()) : submittedAt,
                doneAt.isEmpty() && next.isTerminal() ? Optional.of(event.at()) : doneAt,
                event instanceof OrderAdopted ? Optional.of(event.at()) : adoptedAt,
                event instanceof OrderRestated ? Optional.of(event.at()) : restatedAt,
                unfoundAt(event),
                event instanceof OrderDenied denied ? Optional.of(denied.reason()) : denial,
                event instanceof OrderRejected rejected ? Optional.of(rejected.reason()) : rejection);
    }

    /** How far an order has come; an order that takes another's place goes on from there. */
    private record Progress(
            Quantity cumQty, Optional<Price> avgPx, Money traded, boolean triggered, Optional<Price> trailMark) {}

    private Progress progress(OrderEvent event) {
        return switch (event) {
            case OrderFilled(_, var fill, _, _) -> with(fill);
            case OrderCaughtUp(_, _, var fill, _) -> with(fill);
            case OrderCarriedOver over ->
                new Progress(over.cumQty(), over.avgPx(), over.traded(), over.triggered(), over.trailMark());
            case OrderTriggered _ -> new Progress(cumQty, avgPx, traded, true, trailMark);
            case OrderTrailMoved moved -> new Progress(cumQty, avgPx, traded, triggered, Optional.of(moved.mark()));
            case OrderInitialized _, OrderDenied _, OrderHeld _, OrderSubmitted _, OrderInDoubt _, OrderUnfound _,
                    OrderAdopted _, OrderAccepted _,
                    OrderBooked _, OrderRejected _, OrderOverfilled _, OrderRestated _, OrderPendingReplace _, OrderReplaced _,
                    OrderReplaceRejected _, OrderPendingCancel _, OrderCancelRejected _, OrderCanceled _,
                    OrderExpired _ ->
                new Progress(cumQty, avgPx, traded, triggered, trailMark);
        };
    }

    private Progress with(Fill fill) {
        return new Progress(
                cumQty.plus(fill.lastQty()),
                Optional.of(avgPx.orElse(fill.lastPx())
                        .averagedWith(cumQty.value(), fill.lastPx(), fill.lastQty().value())),
                traded.plus(instrument.worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN)),
                triggered,
                trailMark);
    }

    private Optional<Becoming> becoming(OrderEvent event) {
        if (event instanceof OrderPendingReplace(_, var by, var asked, var prices, _)) {
            return Optional.of(new Becoming(by, asked, prices));
        }
        return event instanceof OrderReplaced || event instanceof OrderReplaceRejected ? Optional.empty() : becoming;
    }

    private Optional<OrderStatus> unproven(OrderEvent event) {
        return switch (event) {
            case OrderPendingCancel _ when status == OrderStatus.SUBMITTED || status == OrderStatus.IN_DOUBT -> Optional.of(status);
            case OrderPendingCancel _, OrderUnfound _ -> unproven;
            case OrderEvent _ -> Optional.empty();
        };
    }

    private Optional<Quantity> carried(OrderEvent event) {
        return switch (event) {
            case OrderCarriedOver over -> Optional.of(over.cumQty());
            case OrderCaughtUp(_, _, var fill, _) -> Optional.of(carried.orElse(Quantity.ZERO).plus(fill.lastQty()));
            case OrderEvent _ -> carried;
        };
    }

    private Optional<VenueOrderId> venueOrderId(OrderEvent event) {
        if (event instanceof OrderAccepted accepted) {
            return Optional.of(accepted.venueOrderId());
        }
        if (event instanceof OrderAdopted adopted) {
            return Optional.of(adopted.venueOrderId());
        }
        return event instanceof OrderCarriedOver over ? Optional.of(over.venueOrderId()) : venueOrderId;
    }

    /** Whatever else the venue says of it takes the earlier denial back; what we ask for proves nothing. */
    private Optional<Instant> unfoundAt(OrderEvent event) {
        return switch (event) {
            case OrderUnfound unfound -> Optional.of(unfound.at());
            case OrderInDoubt _, OrderPendingCancel _, OrderPendingReplace _ -> unfoundAt;
            case OrderEvent _ -> Optional.empty();
        };
    }

    private static boolean leavesTheHouse(OrderEvent event) {
        return event instanceof OrderSubmitted || event instanceof OrderCarriedOver || event instanceof OrderAdopted;
    }

    public Symbol symbol() {
        return instrument.symbol();
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** Whether it is open and has left the house, so that it may come to trade. */
    public boolean isWorking() {
        return isOpen() && status != OrderStatus.INITIALIZED && status != OrderStatus.HELD;
    }

    /** Whether it came to the broker from elsewhere, and the house only follows it. */
    public boolean isExternal() {
        return adoptedAt.isPresent();
    }

    public boolean has(Instruction instruction) {
        return instructions.contains(instruction);
    }

    /** Whether it is one of the ways out of a position that its group's entry has opened. */
    public boolean isExit() {
        return link.filter(place -> place.role().isExit()).isPresent();
    }

    /** The group that it belongs to, where it does. */
    public Optional<OrderId> group() {
        return link.map(GroupLink::group);
    }

    /** The order that it is to become, as far as what it asks for goes. */
    public Optional<Order> replacement() {
        return becoming.map(next -> new Order(
                id, number, account, clientOrderId, instrument, side, next.amount(), next.spec(), timeInForce, reference,
                expireTime, instructions, link, origin, replaces, replacedBy, Optional.empty(), unproven, status, venueOrderId,
                triggered, trailMark, booked, cumQty, carried, avgPx, traded, fills, createdAt, lastChange, submittedAt, doneAt, adoptedAt,
                restatedAt, unfoundAt, denial, rejection));
    }

    /** How much has traded of it alone, without those whose place it took. Brokers may count either. */
    public Quantity ownCumQty() {
        return cumQty.minus(carried.orElse(Quantity.ZERO));
    }

    /** The strategy whose decision it is, where it is one's. */
    public Optional<StrategyId> strategy() {
        return origin.map(Origin::strategy);
    }

    /** How many units it asks for, where it counts in units. */
    public Optional<Quantity> orderQty() {
        return switch (amount) {
            case OrderAmount.Units(var quantity) -> Optional.of(quantity);
            case OrderAmount.Notional _ -> Optional.empty();
        };
    }

    /**
     * How many units it is for at its venue, where nobody but the venue need be asked: not so of an amount of money, and not where
     * the house has changed the quantity. Whether such an order is filled only the venue says.
     */
    public Optional<Quantity> certainQty() {
        return restatedAt.isPresent() ? Optional.empty() : orderQty();
    }

    /** For how much money it asks, where it counts in money. */
    public Optional<Money> notional() {
        return switch (amount) {
            case OrderAmount.Units _ -> Optional.empty();
            case OrderAmount.Notional(var money) -> Optional.of(money);
        };
    }

    /** How many units could still trade at a price above zero. FIX 151 LeavesQty. */
    public Quantity leavesQty(Price at) {
        return amount.leaves(instrument, cumQty, traded, at);
    }

    /** The price that the market must come to before it trades: its own, or the one that its trail has come to. */
    public Optional<Price> stopPx() {
        return spec.stopPrice()
                .or(() -> spec.trailed().flatMap(trail -> trailMark.map(mark -> trail.stopFrom(mark, side))));
    }

    /** The most that what is left of it is taken to be worth, at the price that it is judged on. */
    public Money leavesWorth() {
        return switch (amount) {
            case OrderAmount.Notional(var money) -> money.minus(traded).max(instrument.currency().zero());
            case OrderAmount.Units _ -> {
                Price price = judgedPrice().orElse(new Price(Decimal.ZERO));
                yield instrument.worth(price, leavesQty(price), RoundingMode.UP);
            }
        };
    }

    /**
     * The price on which it is judged, where there is one: its limit, else its stop, else the market's. A sell's limit
     * is the least that it brings, so the market's counts where that is higher: one cent would reserve nothing for a
     * short sale. A stop that the market has passed already trades at the market's.
     */
    public Optional<Price> judgedPrice() {
        Optional<Price> named = spec.limitPrice().or(this::stopPx);
        boolean marketMayBeDearer = side == Side.SELL || spec.limitPrice().isEmpty();
        return marketMayBeDearer && named.isPresent()
                ? named.map(price -> reference.filter(market -> market.isAbove(price)).orElse(price))
                : named.or(() -> reference);
    }
}
