package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.ActivityJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.ports.Activity;
import io.taffrail.ports.Activity.Kind;
import io.taffrail.ports.Activity.Place;
import io.taffrail.ports.ActivityHistory;
import io.taffrail.ports.ActivityQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v2/account/activities}: all that ever changed the account, page by page. */
final class ActivityRoutes {
    private static final int PAGE = 100;
    private static final int MOST_IN_A_MILLISECOND = 10_000;

    private final ActivityHistory history;

    ActivityRoutes(ActivityHistory history) {
        this.history = history;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v2/account/activities", call -> list(call, ActivityTypes.of(call.query()))),
                Route.of("GET", "/v2/account/activities/{type}", call ->
                        list(call, ActivityTypes.of(List.of(call.variable("type"))))));
    }

    private Reply list(Call call, ActivityTypes types) {
        ActivityQuery query = query(call.key().account(), call.query(), types.kinds());
        var found = new ArrayList<Activity>();
        List<Activity> page;
        var rest = query;
        // Where a type is a part of a kind, pages are read until enough are of it.
        do {
            page = history.activities(rest);
            page.stream().filter(types::include).limit(query.limit() - found.size()).forEach(found::add);
            rest = page.isEmpty() ? rest : rest.continuedBehind(page.getLast().place());
        } while (page.size() == query.limit() && found.size() < query.limit());
        var array = Json.array();
        found.forEach(activity -> array.add(ActivityJson.of(activity)));
        return Reply.ok(array);
    }

    private ActivityQuery query(AccountId account, Query query, Set<Kind> kinds) {
        Optional<Instant> after = query.first("after").map(text -> OrderFilters.time("after", text));
        Optional<Instant> until = query.first("until").map(text -> OrderFilters.time("until", text));
        Optional<Instant> day = query.first("date").map(ActivityRoutes::day);
        if (day.isPresent() && (after.isPresent() || until.isPresent())) {
            throw Errors.parameter("date cannot be used with after or until");
        }
        Optional<OrderId> order = query.first("order_id").map(ActivityRoutes::order);
        // An order's activities are its fills.
        Set<Kind> asked = order.isPresent() ? Set.of(Kind.TRADE) : kinds;
        boolean none = !kinds.containsAll(asked);
        return new ActivityQuery(
                account,
                none ? Set.of() : asked,
                order,
                day.or(() -> after.map(at -> at.plusNanos(1))),
                day.map(at -> at.atOffset(ZoneOffset.UTC).plusDays(1).toInstant()).or(() -> until),
                query.first("page_token").map(token -> place(account, token)),
                oldestFirst(query.first("direction").orElse("desc")),
                size(query.first("page_size")));
    }

    private Place place(AccountId account, String token) {
        try {
            for (Instant millisecond : ActivityJson.times(token)) {
                var then = ActivityQuery.between(
                        account, millisecond, ActivityJson.end(millisecond), MOST_IN_A_MILLISECOND);
                var found = history.activities(then).stream()
                        .filter(activity -> ActivityJson.id(activity).equals(token))
                        .findFirst();
                if (found.isPresent()) {
                    return found.get().place();
                }
            }
        } catch (DateTimeException noId) {
            throw invalidToken();
        }
        throw invalidToken();
    }

    private static RuntimeException invalidToken() {
        return Errors.parameter("invalid page_token: it is the id of an activity of this account");
    }

    private static OrderId order(String text) {
        try {
            return new OrderId(text);
        } catch (IllegalArgumentException malformed) {
            throw Errors.parameter("invalid order_id");
        }
    }

    /** The beginning of a day in UTC, however much of it is named. */
    private static Instant day(String text) {
        return LocalDate.ofInstant(OrderFilters.time("date", text), ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static boolean oldestFirst(String word) {
        return switch (word) {
            case "asc"  -> true;
            case "desc" -> false;
            default     -> throw Errors.parameter("invalid direction");
        };
    }

    private static int size(Optional<String> text) {
        return text.map(word -> {
            try {
                int size = Integer.parseInt(word);
                if (size >= 1 && size <= PAGE) {
                    return size;
                }
            } catch (NumberFormatException notOne) {
                throw invalidSize();
            }
            throw invalidSize();
        }).orElse(PAGE);
    }

    private static RuntimeException invalidSize() {
        return Errors.parameter("invalid page_size: it is a number from 1 to " + PAGE);
    }
}
