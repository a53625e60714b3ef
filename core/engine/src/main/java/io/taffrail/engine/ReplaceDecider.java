package io.taffrail.engine;

import io.taffrail.engine.risk.Proposal;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command.ReplaceOrder;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.OrderEvent.OrderCarriedOver;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides on replacements: a new order is to take the place of one that works, and goes on from where that one is. */
final class ReplaceDecider {
    private final Book book;
    private final Drafts drafts;
    private final Judge judge;

    ReplaceDecider(Book book, Drafts drafts, Judge judge) {
        this.book = book;
        this.drafts = drafts;
        this.judge = judge;
    }

    List<Event> decide(ReplaceOrder command, Facts facts, Instant at) {
        Optional<Order> found =
                book.order(command.order()).filter(order -> order.account().equals(command.account()));
        if (found.isEmpty()) {
            return refused(new Denial.UnknownOrder(command.order()), at);
        }
        Order order = found.get();
        Replacement changes = command.changes();
        Optional<Denial> denial = standing(order).or(() -> Replaceable.check(order, changes, at));
        if (denial.isPresent()) {
            return refused(denial.get(), at);
        }
        OrderInitialized next = next(order, changes, at);
        denial = crossed(order, next.spec());
        if (order.status() == OrderStatus.HELD) {
            denial = denial.or(() -> namesake(next, facts));
            return denial.isPresent()
                    ? refused(denial.get(), at)
                    : List.of(next, new OrderReplaced(order.id(), next.order(), at), new OrderHeld(next.order(), at));
        }
        return judged(judge(denial, order, next, facts, at), order, next, at);
    }

    private static List<Event> judged(Judge.Verdict verdict, Order order, OrderInitialized next, Instant at) {
        var events = new ArrayList<Event>();
        if (verdict.denial().isPresent()) {
            events.addAll(verdict.findings());
            events.add(new CommandRefused(verdict.denial().get(), at));
            return events;
        }
        events.add(next);
        events.addAll(verdict.findings());
        events.add(new OrderPendingReplace(order.id(), next.order(), next.amount(), next.spec(), at));
        return events;
    }

    /** Why an order cannot be replaced now. */
    static Optional<Denial> standing(Order order) {
        return switch (order.status()) {
            case HELD -> Optional.empty();
            // The first fill may overtake the venue's answer.
            case ACCEPTED, TRIGGERED, PARTIALLY_FILLED ->
                order.venueOrderId().isPresent() ? Optional.empty() : notReplaceable(order);
            case INITIALIZED, PENDING_REPLACE -> Optional.of(new Denial.ReplacePending(order.id()));
            case SUBMITTED, IN_DOUBT, PENDING_CANCEL, DONE_FOR_DAY, SUSPENDED, DENIED, FILLED, REPLACED, CANCELED,
                    EXPIRED, REJECTED ->
                notReplaceable(order);
        };
    }

    private static Optional<Denial> notReplaceable(Order order) {
        return Optional.of(new Denial.OrderNotReplaceable(order.id(), order.status()));
    }

    private OrderInitialized next(Order order, Replacement changes, Instant at) {
        OrderAmount amount = changes.quantity().map(OrderAmount::units).orElse(order.amount());
        OrderSpec spec = changes.of(order.spec()).orElseThrow();
        TimeInForce timeInForce = changes.timeInForce().orElse(order.timeInForce());
        Optional<Instant> expireTime = timeInForce == TimeInForce.GTD
                ? changes.expireTime().or(order::expireTime)
                : Optional.empty();
        return drafts.inPlaceOf(order, changes.clientOrderId(), amount, spec, timeInForce, expireTime, 0, at);
    }

    /** The exits of a group must go on standing on different sides of the market. */
    private Optional<Denial> crossed(Order order, OrderSpec next) {
        return order.link().filter(link -> link.role().isExit()).flatMap(link -> book.groups()
                .find(link.group())
                .flatMap(group -> group.latest(Exits.partner(link.role())))
                .flatMap(book::order)
                .flatMap(partner -> Exits.crossed(order.side(), next, partner.spec())));
    }

    private Optional<Denial> namesake(OrderInitialized next, Facts facts) {
        return existing(next, facts).map(id -> new Denial.DuplicateClientOrderId(next.clientOrderId(), id));
    }

    /** The new order is judged as if the old one were gone already. */
    private Judge.Verdict judge(
            Optional<Denial> ruling, Order order, OrderInitialized next, Facts facts, Instant at) {
        AccountBook account = book.requireAccount(order.account());
        Exposure with = account.exposure(order.instrument());
        Exposure without = with.without(order);
        var proposal = new Proposal(
                Order.of(next).apply(carriedOver(order, next.order(), at)),
                account.account(),
                account.configuration(),
                without,
                account.balance().withReserved(account.balance().reserved().minus(with.reserved()).plus(without.reserved())),
                facts.quote(),
                account.link(),
                account.inDoubt(),
                existing(next, facts),
                book.halts().stopping(next.account(), next.origin().map(Origin::strategy)));
        return judge.judge(ruling, proposal, Judge.Manner.replacing(order), facts, at);
    }

    private Optional<OrderId> existing(OrderInitialized next, Facts facts) {
        return book.openOrRecent(next.account(), next.clientOrderId()).or(facts::earlier);
    }

    private static OrderCarriedOver carriedOver(Order order, OrderId next, Instant at) {
        return new OrderCarriedOver(
                next, order.id(), order.venueOrderId().orElseThrow(), order.cumQty(), order.avgPx(), order.traded(),
                order.triggered(), order.trailMark(), at);
    }

    private static List<Event> refused(Denial denial, Instant at) {
        return List.of(new CommandRefused(denial, at));
    }

    /** What of a replacement can be judged by the order alone. */
    private static final class Replaceable {
        private Replaceable() {}

        static Optional<Denial> check(Order order, Replacement changes, Instant at) {
            return ofGroup(order, changes)
                    .or(() -> quantity(order, changes))
                    .or(() -> prices(order, changes))
                    .or(() -> time(order, changes, at))
                    .or(() -> nothing(order, changes));
        }

        private static Optional<Denial> ofGroup(Order order, Replacement changes) {
            boolean more = changes.quantity().isPresent()
                    || changes.timeInForce().isPresent()
                    || changes.expireTime().isPresent();
            return order.link().isPresent() && more
                    ? broken("GROUP_PRICES_ONLY", "order " + order.id() + " belongs to a group",
                            "the house sizes the orders of a group, so only their prices can be replaced",
                            "replace its limit or stop price, or cancel it and order anew")
                    : Optional.empty();
        }

        private static Optional<Denial> quantity(Order order, Replacement changes) {
            if (order.notional().isPresent()) {
                return broken("NOTIONAL_NOT_REPLACEABLE", "order " + order.id() + " is for an amount of money",
                        "an amount of money has no quantity to replace", "cancel it and order anew");
            }
            return changes.quantity()
                    .filter(asked -> !asked.isMoreThan(order.cumQty()))
                    .map(asked -> new Denial.QuantityNotAboveFilled(order.id(), asked, order.cumQty()));
        }

        private static Optional<Denial> prices(Order order, Replacement changes) {
            return changes.of(order.spec()).isPresent()
                    ? Optional.empty()
                    : broken("PRICE_NOT_OF_TYPE", "order " + order.id() + " has no such price",
                            "a replacement changes prices and not an order's type", "cancel it and order anew");
        }

        private static Optional<Denial> time(Order order, Replacement changes, Instant at) {
            TimeInForce next = changes.timeInForce().orElse(order.timeInForce());
            boolean named = changes.expireTime().or(order::expireTime).isPresent();
            if (next == TimeInForce.GTD ? !named : changes.expireTime().isPresent()) {
                return broken("EXPIRE_TIME_WITH_GTD", "the replacement is " + next,
                        "an order good till a time names it, and no other order does", "name both, or neither");
            }
            return changes.expireTime().filter(time -> !time.isAfter(at)).map(Denial.ExpireTimePassed::new);
        }

        private static Optional<Denial> nothing(Order order, Replacement changes) {
            Optional<Quantity> asked = changes.quantity();
            boolean same = asked.equals(asked.flatMap(_ -> order.orderQty()))
                    && changes.of(order.spec()).equals(Optional.of(order.spec()))
                    && changes.timeInForce().orElse(order.timeInForce()) == order.timeInForce()
                    && changes.expireTime().or(order::expireTime).equals(order.expireTime());
            return same
                    ? broken("NOTHING_CHANGED", "order " + order.id() + " is so already",
                            "a replacement changes something", "nothing needs to be done")
                    : Optional.empty();
        }

        private static Optional<Denial> broken(String rule, String what, String why, String fix) {
            return Optional.of(new Denial.RuleBroken(rule, what, why, fix));
        }
    }
}
