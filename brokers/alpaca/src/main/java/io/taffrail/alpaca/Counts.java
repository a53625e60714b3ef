package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.BrokerUnreachableException;
import java.util.Optional;

/**
 * Puts the quantity that an order is to have in all into the count of the broker. Alpaca documents the total of the whole chain,
 * with what those have traded whose place the order took; a broker that speaks as Alpaca does may begin to count anew with each,
 * and takes the same number for more. Which it is tells the order that works: the desk knows for how much that one was asked, and
 * what had traded before it. What trades of it meanwhile either broker takes off by itself.
 */
final class Counts {
    private final Register register;
    private final LookUps lookUps;
    private final Activities activities;

    Counts(Register register, LookUps lookUps, Activities activities) {
        this.register = register;
        this.lookUps = lookUps;
        this.activities = activities;
    }

    /**
     * A quantity as the broker would take it, where that is known.
     *
     * @param why it is not: what is not clear, why that matters, and what to do
     */
    record Counted(Optional<Quantity> quantity, Optional<String> why) {
        static Counted as(Quantity quantity) {
            return new Counted(Optional.of(quantity), Optional.empty());
        }

        boolean isKnown() {
            return quantity.isPresent();
        }
    }

    /**
     * How the broker calls so much in all.
     *
     * @param order as the desk has it
     * @param total with all that has traded of it and of those whose place it took
     */
    Counted of(Known known, Order order, Quantity total) {
        Quantity carried = order.carried().orElse(Quantity.ZERO);
        boolean untold = carried.isZero() && known.shown().isEmpty();
        if (!known.isResized() && (order.replaces().isEmpty() || untold)) {
            // Nothing had traded before it: both count the same.
            return Counted.as(total);
        }
        Optional<Counted> remembered = known.shown().map(theirs -> told(known, theirs, carried, total));
        return remembered.filter(Counted::isKnown).orElseGet(() -> asked(known, carried, total));
    }

    private Counted asked(Known known, Quantity carried, Quantity total) {
        return switch (lookUps.standing(known)) {
            case LookUps.Seen.NotThere(var words) -> unclear(words);
            case LookUps.Seen.Unclear(var why)    -> unclear(why);
            case LookUps.Seen.There(var theirs) -> {
                Counted counted = told(known, theirs, carried, total);
                if (counted.isKnown()) {
                    yield counted;
                }
                try {
                    known.names().forEach(name -> activities.note(known, name));
                    yield told(known, theirs, carried, total);
                } catch (BrokerUnreachableException silent) {
                    yield unclear(String.valueOf(silent.getMessage()));
                }
            }
        };
    }

    /** Both what it was asked for and what has traded have to say the same of how it counts. */
    private Counted told(Known known, VenueOrder theirs, Quantity carried, Quantity total) {
        Quantity own = known.traded(theirs.id());
        Quantity before = carried.plus(known.traded().minus(own));
        return register.leftOut(known, theirs)
                .filter(left -> {
                    boolean anew = left.equals(before) && total.isMoreThan(left);
                    return anew || (left.isZero() && theirs.filled().equals(own.plus(before)));
                })
                .map(left -> Counted.as(total.minus(left)))
                .orElseGet(() -> unclear(stated(theirs) + "; " + before + " had traded before it, and " + own + " of itself"));
    }

    private static String stated(VenueOrder theirs) {
        return theirs.id() + " is for " + theirs.quantity().map(Quantity::toString).orElse("no quantity") + " there, of which "
                + theirs.filled() + " have traded";
    }

    private static Counted unclear(String what) {
        return new Counted(Optional.empty(), Optional.of("the broker does not say in which count it would take another quantity: "
                + what + "; in the wrong count more could trade than is wanted; ask again in a moment, change the prices alone, or"
                + " cancel the order and place another"));
    }
}
