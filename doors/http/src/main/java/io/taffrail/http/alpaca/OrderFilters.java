package io.taffrail.http.alpaca;

import io.taffrail.http.web.Query;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.ports.OrderQuery;
import io.taffrail.views.Blotter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of Alpaca's list of orders, as a query. */
final class OrderFilters {
    private final AssetBook assets;
    private final Blotter blotter;

    OrderFilters(AssetBook assets, Blotter blotter) {
        this.assets = assets;
        this.blotter = blotter;
    }

    OrderQuery read(AccountId account, Query query) {
        Optional<Instant> after = query.first("after").map(text -> time("after", text));
        Optional<Instant> until = query.first("until").map(text -> time("until", text));
        Optional<Long> afterNumber = query.first("after_order_id").map(id -> number(account, id));
        Optional<Long> beforeNumber = query.first("before_order_id").map(id -> number(account, id));
        if ((afterNumber.isPresent() || beforeNumber.isPresent()) && (after.isPresent() || until.isPresent())) {
            throw Errors.parameter("before_order_id and after_order_id cannot be used with after or until");
        }
        return new OrderQuery(
                account,
                scope(query.first("status").orElse("open")),
                query.all("symbols").stream().map(this::symbol).collect(Collectors.toSet()),
                classes(query),
                query.first("side").map(OrderFilters::side),
                after,
                until,
                afterNumber,
                beforeNumber,
                oldestFirst(query.first("direction").orElse("desc")),
                limit(query.first("limit").orElse("50")));
    }

    private static OrderQuery.Scope scope(String word) {
        return switch (word) {
            case "open"   -> OrderQuery.Scope.OPEN;
            case "closed" -> OrderQuery.Scope.CLOSED;
            case "all"    -> OrderQuery.Scope.ALL;
            default       -> throw Errors.parameter("invalid status");
        };
    }

    private static boolean oldestFirst(String word) {
        return switch (word) {
            case "asc"  -> true;
            case "desc" -> false;
            default     -> throw Errors.parameter("invalid direction");
        };
    }

    private static Side side(String word) {
        return switch (word) {
            case "buy"  -> Side.BUY;
            case "sell" -> Side.SELL;
            default     -> throw Errors.parameter("invalid side");
        };
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= 500) {
                return limit;
            }
        } catch (NumberFormatException notOne) {
            throw Errors.parameter("invalid limit: it is a number from 1 to 500");
        }
        throw Errors.parameter("invalid limit: it is a number from 1 to 500");
    }

    private static Set<AssetClass> classes(Query query) {
        var classes = EnumSet.noneOf(AssetClass.class);
        for (String word : query.all("asset_class")) {
            switch (word) {
                case "us_equity" -> classes.add(AssetClass.US_EQUITY);
                case "crypto"    -> classes.addAll(Set.of(AssetClass.CRYPTO_PAIR, AssetClass.CURRENCY_PAIR));
                // Alpaca's other classes are asked for by clients that ask for everything; nothing here is of them.
                case "us_option", "crypto_perp", "all" -> {}
                default -> throw Errors.parameter("invalid asset_class");
            }
        }
        return classes;
    }

    /** A name that nothing trades under matches nothing. */
    private Symbol symbol(String name) {
        return assets.findOrTakeAtItsWord(name).map(Instrument::symbol).orElseGet(() -> {
            if (name.length() > 32) {
                throw Errors.parameter("invalid symbols");
            }
            return new Symbol(name);
        });
    }

    private long number(AccountId account, String id) {
        return Optional.of(id)
                .filter(text -> text.length() <= 64)
                .flatMap(text -> blotter.find(new OrderId(text)))
                .filter(order -> order.account().equals(account))
                .map(Order::number)
                .orElseThrow(() -> Errors.notFound("order not found for " + id));
    }

    /** A day, or a moment; a plus that the client did not encode arrives as a space. */
    static Instant time(String name, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : CalendarDates.moment(text).toInstant();
        } catch (DateTimeException notOne) {
            throw Errors.parameter("invalid " + name + ": it is a date or an RFC 3339 time");
        }
    }
}
