package io.taffrail.simulation.venue;

import io.taffrail.simulation.world.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A venue that keeps one account and speaks Alpaca's words, written from the contract and from nothing of the product. It is
 * naive on purpose: everything is one list and changed in place.
 */
public final class Venue {
    private static final DateTimeFormatter ACTIVITY_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    final World world;
    final Personality personality;
    final Market market;
    final Map<String, VenueOrder> orders = new LinkedHashMap<>();
    final List<Activity> activities = new ArrayList<>();
    final Map<String, Long> positions = new LinkedHashMap<>();
    final Map<String, Long> spent = new LinkedHashMap<>();
    private final Tape tape = new Tape();
    private final Set<String> amended = new HashSet<>();
    private final SplittableRandom dice;
    private final List<Consumer<ObjectNode>> listeners = new ArrayList<>();
    private final Group group = new Group(this);
    /** In thousandths of a cent. */
    private long cash = 10_000_000_000L;
    boolean unstated;
    private boolean movedByItself;
    private long numbers;

    record Activity(String id, Instant at, ObjectNode json) {}

    public Venue(World world, Personality personality, Market market, long seed) {
        this.world = world;
        this.personality = personality;
        this.market = market;
        dice = new SplittableRandom(seed);
    }

    public Personality personality() {
        return personality;
    }

    public Tape tape() {
        return tape;
    }

    /** What it holds of a symbol, in thousandths of a share. */
    public long position(String symbol) {
        return positions.getOrDefault(symbol, 0L);
    }

    /** Its cash, in dollars. */
    public BigDecimal cash() {
        return BigDecimal.valueOf(cash, 5);
    }

    /** How many orders of that client order id could trade now. */
    public long live(String name) {
        return orders.values().stream().filter(order -> order.name.equals(name) && order.isLive()).count();
    }

    /** How much the open orders of one side of a symbol could still trade; of two exits that end each other, one. */
    public long working(String symbol, boolean buy) {
        return orders.values().stream()
                .filter(order -> order.symbol.equals(symbol) && order.buy == buy && order.isLive())
                .filter(order -> order.stop == 0 || Group.partner(order).filter(VenueOrder::isLive).isEmpty())
                .mapToLong(VenueOrder::leaves)
                .sum();
    }

    /** Whether an order works, or what went on in its place. */
    public boolean isOpen(String id) {
        VenueOrder order = orders.get(id);
        while (order != null && order.replacedBy.isPresent()) {
            order = orders.get(order.replacedBy.get());
        }
        return order != null && order.isOpen();
    }

    /** The client order ids of all that could trade now. */
    public List<String> openNames() {
        return orders.values().stream().filter(VenueOrder::isLive).map(order -> order.name).toList();
    }

    /** How much of all orders of that client order id has traded. */
    public long traded(String name) {
        return orders.values().stream().filter(order -> order.name.equals(name)).mapToLong(order -> order.filled).sum();
    }

    /** Tells what happens to orders from now on; the returned thing ends it. */
    public Runnable follow(Consumer<ObjectNode> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private String number(String kind) {
        return kind + "%07d".formatted(++numbers);
    }

    // ---- Orders ---------------------------------------------------------------------------------------------------------------

    VenueOrder place(JsonNode body, String name, Optional<VenueOrder> parent) {
        String symbol = body.path("symbol").asString("");
        var order = new VenueOrder(
                number("v"), name, symbol, body.path("side").asString("").equals("buy"), body.path("type").asString("market"),
                body.path("time_in_force").asString("day"), world.now(), parent);
        order.quantity = quantity(body);
        order.notional = price(body, "notional") * Shares.WHOLE;
        order.limit = price(body, "limit_price");
        order.stop = price(body, "stop_price");
        order.trail = price(body, "trail_price");
        orders.put(order.id, order);
        tape.add(new Tape.Placed(order.id, name, symbol, order.buy, order.quantity, false, world.now()));
        return order;
    }

    /** Another order takes this one's place: the names are linked, and what has traded counts on. */
    VenueOrder replace(VenueOrder old, JsonNode body) {
        Optional<VenueOrder> parent = old.parent;
        String name = body.path("client_order_id").asString("auto-" + numbers);
        var next = new VenueOrder(
                number("v"), name, old.symbol, old.buy, old.type,
                body.path("time_in_force").asString(old.timeInForce), world.now(), parent);
        long total = body.path("qty").isMissingNode() ? old.quantity : quantity(body) - old.carried;
        next.carried = personality.carries() ? old.carried + old.filled : 0;
        next.quantity = total - old.filled;
        next.limit = body.path("limit_price").isMissingNode() ? old.limit : price(body, "limit_price");
        next.stop = body.path("stop_price").isMissingNode() ? old.stop : price(body, "stop_price");
        next.trail = body.path("trail").isMissingNode() ? old.trail : price(body, "trail");
        next.orderClass = old.orderClass;
        next.triggered = old.triggered;
        next.replaces = Optional.of(old.id);
        next.status = old.status.equals("held") ? "held" : "new";
        parent.ifPresent(entry -> entry.legs.replaceAll(leg -> leg == old ? next : leg));
        next.legs.addAll(old.legs);
        next.legs.forEach(leg -> leg.parent = Optional.of(next));
        orders.put(next.id, next);
        tape.add(new Tape.Placed(next.id, name, old.symbol, old.buy, next.quantity, true, world.now()));
        old.replacedBy = Optional.of(next.id);
        old.end("replaced", world.now());
        changed(old, "replaced");
        changed(next, "new");
        return next;
    }

    void changed(VenueOrder order, String event) {
        order.updated = world.now();
        order.show(world.now());
        ObjectNode data = message(order, event);
        tell(data);
    }

    void ended(VenueOrder order, String how) {
        order.end(how, world.now());
        changed(order, how);
        group.afterEnd(order);
    }

    private ObjectNode message(VenueOrder order, String event) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event", event).put("timestamp", world.now().toString());
        data.set("order", order.json());
        return data;
    }

    private void tell(ObjectNode data) {
        List.copyOf(listeners).forEach(listener -> listener.accept(data));
    }

    static long quantity(JsonNode body) {
        return Shares.of(body.path("qty").asString("0"));
    }

    static long price(JsonNode body, String name) {
        String text = body.path(name).asString("");
        return text.isEmpty() ? 0 : Cents.of(text);
    }

    // ---- Trading --------------------------------------------------------------------------------------------------------------

    /** All that can trade at the prices of now trades. */
    public void match() {
        for (VenueOrder order : List.copyOf(orders.values())) {
            if (order.isLive() && !market.isHalted(order.symbol)) {
                trade(order);
            }
        }
    }

    private void trade(VenueOrder order) {
        long far = order.buy ? market.ask(order.symbol) : market.bid(order.symbol);
        if (!order.triggered) {
            order.follow(far);
        }
        if (order.stop != 0 && !order.triggered) {
            order.triggered = order.buy ? far >= order.stop : far <= order.stop;
        }
        boolean waits = order.stop != 0 && !order.triggered;
        boolean unwilling = order.limit != 0 && (order.buy ? far > order.limit : far < order.limit);
        if (waits || unwilling) {
            if (order.timeInForce.equals("ioc") || order.timeInForce.equals("fok")) {
                ended(order, "canceled");
            }
            return;
        }
        if (order.notional != 0) {
            order.quantity = order.notional / far;
        }
        long unit = Shares.isWhole(order.leaves()) ? Shares.WHOLE : 1;
        long units = order.leaves() / unit;
        boolean divisible = units > 1 && order.notional == 0 && !order.timeInForce.equals("fok");
        boolean part = divisible && dice.nextInt(100) < personality.partial();
        fill(order, part ? (1 + dice.nextLong(units - 1)) * unit : order.leaves(), far);
        if (order.isOpen() && order.timeInForce.equals("ioc")) {
            ended(order, "canceled");
        }
    }

    private void fill(VenueOrder order, long quantity, long price) {
        String execution = number("x");
        long worth = quantity * price;
        order.filled += quantity;
        order.filledWorth += worth;
        boolean whole = order.leaves() == 0;
        order.status = whole ? "filled" : "partially_filled";
        if (whole) {
            order.end("filled", world.now());
        }
        order.updated = world.now();
        cash += order.buy ? -worth : worth;
        long held = position(order.symbol);
        long holds = held + (order.buy ? quantity : -quantity);
        spent.put(order.symbol, spentAfter(order.symbol, held, holds, order.buy, quantity, price));
        positions.put(order.symbol, holds);
        tape.add(new Tape.Execution(execution, order.id, order.name, order.symbol, order.buy, quantity, worth, world.now()));
        order.show(world.now());
        record(order, execution, quantity, price, whole);
        ObjectNode data = message(order, whole ? "fill" : "partial_fill");
        data.put("execution_id", execution).put("qty", Shares.text(quantity)).put("price", Cents.text(price));
        data.put("position_qty", Shares.text(position(order.symbol)));
        tell(data);
        group.afterFill(order);
    }

    /** What the units that are held have cost: less in proportion where some went, and anew where the side has changed. */
    private long spentAfter(String symbol, long held, long holds, boolean buy, long quantity, long price) {
        long before = spent.getOrDefault(symbol, 0L);
        if (holds == 0) {
            return 0;
        }
        if (held == 0 || held > 0 != holds > 0) {
            return Math.abs(holds) * price;
        }
        return held > 0 == buy ? before + quantity * price : before * Math.abs(holds) / Math.abs(held);
    }

    private void record(VenueOrder order, String execution, long quantity, long price, boolean whole) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String id = ACTIVITY_TIME.format(world.now()) + "::" + execution;
        json.put("id", id).put("activity_type", "FILL").put("type", whole ? "fill" : "partial_fill");
        json.put("transaction_time", world.now().toString()).put("price", Cents.text(price));
        json.put("qty", Shares.text(quantity)).put("side", order.buy ? "buy" : "sell").put("symbol", order.symbol);
        json.put("leaves_qty", Shares.text(order.leaves())).put("cum_qty", Shares.text(order.filled));
        json.put("order_id", order.id).put("order_status", order.status);
        activities.add(new Activity(id, world.now(), json));
    }

    /** From now on it is noted whether a statement was read, where something has happened that no order and no execution tells. */
    public void expectStatement() {
        unstated = movedByItself;
    }

    /** Whether nothing is left that only a statement tells. */
    public boolean isStated() {
        return !unstated;
    }

    /** Takes back what a simple order that is over has traded last. */
    public void bust() {
        lastTrade().ifPresent(was -> amend(was, "trade_bust", was.quantity(), was.worth() / was.quantity(), false));
    }

    /** Makes what a simple order that is over has traded last cheaper by some cents, or less by one unit. */
    public void correct(long cents) {
        lastTrade().ifPresent(was -> {
            long price = was.worth() / was.quantity();
            boolean less = cents == 1 && was.quantity() > Shares.WHOLE;
            amend(was, "trade_correct", was.quantity() - (less ? Shares.WHOLE : 0), less ? price : price - cents, true);
        });
    }

    private Optional<Tape.Execution> lastTrade() {
        return tape.executions().reversed().stream()
                .filter(execution -> !amended.contains(execution.id()))
                .filter(execution -> {
                    VenueOrder order = Objects.requireNonNull(orders.get(execution.order()));
                    return !order.isOpen() && order.parent.isEmpty() && order.legs.isEmpty();
                })
                .findFirst();
    }

    /**
     * Position and money become what they would be without the trade, or with the other one; the stream says so, and the records
     * of the order stay as they were, because Alpaca does not say what becomes of them.
     */
    private void amend(Tape.Execution was, String event, long quantity, long price, boolean counts) {
        amended.add(was.id());
        movedByItself = true;
        long gone = was.quantity() - (counts ? quantity : 0);
        long saved = was.worth() - (counts ? quantity * price : 0);
        cash += was.buy() ? saved : -saved;
        positions.merge(was.symbol(), was.buy() ? -gone : gone, Long::sum);
        ObjectNode data = message(Objects.requireNonNull(orders.get(was.order())), event);
        data.put("execution_id", number("x")).put("qty", Shares.text(quantity));
        data.put("price", Cents.text(price)).put("reason", event.toUpperCase(Locale.ROOT));
        tell(data);
    }

    /** Somebody else buys so many shares in the same account. */
    public void strangersOrder(String symbol, long quantity) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("symbol", symbol).put("qty", Long.toString(quantity)).put("side", "buy").put("type", "market");
        body.put("time_in_force", "gtc");
        changed(place(body, number("stranger"), Optional.empty()), "new");
    }

    /** Orders of the day are over, on a whole day or on a half one. */
    public void closeDay() {
        for (VenueOrder order : List.copyOf(orders.values())) {
            if (order.isOpen() && order.timeInForce.equals("day")) {
                ended(order, "expired");
            }
        }
    }

    /** Money comes or goes that no order explains: a dividend, a fee. */
    public void moveMoney(String type, long cents) {
        cash += cents * Shares.WHOLE;
        movedByItself = true;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String id = ACTIVITY_TIME.format(world.now()) + "::" + number("m");
        json.put("id", id).put("activity_type", type).put("date", world.now().toString().substring(0, 10));
        json.put("net_amount", Cents.text(cents)).put("status", "executed");
        activities.add(new Activity(id, world.now(), json));
    }
}
