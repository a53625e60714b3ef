package io.taffrail.server;

import io.taffrail.http.alpaca.json.Words;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Money;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what became of each order of a backtest. */
final class OrdersFile {
    private static final int PAGE = 1_000;

    private OrdersFile() {}

    /** Writes all orders of an account, oldest first, and counts them by status. */
    static Map<OrderStatus, Integer> write(Path file, OrderHistory history, AccountId account) throws IOException {
        var byStatus = new EnumMap<OrderStatus, Integer>(OrderStatus.class);
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("time,client_order_id,symbol,side,type,time_in_force,qty,notional,limit_price,stop_price,status,"
                    + "filled_qty,filled_avg_price,reason,order_id,group_id,group_role\n");
            long after = 0;
            for (List<Order> page = page(history, account, after); !page.isEmpty(); page = page(history, account, after)) {
                for (Order order : page) {
                    writer.write(line(order));
                    byStatus.merge(order.status(), 1, Integer::sum);
                }
                after = page.getLast().number();
            }
        }
        return byStatus;
    }

    private static List<Order> page(OrderHistory history, AccountId account, long after) {
        return history.list(new OrderQuery(
                account, OrderQuery.Scope.EVER, Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(after), Optional.empty(), true, PAGE));
    }

    private static String line(Order order) {
        return Csv.line(
                FillsFile.time(order.createdAt()),
                order.clientOrderId(),
                order.symbol(),
                lower(order.side()),
                Words.type(order.spec()),
                lower(order.timeInForce()),
                order.orderQty(),
                order.notional().map(Money::amount),
                order.spec().limitPrice(),
                order.stopPx(),
                order.status(),
                order.cumQty(),
                order.avgPx(),
                order.denial().map(Denial::what),
                order.id(),
                order.group(),
                order.link().map(link -> lower(link.role())));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
