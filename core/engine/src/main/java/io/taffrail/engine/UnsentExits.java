package io.taffrail.engine;

import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.statement.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When exits that never came to their venue are sent once more: five seconds after that is known, and twice as long each time, up
 * to five minutes. What a venue refuses is not sent again.
 */
final class UnsentExits {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Book book;

    UnsentExits(Book book) {
        this.book = book;
    }

    /** When the next of them are sent; empty where none waits for that. */
    Optional<Instant> nextDue() {
        return book.groups().unsent().stream().flatMap(group -> due(group).stream()).min(Instant::compareTo);
    }

    /** The groups whose exits are to be sent by now. */
    List<Group> due(Instant now) {
        return book.groups().unsent().stream().filter(group -> isDue(group, now)).toList();
    }

    boolean isDue(Group group, Instant now) {
        return due(group).filter(due -> !due.isAfter(now)).isPresent();
    }

    static boolean neverArrived(Order order) {
        return order.status() == OrderStatus.REJECTED && order.rejection().filter(Rejection::neverArrived).isPresent();
    }

    /** A broker that keeps groups itself takes both exits together; and nothing leaves by a link that is down. */
    private Optional<Instant> due(Group group) {
        Link link = book.requireAccount(group.account()).link();
        boolean wanted = group.isUnsent() && !group.isReleased() && !group.isStopped() && group.guardable(group.lot(), link).isPositive();
        if (!wanted || !link.live() || (link.groups() && !group.openOrders().isEmpty())) {
            return Optional.empty();
        }
        return Stream.of(Role.TAKE_PROFIT, Role.STOP_LOSS)
                .flatMap(role -> group.latest(role).flatMap(book::order).stream())
                .filter(UnsentExits::neverArrived)
                .map(exit -> exit.lastChange().plus(pause(group)))
                .max(Instant::compareTo);
    }

    private static Duration pause(Group group) {
        Duration doubled = FIRST.multipliedBy(1L << Math.clamp(group.triesInVain() - 1, 0, 6));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
