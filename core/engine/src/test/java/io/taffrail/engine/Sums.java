package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.GroupLink.Kind;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.List;

/** The sums that an account carries along, against those that all its orders and positions make when added anew. */
final class Sums {
    private static final Price ANY = Price.of("1");

    private Sums() {}

    static void assertThatTheyAddUp(AccountBook account, Engine engine) {
        Money reserved = Money.usd("0");
        Money value = Money.usd("0");
        for (Symbol symbol : account.symbols()) {
            var position = account.position(symbol).orElseThrow();
            Exposure carried = account.exposure(position.instrument());
            Exposure anew = Exposure.of(position);
            List<Order> open = engine.book().openOrders().stream()
                    .filter(order -> order.account().equals(account.id()) && order.symbol().equals(symbol))
                    .toList();
            for (Order order : open) {
                anew = order.isWorking() ? anew.plus(order) : anew;
            }
            assertThat(carried.openBuys()).isEqualTo(anew.openBuys());
            assertThat(carried.openSells()).isEqualTo(anew.openSells());
            assertThat(carried.closingBuys()).isEqualTo(anew.closingBuys());
            assertThat(carried.closingSells()).isEqualTo(anew.closingSells());
            assertThat(carried.reserved()).isEqualTo(anew.reserved());
            assertThatUnitsAre(open, carried);
            reserved = reserved.plus(anew.reserved());
            value = value.plus(carried.marketValue());
        }
        assertThat(account.balance().reserved()).isEqualTo(reserved);
        assertThat(account.balance().equity()).isEqualTo(account.cash().plus(value));
        assertThat(account.balance().shortValue().isPositive()).isFalse();
        assertThat(account.balance().longValue().isNegative()).isFalse();
    }

    /** The units of orders that are not for money, by a count that knows nothing of exposures. */
    private static void assertThatUnitsAre(List<Order> open, Exposure carried) {
        if (open.stream().anyMatch(order -> order.notional().isPresent())) {
            return;
        }
        assertThat(carried.openBuys()).isEqualTo(units(open, Side.BUY, false));
        assertThat(carried.openSells()).isEqualTo(units(open, Side.SELL, false));
        assertThat(carried.closingBuys()).isEqualTo(units(open, Side.BUY, true));
        assertThat(carried.closingSells()).isEqualTo(units(open, Side.SELL, true));
    }

    private static Decimal units(List<Order> open, Side side, boolean reducing) {
        Decimal sum = Decimal.ZERO;
        for (Order order : open) {
            boolean waits = order.status() == OrderStatus.INITIALIZED || order.status() == OrderStatus.HELD;
            // Of the two exits of a pair at most one is to trade, so only the first of them counts.
            boolean second = order.link().filter(link -> link.role() == Role.STOP_LOSS && link.kind() != Kind.OTO).isPresent();
            if (!waits && !second && order.side() == side && order.has(Instruction.REDUCE_ONLY) == reducing) {
                Decimal own = order.leavesQty(ANY).value();
                Decimal next = order.replacement().map(after -> after.leavesQty(ANY).value()).orElse(own);
                sum = sum.plus(own.max(next));
            }
        }
        return sum;
    }
}
