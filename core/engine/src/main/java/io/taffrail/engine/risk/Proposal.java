package io.taffrail.engine.risk;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Balance;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.compliance.Trade;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Money;
import io.taffrail.model.statement.Link;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/**
 * An order before its judges, with all that they may look at.
 *
 * @param configuration what the account's owner has chosen
 * @param exposure what the account has at stake in the order's instrument without it
 * @param balance the account's money without it
 * @param quote the instrument's latest, where there is one
 * @param link how the account stands with its broker
 * @param inDoubt how many orders of the account have been sent and never been answered
 * @param namesake the order that already has its client order id, where there is one
 * @param halt the strictest halt that stops it, where there is one
 */
public record Proposal(
        Order order,
        Account account,
        Configuration configuration,
        Exposure exposure,
        Balance balance,
        Optional<Quote> quote,
        Link link,
        int inDoubt,
        Optional<OrderId> namesake,
        Optional<Halt> halt) {

    /** How many units the order would add to what is sold, or offered, beyond what is held. */
    Decimal newlyShort() {
        return beyondHeld(exposure.plus(order)).minus(beyondHeld(exposure));
    }

    /** What rule packs look at of it. */
    public Trade trade() {
        boolean sellsShort = newlyShort().isPositive();
        boolean closes = order.side() == Side.SELL ? !sellsShort : onlyCloses();
        return new Trade(order.symbol(), Optional.of(order.instrument().assetClass()), closes, sellsShort, paid());
    }

    private Trade.Paid paid() {
        if (order.side() == Side.SELL) {
            return Trade.Paid.IN_FULL;
        }
        if (order.judgedPrice().isEmpty()) {
            return Trade.Paid.NOT_KNOWN;
        }
        Money needed = exposure.plus(order).reserved().minus(exposure.reserved());
        return needed.compareTo(balance.ownBuyingPower()) > 0 ? Trade.Paid.ON_MARGIN : Trade.Paid.IN_FULL;
    }

    private static Decimal beyondHeld(Exposure exposure) {
        Decimal held = exposure.position().quantity().max(Decimal.ZERO);
        return exposure.openSells().minus(held).max(Decimal.ZERO);
    }

    /** Whether it only closes what is held, as it was ordered or by its instruction. */
    public boolean closes() {
        return order.has(Instruction.REDUCE_ONLY) || onlyCloses();
    }

    /** Whether the order closes what is held and not promised to another, and opens nothing. */
    boolean onlyCloses() {
        return order.orderQty().filter(quantity -> isClosing(exposure, order.side(), quantity)).isPresent();
    }

    /** Whether so many units of a side close what is held and not promised to another, and open nothing. */
    public static boolean isClosing(Exposure exposure, Side side, Quantity quantity) {
        Position position = exposure.position();
        return !position.isFlat() && position.closingSide() == side && !quantity.isMoreThan(exposure.closable());
    }
}
