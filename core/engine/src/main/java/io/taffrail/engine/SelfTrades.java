package io.taffrail.engine;

import io.taffrail.engine.risk.Proposal;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Mode;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.value.Price;
import java.util.Optional;

/**
 * Finds the order of one's own that a new one would trade with: of the same account, whichever strategy's it is, and of every
 * other account that trades with real money, because those meet at the venues.
 *
 * <p>An order at the market reaches to the other side of the quote, and without one to any price. The exits of a group never
 * meet its entry. What only closes is held up by nothing but what its owner can take off first: an order in doubt must not keep
 * anybody in a position.
 */
final class SelfTrades {
    private final Book book;

    SelfTrades(Book book) {
        this.book = book;
    }

    Optional<Order> opponent(Proposal proposal) {
        Order newest = proposal.order();
        if (newest.spec().waitsForTrigger()) {
            return Optional.empty();
        }
        return book.meeting(newest.symbol(), newest.side(), reach(proposal), other ->
                canMeet(proposal.account(), other)
                        && !isOfSameGroup(newest, other)
                        && (!proposal.closes() || isAnswered(other)));
    }

    private static Optional<Price> reach(Proposal proposal) {
        Order newest = proposal.order();
        return newest.spec() instanceof OrderSpec.Market
                ? proposal.quote().map(quote -> quote.farSide(newest.side()))
                : newest.spec().limitPrice();
    }

    private boolean canMeet(Account account, Order other) {
        return other.account().equals(account.id())
                || (account.mode() == Mode.LIVE && book.requireAccount(other.account()).account().mode() == Mode.LIVE);
    }

    private static boolean isOfSameGroup(Order one, Order other) {
        return one.group().isPresent() && one.group().equals(other.group());
    }

    /** Whether the venue has it, so that a cancel finds it. */
    private static boolean isAnswered(Order order) {
        return switch (order.status()) {
            case ACCEPTED, TRIGGERED, PARTIALLY_FILLED, DONE_FOR_DAY, SUSPENDED -> true;
            case SUBMITTED, IN_DOUBT, PENDING_CANCEL, PENDING_REPLACE -> false;
            case INITIALIZED, HELD, DENIED, FILLED, REPLACED, CANCELED, EXPIRED, REJECTED -> false;
        };
    }
}
