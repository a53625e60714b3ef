package io.taffrail.sqlite;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Activity;
import io.taffrail.ports.Activity.Kind;
import io.taffrail.ports.Activity.Place;
import io.taffrail.ports.ActivityQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lists of an account's activities, from the tables of fills and of cash. Both are read along their places in the
 * journal, from where the query begins, until as many rows are there as it wants.
 */
final class ActivityQueries {
    private final QueryThreads threads;
    private final EntryQueries entries;

    ActivityQueries(QueryThreads threads, EntryQueries entries) {
        this.threads = threads;
        this.entries = entries;
    }

    List<Activity> list(ActivityQuery query) {
        var values = new LinkedHashMap<String, Object>();
        String where = where(query, values);
        List<Activity> found = threads.read("the activities", handle -> {
            var rows = new ArrayList<Activity>();
            if (query.kinds().contains(Kind.TRADE) || query.kinds().contains(Kind.COMMISSION)) {
                rows.addAll(fills(handle, query, where, values));
            }
            if (query.kinds().contains(Kind.CASH) && query.order().isEmpty()) {
                rows.addAll(cash(handle, where, values));
            }
            return rows;
        });
        Comparator<Activity> byPlace = Comparator.comparing(Activity::place);
        return found.stream()
                .filter(query::includes)
                .sorted(query.oldestFirst() ? byPlace : byPlace.reversed())
                .limit(query.limit())
                .toList();
    }

    /** The plus keeps SQLite from an index on accounts, after which it would have to sort all of their rows. */
    private String where(ActivityQuery query, Map<String, Object> values) {
        var where = new StringBuilder(" WHERE +account = :account");
        values.put("account", query.account().value());
        query.from().ifPresent(at -> {
            where.append(" AND sequence >= :first");
            values.put("first", entries.firstSince(at));
        });
        query.until().ifPresent(at -> {
            where.append(" AND sequence < :end");
            values.put("end", entries.firstSince(at));
        });
        query.behind().ifPresent(place -> {
            // What a fill's venue took stands one behind the fill, and comes out of the fill's row.
            where.append(query.oldestFirst()
                    ? " AND (sequence, part) >= (:sequence, :part - 1)"
                    : " AND (sequence, part) <= (:sequence, :part)");
            values.put("sequence", place.sequence());
            values.put("part", place.part());
        });
        // Two more than are wanted: those at the query's edge may be the last page's.
        values.put("limit", query.limit() + 2);
        String direction = query.oldestFirst() ? "" : " DESC";
        return where + "%s ORDER BY sequence" + direction + ", part" + direction + " LIMIT :limit";
    }

    private static List<Activity> fills(
            Handle handle, ActivityQuery query, String where, Map<String, Object> common) {
        var values = new LinkedHashMap<>(common);
        var more = new StringBuilder();
        query.order().ifPresent(order -> {
            more.append(" AND order_id = :order");
            values.put("order", order.value());
        });
        if (!query.kinds().contains(Kind.TRADE)) {
            more.append(" AND commission <> '0'");
        }
        return handle.createQuery("SELECT * FROM fills" + where.formatted(more))
                .setTemplateEngine((template, _) -> template)
                .bindMap(values)
                .map((row, _) -> fill(row))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Activity> cash(Handle handle, String where, Map<String, Object> values) {
        return handle.createQuery("SELECT * FROM cash_movements" + where.formatted(""))
                .setTemplateEngine((template, _) -> template)
                .bindMap(values)
                .map((row, _) -> moved(row))
                .list();
    }

    private static List<Activity> fill(ResultSet row) throws SQLException {
        var account = new AccountId(row.getString("account"));
        var place = place(row);
        Instant at = Instant.parse(row.getString("at"));
        var order = new OrderId(row.getString("order_id"));
        var trade = new TradeId(row.getString("trade_id"));
        var symbol = new Symbol(row.getString("symbol"));
        Quantity quantity = Quantity.of(row.getString("qty"));
        Activity traded = new Activity.Traded(
                account, place, at, order, trade, symbol, Side.valueOf(row.getString("side")), quantity,
                Price.of(row.getString("price")), Quantity.of(row.getString("cum_qty")),
                Optional.ofNullable(row.getString("leaves_qty")).map(Quantity::of),
                OrderStatus.valueOf(row.getString("order_status")), Instant.parse(row.getString("venue_time")));
        Money commission = money(row, "commission");
        return commission.isZero()
                ? List.of(traded)
                : List.of(traded, new Activity.Charged(
                        account, new Place(place.sequence(), place.part() + 1), at, order, trade, symbol,
                        AssetClass.valueOf(row.getString("asset_class")), quantity, commission));
    }

    private static Activity moved(ResultSet row) throws SQLException {
        return new Activity.Moved(
                new AccountId(row.getString("account")), place(row), Instant.parse(row.getString("at")),
                money(row, "change"), row.getString("reason"));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("sequence"), row.getInt("part"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(Decimal.of(row.getString(column)), Currency.of(row.getString("currency")));
    }
}
