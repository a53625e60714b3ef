package io.taffrail.sqlite;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Moments;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.order.Order;
import io.taffrail.ports.OrderQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists of orders, by what is asked of them. */
final class OrderQueries {
    private final QueryThreads threads;
    private final EntryCodec codec;

    OrderQueries(QueryThreads threads, EntryCodec codec) {
        this.threads = threads;
        this.codec = codec;
    }

    List<Order> list(OrderQuery query) {
        var values = new LinkedHashMap<String, Object>();
        String sql = sql(query, values);
        return threads.read("the orders", handle -> handle.createQuery(sql)
                .setTemplateEngine((template, _) -> template)
                .bindMap(values)
                .map((row, _) -> codec.readOrder(row.getString(1)))
                .list());
    }

    List<Order> group(OrderId group) {
        return threads.read("the orders of a group", handle -> handle.createQuery(
                        "SELECT detail FROM executed_orders WHERE group_id = ? ORDER BY number")
                .bind(0, group.value())
                .map((row, _) -> codec.readOrder(row.getString(1)))
                .list());
    }

    boolean isBooked(OrderId order, TradeId execution) {
        return threads.read("a fill", handle -> handle.createQuery(
                        "SELECT count(*) FROM fills WHERE order_id = ? AND trade_id = ?")
                .bind(0, order.value())
                .bind(1, execution.value())
                .mapTo(Integer.class)
                .one() > 0);
    }

    /** Its client order id names the order that had it first: a list in which an id stands twice misleads its reader. */
    private static final String NAMED = " AND (reason IS NULL OR reason NOT LIKE 'DUPLICATE_CLIENT_ORDER_ID:%')";

    private static String sql(OrderQuery query, Map<String, Object> values) {
        var sql = new StringBuilder("SELECT detail FROM executed_orders WHERE account = :account");
        values.put("account", query.account().value());
        sql.append(switch (query.scope()) {
            case OPEN   -> " AND done_at IS NULL";
            case CLOSED -> " AND done_at IS NOT NULL" + NAMED;
            case ALL    -> NAMED;
            case EVER   -> "";
        });
        within(sql, values, "symbol", query.symbols().stream().map(Object::toString));
        within(sql, values, "asset_class", query.assetClasses().stream().map(Enum::name));
        query.side().ifPresent(side -> and(sql, values, "side = :side", "side", side.name()));
        query.after().ifPresent(at -> and(sql, values, "created_at > :after", "after", Moments.text(at)));
        query.until().ifPresent(at -> and(sql, values, "created_at < :until", "until", Moments.text(at)));
        query.afterNumber().ifPresent(number -> and(sql, values, "number > :afterNumber", "afterNumber", number));
        query.beforeNumber().ifPresent(number -> and(sql, values, "number < :beforeNumber", "beforeNumber", number));
        String direction = query.oldestFirst() ? "" : " DESC";
        // Later orders have larger numbers: with a bound on time the index on time gives the same order.
        boolean timed = query.after().isPresent() || query.until().isPresent();
        sql.append(timed ? " ORDER BY created_at" + direction + ", number" : " ORDER BY number").append(direction);
        values.put("limit", query.limit());
        return sql.append(" LIMIT :limit").toString();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> values, String condition, String name, Object value) {
        sql.append(" AND ").append(condition);
        values.put(name, value);
    }

    private static void within(
            StringBuilder sql, Map<String, Object> values, String column, Stream<String> wanted) {
        List<String> sorted = wanted.sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            values.put(column + i, sorted.get(i));
        }
        if (!sorted.isEmpty()) {
            sql.append(IntStream.range(0, sorted.size())
                    .mapToObj(i -> ":" + column + i)
                    .collect(Collectors.joining(", ", " AND " + column + " IN (", ")")));
        }
    }
}
