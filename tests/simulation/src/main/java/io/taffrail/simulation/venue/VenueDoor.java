package io.taffrail.simulation.venue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The venue's requests and answers: Alpaca's paths, status codes and error bodies. */
public final class VenueDoor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ORDERS = "/v2/orders";
    private static final String BY_NAME = "/v2/orders:by_client_order_id";
    private static final String ACTIVITIES = "/v2/account/activities";

    private final Venue venue;
    private final Deque<Instant> taken = new ArrayDeque<>();

    public VenueDoor(Venue venue) {
        this.venue = venue;
    }

    /** Answers one request as it arrives. */
    public Answer answer(String method, String path, Map<String, String> query, Optional<String> body) {
        Instant now = venue.world.now();
        while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minusSeconds(60))) {
            taken.removeFirst();
        }
        if (taken.size() >= venue.personality.perMinute()) {
            return said(429, error(42910000, "rate limit exceeded"));
        }
        taken.addLast(now);
        try {
            return routed(method, path, query, body.map(JSON::readTree));
        } catch (JacksonException | NumberFormatException | ArithmeticException malformed) {
            return said(422, error(40010001, "request body format is invalid"));
        }
    }

    private Answer routed(String method, String path, Map<String, String> query, Optional<JsonNode> body) {
        return switch (method + " " + path) {
            case "GET /v2/account"            -> said(200, account());
            case "GET /v2/assets"             -> said(200, JSON.createArrayNode());
            case "GET /v2/positions"          -> said(200, positions());
            case "GET " + ORDERS              -> said(200, list(query));
            case "GET " + BY_NAME             -> byName(query.getOrDefault("client_order_id", ""));
            case "GET " + ACTIVITIES          -> said(200, activities(query, false));
            case "GET " + ACTIVITIES + "/FILL" -> said(200, activities(query, true));
            case "POST " + ORDERS             -> post(body.orElseThrow());
            default                           -> path.startsWith(ORDERS + "/")
                    ? ofOrder(method, path.substring(ORDERS.length() + 1), body)
                    : said(404, error(40410000, "endpoint not found"));
        };
    }

    // ---- Placing, changing, canceling -----------------------------------------------------------------------------------------

    private Answer post(JsonNode body) {
        String name = body.path("client_order_id").asString("");
        boolean used = venue.orders.values().stream()
                .filter(order -> order.name.equals(name))
                .anyMatch(order -> switch (venue.personality.names()) {
                    case FOR_EVER   -> true;
                    case WHILE_OPEN -> order.isOpen();
                    case NEVER      -> false;
                });
        if (used) {
            return said(422, error(40010001, "client_order_id must be unique"));
        }
        if (!Market.SYMBOLS.contains(body.path("symbol").asString(""))) {
            return said(422, error(42210000, "asset \"" + body.path("symbol").asString("") + "\" not found"));
        }
        Optional<String> unfit = ofParts(body);
        if (unfit.isPresent()) {
            return said(422, error(42210000, unfit.get()));
        }
        VenueOrder order = venue.place(body, name, Optional.empty());
        order.orderClass = body.path("order_class").asString("");
        if (order.orderClass.equals("oco")) {
            order.limit = Venue.price(body.path("take_profit"), "limit_price");
        }
        exit(order, body, "take_profit", "limit");
        exit(order, body, "stop_loss", "stop");
        venue.changed(order, "new");
        return said(200, order.json());
    }

    /** What Alpaca says of fractions, and of amounts of money, that it does not take. */
    private Optional<String> ofParts(JsonNode body) {
        boolean forMoney = !body.path("notional").isMissingNode();
        if (!forMoney && Shares.isWhole(Venue.quantity(body))) {
            return Optional.empty();
        }
        if (!body.path("time_in_force").asString("").equals("day")) {
            return Optional.of("fractional orders must be DAY orders");
        }
        if (!List.of("", "simple").contains(body.path("order_class").asString("")) || !body.path("trail_price").isMissingNode()) {
            return Optional.of("fractional orders must be simple orders");
        }
        boolean isShort = body.path("side").asString("").equals("sell")
                && (forMoney || venue.position(body.path("symbol").asString("")) < Venue.quantity(body));
        return isShort ? Optional.of("fractional orders cannot be sold short") : Optional.empty();
    }

    /** The exits of an entry are held until it is filled; the stop of a pair of exits works at once. */
    private void exit(VenueOrder entry, JsonNode body, String word, String kind) {
        JsonNode said = body.path(word);
        boolean pair = entry.orderClass.equals("oco");
        if (!said.isObject() || (pair && word.equals("take_profit"))) {
            return;
        }
        ObjectNode leg = JSON.createObjectNode();
        leg.put("symbol", entry.symbol).put("qty", Shares.text(entry.quantity)).put("type", kind);
        leg.put("side", entry.buy == pair ? "buy" : "sell").put("time_in_force", entry.timeInForce);
        said.properties().forEach(field -> leg.set(field.getKey(), field.getValue()));
        VenueOrder made = venue.place(leg, "leg-" + entry.id + "-" + word, Optional.of(entry));
        made.status = pair ? "new" : "held";
        made.orderClass = entry.orderClass;
        entry.legs.add(made);
        made.show(venue.world.now());
    }

    private Answer ofOrder(String method, String id, Optional<JsonNode> body) {
        Optional<VenueOrder> found = Optional.ofNullable(venue.orders.get(id));
        return switch (method) {
            case "GET"    -> found.flatMap(this::readable).map(json -> said(200, json)).orElseGet(() -> notFound(id));
            case "DELETE" -> found.map(this::cancel).orElseGet(() -> notFound(id));
            case "PATCH"  -> found.map(order -> patch(order, body.orElseThrow())).orElseGet(() -> notFound(id));
            default       -> said(405, error(40510000, "method not allowed"));
        };
    }

    private Answer cancel(VenueOrder order) {
        if (order.status.equals("canceled")) {
            return new Answer(204, headers(), "");
        }
        if (!order.isOpen()) {
            return said(422, error(42210000, "order is already in \"" + order.status + "\" state"));
        }
        venue.ended(order, "canceled");
        return new Answer(204, headers(), "");
    }

    private Answer patch(VenueOrder order, JsonNode body) {
        String name = body.path("client_order_id").asString("");
        if (!order.isOpen()) {
            return said(422, error(42210000, "unable to replace order, order is not open"));
        }
        if (!name.isEmpty() && venue.orders.values().stream().anyMatch(other -> other.name.equals(name))) {
            return said(422, error(40010001, "client_order_id must be unique"));
        }
        boolean resized = !body.path("qty").isMissingNode();
        if (resized && (order.parent.isPresent() || !order.legs.isEmpty())) {
            return said(422, error(42210000, "of orders that go together only prices can be replaced"));
        }
        if (resized && (order.notional != 0 || !Shares.isWhole(order.quantity) || !Shares.isWhole(Venue.quantity(body)))) {
            return said(422, error(42210000, "of fractional orders the quantity cannot be replaced"));
        }
        long total = resized ? Venue.quantity(body) : Long.MAX_VALUE;
        if (total <= order.filled + order.carried) {
            return said(422, error(42210000, "qty must be > filled_qty"));
        }
        return said(200, venue.replace(order, body).json());
    }

    // ---- Reading --------------------------------------------------------------------------------------------------------------

    private Answer byName(String name) {
        Instant seen = venue.world.now().minus(venue.personality.staleness());
        return venue.orders.values().stream()
                .filter(order -> order.name.equals(name) && !isForgotten(order))
                .max(Comparator.comparing(order -> order.id))
                .flatMap(order -> order.shownAt(seen))
                .map(json -> said(200, json))
                .orElseGet(() -> notFound(name));
    }

    private Optional<ObjectNode> readable(VenueOrder order) {
        return order.shownAt(venue.world.now().minus(venue.personality.staleness()));
    }

    /** Orders of one group are forgotten together, once nothing of it works any more. */
    private boolean isForgotten(VenueOrder order) {
        if (venue.personality.forgets().isZero()) {
            return false;
        }
        VenueOrder entry = order.parent.orElse(order);
        return isLongOver(entry) && entry.legs.stream().allMatch(this::isLongOver);
    }

    private boolean isLongOver(VenueOrder order) {
        return order.over.filter(at -> at.plus(venue.personality.forgets()).isBefore(venue.world.now())).isPresent();
    }

    private ArrayNode list(Map<String, String> query) {
        boolean open = query.getOrDefault("status", "open").equals("open");
        boolean forward = query.getOrDefault("direction", "desc").equals("asc");
        Optional<Instant> after = Optional.ofNullable(query.get("after")).map(Instant::parse);
        Optional<Instant> until = Optional.ofNullable(query.get("until")).map(Instant::parse);
        Stream<VenueOrder> wanted = venue.orders.values().stream()
                .filter(order -> order.parent.isEmpty() && !isForgotten(order))
                .filter(order -> !open || order.isOpen() || order.legs.stream().anyMatch(VenueOrder::isOpen))
                .filter(order -> after.map(order.created::isAfter).orElse(true))
                .filter(order -> until.map(order.created::isBefore).orElse(true));
        List<VenueOrder> sorted = new ArrayList<>(wanted.toList());
        if (!forward) {
            sorted = sorted.reversed();
        }
        ArrayNode list = JSON.createArrayNode();
        sorted.stream().limit(Long.parseLong(query.getOrDefault("limit", "50"))).forEach(order -> list.add(order.json()));
        return list;
    }

    private ArrayNode positions() {
        venue.unstated = false;
        ArrayNode list = JSON.createArrayNode();
        venue.positions.forEach((symbol, held) -> {
            if (held != 0) {
                long paid = venue.spent.getOrDefault(symbol, 0L);
                list.addObject().put("asset_id", "asset-" + symbol).put("symbol", symbol).put("asset_class", "us_equity")
                        .put("qty", Shares.text(held)).put("side", held > 0 ? "long" : "short")
                        .put("avg_entry_price", Cents.text(paid / Math.abs(held)));
            }
        });
        return list;
    }

    private ObjectNode account() {
        return JSON.createObjectNode().put("id", "account").put("account_number", "PA0000001").put("status", "ACTIVE")
                .put("currency", "USD").put("cash", venue.cash().toPlainString()).put("multiplier", "2")
                .put("trading_blocked", false).put("account_blocked", false);
    }

    private ArrayNode activities(Map<String, String> query, boolean fills) {
        List<Venue.Activity> wanted = new ArrayList<>(venue.activities.stream()
                .filter(one -> one.json().path("activity_type").asString("").equals("FILL") == fills)
                .filter(one -> Optional.ofNullable(query.get("order_id"))
                        .map(one.json().path("order_id").asString("")::equals).orElse(true))
                .toList());
        if (query.getOrDefault("direction", "desc").equals("desc")) {
            wanted = wanted.reversed();
        }
        String token = query.getOrDefault("page_token", "");
        List<Venue.Activity> rest = wanted;
        if (!token.isEmpty()) {
            int at = wanted.stream().map(Venue.Activity::id).toList().indexOf(token);
            rest = wanted.subList(at + 1, wanted.size());
        }
        ArrayNode page = JSON.createArrayNode();
        rest.stream().limit(Long.parseLong(query.getOrDefault("page_size", "100"))).forEach(one -> page.add(one.json()));
        return page;
    }

    private Answer notFound(String name) {
        return said(404, error(40410000, "order not found for " + name));
    }

    private static ObjectNode error(long code, String message) {
        return JSON.createObjectNode().put("code", code).put("message", message);
    }

    private Answer said(int status, JsonNode body) {
        return new Answer(status, headers(), body.toString());
    }

    private Map<String, String> headers() {
        Instant now = venue.world.now();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        headers.put("x-ratelimit-limit", Integer.toString(venue.personality.perMinute()));
        headers.put("x-ratelimit-remaining", Integer.toString(venue.personality.perMinute() - taken.size()));
        headers.put("x-ratelimit-reset", Long.toString(now.getEpochSecond() + 60));
        return headers;
    }
}
