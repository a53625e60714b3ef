package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes orders down for the first time, under the desk's next numbers. */
final class Drafts {
    private static final Set<Instruction> EXIT = Instruction.set(Set.of(Instruction.REDUCE_ONLY));

    private final Book book;
    private final MarketBound bounds;

    Drafts(Book book) {
        this.book = book;
        bounds = new MarketBound(book);
    }

    /** The order that somebody wants, as it would be sent; in a group, the first of it. */
    OrderInitialized wanted(AccountId account, OrderIntent asked, Facts facts, Instant at) {
        OrderIntent intent = bounds.bounded(account, asked, facts, at);
        long number = book.ordersSoFar() + 1;
        OrderId id = id(number);
        return new OrderInitialized(
                id,
                number,
                account,
                intent.clientOrderId().orElseGet(() -> name(number)),
                instrument(intent, facts),
                intent.side(),
                intent.amount(),
                intent.spec(),
                intent.timeInForce(),
                facts.quote().map(quote -> quote.farSide(intent.side())),
                intent.expireTime(),
                instructions(intent),
                intent.orderClass().map(kind -> new GroupLink(id, kind.kind(), kind.role())),
                Optional.empty(),
                intent.origin(),
                at);
    }

    /** The orders that the first of a group brings with it: those of an entry wait for it, those of an exit do not. */
    List<Event> legs(OrderInitialized first, OrderClass orderClass, Instant at) {
        boolean waits = orderClass.role() == Role.ENTRY;
        var events = new ArrayList<Event>();
        int ahead = 1;
        for (Exit exit : orderClass.exits()) {
            OrderInitialized leg = leg(first, exit, orderClass.kind(), first.number() + ahead++, at);
            events.add(leg);
            events.add(waits ? new OrderHeld(leg.order(), at) : new OrderSubmitted(leg.order(), at));
        }
        return events;
    }

    private OrderInitialized leg(
            OrderInitialized first, Exit exit, GroupLink.Kind kind, long number, Instant at) {
        boolean entryFirst = first.link().filter(link -> !link.role().isExit()).isPresent();
        return new OrderInitialized(
                id(number),
                number,
                first.account(),
                name(number),
                first.instrument(),
                entryFirst ? first.side().opposite() : first.side(),
                first.amount(),
                exit.spec(),
                first.timeInForce(),
                Optional.empty(),
                first.expireTime(),
                EXIT,
                Optional.of(new GroupLink(first.order(), kind, exit.role())),
                Optional.empty(),
                first.origin(),
                at);
    }

    /** The same exit once more, for a lot that came after it was over. */
    List<Event> again(Order leg, Quantity quantity, int ahead, Instant at) {
        return again(leg, leg.spec(), leg.timeInForce(), quantity, ahead, at);
    }

    /** In an exit's place an order that closes at once. */
    List<Event> atMarket(Order leg, Quantity quantity, int ahead, Instant at) {
        return again(leg, new OrderSpec.Market(), TimeInForce.DAY, quantity, ahead, at);
    }

    private List<Event> again(
            Order leg, OrderSpec spec, TimeInForce timeInForce, Quantity quantity, int ahead, Instant at) {
        long number = book.ordersSoFar() + 1 + ahead;
        var initialized = new OrderInitialized(
                id(number),
                number,
                leg.account(),
                name(number),
                leg.instrument(),
                leg.side(),
                OrderAmount.units(quantity),
                spec,
                timeInForce,
                leg.reference(),
                leg.expireTime(),
                leg.instructions(),
                leg.link(),
                Optional.empty(),
                leg.origin(),
                at);
        return List.of(initialized, new OrderSubmitted(initialized.order(), at));
    }

    /** The house's own order that closes so much of a position at the market. */
    List<Event> closing(
            AccountBook account, Instrument instrument, Side side, Quantity quantity, Optional<Origin> origin, int ahead,
            Instant at) {
        long number = book.ordersSoFar() + 1 + ahead;
        var initialized = new OrderInitialized(
                id(number),
                number,
                account.id(),
                name(number),
                instrument,
                side,
                OrderAmount.units(quantity),
                new OrderSpec.Market(),
                dayWhereThereAreDays(instrument),
                account.exposure(instrument).mark(),
                Optional.empty(),
                EXIT,
                Optional.empty(),
                Optional.empty(),
                origin,
                at);
        return List.of(initialized, new OrderSubmitted(initialized.order(), at));
    }

    /**
     * The part that an exit plays in its group.
     *
     * @param group empty where it begins one
     */
    record Part(Optional<OrderId> group, GroupLink.Kind kind, Role role) {}

    /** An exit of a position, good until it is taken off; the house sizes it. */
    OrderInitialized exit(
            AccountId account, Instrument instrument, Side side, Quantity quantity, OrderSpec spec, Part part, int ahead,
            Instant at) {
        long number = book.ordersSoFar() + 1 + ahead;
        OrderId id = id(number);
        return new OrderInitialized(
                id,
                number,
                account,
                name(number),
                instrument,
                side,
                OrderAmount.units(quantity),
                spec,
                TimeInForce.GTC,
                Optional.empty(),
                Optional.empty(),
                EXIT,
                Optional.of(new GroupLink(part.group().orElse(id), part.kind(), part.role())),
                Optional.empty(),
                Optional.empty(),
                at);
    }

    /** Shares are closed within the day; what trades always is closed whenever it can be. */
    static TimeInForce dayWhereThereAreDays(Instrument instrument) {
        return instrument.assetClass() == AssetClass.US_EQUITY ? TimeInForce.DAY : TimeInForce.GTC;
    }

    /** An order that came to the broker from elsewhere, under the name that it has there. */
    OrderInitialized external(AccountId account, StatedOrder stated, int ahead, Instant at) {
        long number = book.ordersSoFar() + 1 + ahead;
        return new OrderInitialized(
                id(number),
                number,
                account,
                stated.clientOrderId(),
                stated.instrument(),
                stated.side(),
                stated.amount(),
                stated.spec(),
                stated.timeInForce(),
                Optional.empty(),
                stated.expireTime(),
                Instruction.NONE,
                Optional.empty(),
                Optional.empty(),
                at);
    }

    /** The order that is to take another's place. */
    OrderInitialized inPlaceOf(
            Order order,
            Optional<ClientOrderId> name,
            OrderAmount amount,
            OrderSpec spec,
            TimeInForce timeInForce,
            Optional<Instant> expireTime,
            int ahead,
            Instant at) {
        long number = book.ordersSoFar() + 1 + ahead;
        return new OrderInitialized(
                id(number),
                number,
                order.account(),
                name.orElseGet(() -> name(number)),
                order.instrument(),
                order.side(),
                amount,
                spec,
                timeInForce,
                order.reference(),
                expireTime,
                asked(order),
                order.link(),
                Optional.of(order.id()),
                order.origin(),
                at);
    }

    /** Who changes an order has seen its limit, and it is his. */
    private static Set<Instruction> asked(Order order) {
        var all = EnumSet.noneOf(Instruction.class);
        all.addAll(order.instructions());
        all.remove(Instruction.MARKETABLE);
        return all;
    }

    private static Set<Instruction> instructions(OrderIntent intent) {
        var all = EnumSet.noneOf(Instruction.class);
        all.addAll(intent.instructions());
        if (intent.orderClass().filter(kind -> kind.role().isExit()).isPresent()) {
            all.add(Instruction.REDUCE_ONLY);
        }
        return all;
    }

    private static Instrument instrument(OrderIntent intent, Facts facts) {
        return facts.instrument()
                .orElseThrow(() -> new IllegalStateException("an order for " + intent.symbol()
                        + " came without its instrument: whoever takes a command looks it up"));
    }

    private OrderId id(long number) {
        return OrderId.derived(book.identity(), book.desk(), number);
    }

    private ClientOrderId name(long number) {
        return ClientOrderId.derived(book.identity(), book.desk(), number);
    }
}
