package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether Alpaca speaks of the order that we mean, and which of its legs are which of ours. */
final class Matching {
    /** Orders are numbered as they are made, and an entry's exits with it. */
    private static final int MOST_EXITS = 2;

    private final Register register;
    private final Supplier<Assets> assets;

    Matching(Register register, Supplier<Assets> assets) {
        this.register = register;
        this.assets = assets;
    }

    /** Why this cannot be our order, where it cannot: another name, symbol or side. */
    Optional<String> doubt(Known known, VenueOrder theirs) {
        Order ours = known.order();
        if (!assets.get().isSame(ours.symbol(), theirs.symbol())) {
            return Optional.of(told(theirs) + " is in " + theirs.symbol() + ", and " + ours.clientOrderId() + " in " + ours.symbol());
        }
        if (ours.side() != theirs.side()) {
            return Optional.of(told(theirs) + " is to " + theirs.side() + ", and " + ours.clientOrderId() + " to " + ours.side());
        }
        boolean named = register.find(theirs).filter(found -> found == known).isPresent();
        return named || known.isPartOfAnother()
                ? Optional.empty()
                : Optional.of(told(theirs) + " is called " + theirs.clientOrderId() + ", not " + ours.clientOrderId());
    }

    /** Why this is not what was just asked for, where it is not: as {@link #doubt}, or in another quantity. */
    Optional<String> doubtOfEcho(Order ours, VenueOrder theirs) {
        if (!theirs.clientOrderId().equals(ours.clientOrderId())) {
            return Optional.of(told(theirs) + " is called " + theirs.clientOrderId() + ", not " + ours.clientOrderId());
        }
        if (!assets.get().isSame(ours.symbol(), theirs.symbol()) || ours.side() != theirs.side()) {
            return Optional.of(told(theirs) + " is to " + theirs.side() + " " + theirs.symbol() + ", and not what was asked");
        }
        boolean sameAmount = ours.orderQty().equals(theirs.quantity())
                || (ours.notional().isPresent() && ours.notional().map(money -> money.amount()).equals(theirs.notional()));
        return sameAmount
                ? Optional.empty()
                : Optional.of(told(theirs) + " is of another quantity than was asked");
    }

    boolean isSameSymbol(Order ours, VenueOrder theirs) {
        return assets.get().isSame(ours.symbol(), theirs.symbol());
    }

    /** Notes Alpaca's names of an order and of those that it brought with it. */
    void bind(Known known, VenueOrder theirs) {
        synchronized (register) {
            if (known.venueId().isEmpty() && !known.names().contains(theirs.id())) {
                register.name(known, theirs.id());
            }
            if (theirs.endedEarly()) {
                known.endEarly();
            }
            // An answer may be older than that end, and show exits as waiting that have fallen with it.
            boolean fell = known.hasEndedEarly() && !known.order().isExit();
            for (VenueOrder leg : theirs.legs()) {
                if (!fell || !leg.filled().isZero()) {
                    // Of one that the desk knew by that name before a restart only Alpaca tells that it came with another.
                    register.find(leg.id()).or(() -> named(known, leg)).ifPresent(ours -> ours.broughtBy(known.id()));
                }
            }
        }
    }

    private Optional<Known> named(Known known, VenueOrder leg) {
        Optional<Known> partner = partner(known, leg);
        partner.ifPresent(ours -> register.name(ours, leg.id()));
        return partner;
    }

    private Optional<Known> partner(Known known, VenueOrder leg) {
        GroupLink.Role role = leg.terms().filter(terms -> terms.spec() instanceof OrderSpec.Limit).isPresent()
                ? GroupLink.Role.TAKE_PROFIT
                : GroupLink.Role.STOP_LOSS;
        return register.partners(known.order()).stream()
                .filter(partner -> partner.order().link().filter(link -> link.role() == role).isPresent())
                .filter(partner -> partner.order().side() == leg.side() && !partner.isOver())
                .filter(partner -> partner.venueId().isEmpty() && cameAlong(known.order(), partner.order()))
                .findFirst();
    }

    /** An exit that the desk thought of later is not among those that its entry brought; time may have stood still in between. */
    static boolean cameAlong(Order entry, Order exit) {
        boolean together = exit.createdAt().equals(entry.createdAt()) && exit.number() - entry.number() <= MOST_EXITS;
        return together || exit.replaces().isPresent();
    }

    private static String told(VenueOrder theirs) {
        return "Alpaca's order " + theirs.id();
    }
}
