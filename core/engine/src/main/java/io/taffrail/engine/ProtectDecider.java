package io.taffrail.engine;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.ProtectPosition;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderPendingReplace;
import io.taffrail.model.journal.OrderEvent.OrderReplaced;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.PlanEvent.ExitTimed;
import io.taffrail.model.journal.PlanEvent.PositionProtected;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.GroupLink.Kind;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Protection;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides on the protection of positions: exits that follow the position as a whole, made new, or made of a group that
 * protects it already.
 */
final class ProtectDecider {
    private final Book book;
    private final Drafts drafts;
    private final PositionDecider positions;

    ProtectDecider(Book book, Drafts drafts, PositionDecider positions) {
        this.book = book;
        this.drafts = drafts;
        this.positions = positions;
    }

    List<Event> decide(ProtectPosition command, Facts facts, Instant at) {
        return positions.held(command.account(), command.symbol(), at, (account, position) ->
                new Request(account, position, command.protection(), facts, at).decide());
    }

    /** One request, for a position that is held. */
    private final class Request {
        private final AccountBook account;
        private final Position position;
        private final Protection asked;
        private final Facts facts;
        private final Instant at;
        private final List<Event> events = new ArrayList<>();

        Request(AccountBook account, Position position, Protection asked, Facts facts, Instant at) {
            this.account = account;
            this.position = position;
            this.asked = asked;
            this.facts = facts;
            this.at = at;
        }

        List<Event> decide() {
            Optional<Denial> denial = positions.halted(account.id(), HaltLevel.ALL).or(this::impossible);
            if (denial.isPresent()) {
                return PositionDecider.refused(denial.get(), at);
            }
            if (asked.stopLoss().isPresent() || asked.takeProfit().isPresent()) {
                Optional<Group> group = group();
                denial = group.isPresent() ? changed(group.get()) : made();
                if (denial.isPresent()) {
                    return PositionDecider.refused(denial.get(), at);
                }
            }
            asked.exitAt().ifPresent(due -> events.add(new ExitTimed(account.id(), symbol(), due, at)));
            return events;
        }

        private Optional<Denial> impossible() {
            Optional<Denial> late = asked.exitAt().filter(due -> !due.isAfter(at)).map(Denial.ExpireTimePassed::new);
            Optional<OrderSpec> stop = asked.stopLoss().map(Exit::spec);
            Optional<OrderSpec> target = asked.takeProfit().map(Exit::spec);
            return late.or(() -> asked.stop().flatMap(price -> wrongSide("STOP_ON_WRONG_SIDE", "stop", price, true)))
                    .or(() -> asked.target().flatMap(price -> wrongSide("TARGET_ON_WRONG_SIDE", "target", price, false)))
                    .or(() -> stop.flatMap(loss -> target.flatMap(profit -> Exits.crossed(exitSide(), profit, loss))));
        }

        /** A stop that the market has passed, and a target that it has passed, would trade at once. */
        private Optional<Denial> wrongSide(String rule, String what, Price price, boolean loses) {
            boolean mustBeBelow = loses == (exitSide() == Side.SELL);
            return market()
                    .filter(market -> mustBeBelow ? !price.isBelow(market) : !price.isAbove(market))
                    .map(market -> new Denial.RuleBroken(
                            rule, "the " + what + " at " + price + " is on the wrong side of the market, which is at " + market,
                            "it would trade at once instead of waiting",
                            "name one " + (mustBeBelow ? "below " : "above ") + market + ", or close the position"));
        }

        private Optional<Price> market() {
            return facts.quote().map(quote -> quote.farSide(exitSide())).or(() -> account.exposure(position.instrument()).mark());
        }

        /** The group that protects it: the one that follows it, or else the only one that there is. */
        private Optional<Group> group() {
            List<Group> protecting = protecting();
            return protecting.stream()
                    .filter(book.plans()::follows)
                    .findFirst()
                    .or(() -> protecting.size() == 1 && !uncovered().value().isPositive()
                            ? Optional.of(protecting.getFirst())
                            : Optional.empty());
        }

        private List<Group> protecting() {
            return book.groups().at(account.id(), symbol()).stream()
                    .filter(group -> group.exitSide() == exitSide() && !group.isReleased() && group.lot().isPositive())
                    .toList();
        }

        private Quantity uncovered() {
            Decimal left = position.quantity().abs();
            for (Group group : protecting()) {
                left = left.minus(group.lot());
            }
            return new Quantity(left.max(Decimal.ZERO));
        }

        /** New exits for what no other group protects. */
        private Optional<Denial> made() {
            Quantity uncovered = uncovered();
            if (uncovered.isZero()) {
                return Optional.of(new Denial.RuleBroken(
                        "SEVERAL_GROUPS", "all of the position in " + symbol() + " is protected by exits of " + protecting().size()
                                + " orders",
                        "each order's exits protect what that order has opened",
                        "replace their prices: taffrail order replace, or cancel them and protect the position"));
            }
            Decimal guardable = Exits.guardable(uncovered.value(), position.instrument(), account.link());
            if (guardable.isZero()) {
                return Optional.of(new Denial.RuleBroken(
                        "EXITS_IN_WHOLE_SHARES", uncovered + " of " + symbol() + " can have no exits",
                        "the account's broker takes exits of whole shares only",
                        "close it at the market: taffrail position close"));
            }
            Quantity quantity = new Quantity(guardable);
            Kind kind = asked.stopLoss().isPresent() && asked.takeProfit().isPresent() ? Kind.OCO : Kind.OTO;
            Optional<OrderInitialized> first = Optional.empty();
            for (Exit exit : exits()) {
                OrderInitialized leg = drafts.exit(
                        account.id(), position.instrument(), exitSide(), quantity, exit.spec(),
                        new Drafts.Part(first.map(OrderInitialized::order), kind, exit.role()), first.isPresent() ? 1 : 0, at);
                events.add(leg);
                events.add(new OrderSubmitted(leg.order(), at));
                first = first.or(() -> Optional.of(leg));
            }
            first.ifPresent(leg -> events.add(new PositionProtected(account.id(), symbol(), leg.order(), at)));
            return Optional.empty();
        }

        /** The profit first: of two exits the limit leads, as in an OCO. */
        private List<Exit> exits() {
            var exits = new ArrayList<Exit>();
            asked.takeProfit().ifPresent(exits::add);
            asked.stopLoss().ifPresent(exits::add);
            return exits;
        }

        private Optional<Denial> changed(Group group) {
            Optional<Denial> denial = crossedWithPartner(group);
            int ahead = 0;
            for (Exit exit : exits()) {
                if (denial.isEmpty()) {
                    Optional<Order> working = group.latest(exit.role()).flatMap(book::order).filter(Order::isOpen);
                    boolean sameKind = working.filter(order -> order.spec().getClass() == exit.spec().getClass()).isPresent();
                    if (sameKind && working.get().spec().equals(exit.spec())) {
                        continue;
                    }
                    denial = sameKind ? replaced(working.get(), exit, ahead++) : added(group, working, exit, ahead++);
                }
            }
            if (denial.isEmpty() && !book.plans().follows(group)) {
                events.add(new PositionProtected(account.id(), symbol(), group.id(), at));
            }
            return denial;
        }

        private Optional<Denial> crossedWithPartner(Group group) {
            if (asked.stopLoss().isPresent() && asked.takeProfit().isPresent()) {
                return Optional.empty();
            }
            return exits().stream()
                    .flatMap(exit -> group.latest(Exits.partner(exit.role())).flatMap(book::order).filter(Order::isOpen).stream()
                            .flatMap(partner -> Exits.crossed(exitSide(), exit.spec(), partner.spec()).stream()))
                    .findFirst();
        }

        /** The venue puts the new price in the old one's place, so that nothing is without a stop in between. */
        private Optional<Denial> replaced(Order order, Exit exit, int ahead) {
            Optional<Denial> denial = ReplaceDecider.standing(order);
            if (denial.isPresent()) {
                return denial;
            }
            OrderInitialized next = drafts.inPlaceOf(
                    order, Optional.empty(), order.amount(), exit.spec(), order.timeInForce(), order.expireTime(), ahead, at);
            events.add(next);
            if (order.status() == OrderStatus.HELD) {
                events.add(new OrderReplaced(order.id(), next.order(), at));
                events.add(new OrderHeld(next.order(), at));
            } else {
                events.add(new OrderPendingReplace(order.id(), next.order(), next.amount(), next.spec(), at));
            }
            return Optional.empty();
        }

        /** Another kind of exit comes into the group, and the one whose part it takes goes once it is there. */
        private Optional<Denial> added(Group group, Optional<Order> before, Exit exit, int ahead) {
            boolean partnered = group.latest(Exits.partner(exit.role())).flatMap(book::order).filter(Order::isOpen).isPresent();
            Optional<Order> pending = before.filter(order -> order.status() == OrderStatus.PENDING_REPLACE);
            if (pending.isPresent()) {
                return pending.map(order -> new Denial.ReplacePending(order.id()));
            }
            Kind kind = partnered ? Kind.OCO : before.flatMap(Order::link).map(GroupLink::kind).orElse(Kind.OTO);
            OrderInitialized leg = drafts.exit(
                    account.id(), position.instrument(), exitSide(), new Quantity(group.lot()), exit.spec(),
                    new Drafts.Part(Optional.of(group.id()), kind, exit.role()), ahead, at);
            events.add(leg);
            events.add(new OrderHeld(leg.order(), at));
            before.filter(order -> order.status() != OrderStatus.HELD && CommandDecider.canBeTakenOff(order))
                    .ifPresent(order -> events.add(new OrderPendingCancel(order.id(), at)));
            return Optional.empty();
        }

        private Side exitSide() {
            return position.closingSide();
        }

        private Symbol symbol() {
            return position.instrument().symbol();
        }
    }
}
