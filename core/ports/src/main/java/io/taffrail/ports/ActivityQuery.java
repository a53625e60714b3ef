package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.ports.Activity.Kind;
import io.taffrail.ports.Activity.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which activities of an account are asked for; empty parts do not narrow it.
 *
 * @param kinds of these kinds; at least one
 * @param order of this order
 * @param from booked at this moment or later
 * @param until booked before this moment
 * @param behind beyond this place, in the query's direction
 * @param oldestFirst the direction
 * @param limit at most so many
 */
public record ActivityQuery(
        AccountId account,
        Set<Kind> kinds,
        Optional<OrderId> order,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Place> behind,
        boolean oldestFirst,
        int limit) {

    public ActivityQuery {
        kinds = Set.copyOf(kinds);
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + limit);
        }
    }

    /** Whether an activity is among those that are asked for, but for the limit. */
    public boolean includes(Activity activity) {
        return activity.account().equals(account)
                && kinds.contains(activity.kind())
                && order.map(id -> isOf(activity, id)).orElse(true)
                && from.map(at -> !activity.at().isBefore(at)).orElse(true)
                && until.map(activity.at()::isBefore).orElse(true)
                && behind.map(place -> isBeyond(activity.place(), place)).orElse(true);
    }

    private boolean isBeyond(Place place, Place known) {
        return oldestFirst ? place.compareTo(known) > 0 : place.compareTo(known) < 0;
    }

    private static boolean isOf(Activity activity, OrderId id) {
        return switch (activity) {
            case Activity.Traded traded   -> traded.order().equals(id);
            case Activity.Charged charged -> charged.order().equals(id);
            case Activity.Moved _         -> false;
        };
    }

    /** All that happened to an account in a span, oldest first. */
    public static ActivityQuery between(AccountId account, Instant from, Instant until, int limit) {
        return new ActivityQuery(
                account, Set.of(Kind.values()), Optional.empty(), Optional.of(from), Optional.of(until), Optional.empty(),
                true, limit);
    }

    /** The same, from where a list has come to. */
    public ActivityQuery continuedBehind(Place last) {
        return new ActivityQuery(account, kinds, order, from, until, Optional.of(last), oldestFirst, limit);
    }
}
