package io.taffrail.runtime;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.StatedExecution;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.statement.StatedPosition;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.BrokerUnreachableException;
import io.taffrail.ports.Health;
import io.taffrail.ports.Idempotency;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.ports.Submission;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker far away, with books of its own, which loses what the test tells it to lose. Its names for executions are
 * {@code E-1}, {@code E-2} and so on.
 */
final class FarBroker implements RemoteBroker {
    static final String NAME = "far";
    static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));

    /** What happens to the next placements. */
    enum Wire {
        WHOLE,
        LOSES_REQUESTS,
        LOSES_ANSWERS,
        /** The stream tells that the order is there; the answer to the request is lost all the same. */
        TELLS_AND_LOSES_ANSWERS,
        CANNOT_CONNECT
    }

    private enum Fate {
        OPEN,
        FILLED,
        CANCELED,
        REPLACED
    }

    private record Standing(VenueOrderId venueId, Order order, Quantity filled, Fate fate) {
        boolean open() {
            return fate == Fate.OPEN;
        }

        Standing over(Fate end) {
            return new Standing(venueId, order, filled, end);
        }

        Standing of(Order changed) {
            return new Standing(venueId, changed, filled, fate);
        }
    }

    final List<ClientOrderId> placements = new CopyOnWriteArrayList<>();
    final List<OrderId> lookedUp = new CopyOnWriteArrayList<>();
    final List<OrderId> cancels = new CopyOnWriteArrayList<>();
    final Map<ClientOrderId, Integer> takenTimes = new ConcurrentHashMap<>();
    final AtomicInteger statements = new AtomicInteger();
    volatile Wire wire = Wire.WHOLE;
    volatile boolean tellsFills = true;
    volatile boolean answersLookUps = true;
    /** Otherwise nothing that is asked of it is answered. */
    volatile boolean reachable = true;
    /** Whether a request to cancel arrives. */
    volatile boolean hearsCancels = true;
    /** Whether a cancel that has arrived is told of. */
    volatile boolean tellsCancels = true;
    /** Whether statements list executions, and not only how much has traded of each order. */
    volatile boolean statesExecutions = true;
    /** Whether statements count what the orders before it had traded of an order that took their place. */
    volatile boolean countsOn = true;
    /** Whether statements list all executions anew, wherever they are asked from. */
    volatile boolean repeatsItself;
    volatile Money cash = Money.usd("100000");
    volatile Duration longestLife = Duration.ZERO;

    private final Map<ClientOrderId, Standing> orders = new LinkedHashMap<>();
    private final List<StatedExecution> tape = new ArrayList<>();
    private final Map<Symbol, Decimal> positions = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final Map<ClientOrderId, Quantity> before = new HashMap<>();
    private Optional<BrokerListener> listener = Optional.empty();
    private Optional<Statement> outOfDate = Optional.empty();
    private int forgotten;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(List.of(TimeInForce.DAY, TimeInForce.GTC), List.of(), false);
    }

    @Override
    public Idempotency idempotency() {
        return new Idempotency(Idempotency.Uniqueness.FOREVER, longestLife, Duration.ofSeconds(1));
    }

    @Override
    public synchronized void connect(BrokerListener heard, List<Order> open) {
        listener = Optional.of(heard);
        heard.onLive();
    }

    @Override
    public Submission submit(Order order, List<Order> legs) {
        placements.add(order.clientOrderId());
        return switch (wire) {
            case WHOLE -> new Submission.Accepted(take(order));
            case LOSES_REQUESTS -> new Submission.Unknown("no answer within 10 s");
            case LOSES_ANSWERS -> {
                take(order);
                yield new Submission.Unknown("no answer within 10 s");
            }
            case TELLS_AND_LOSES_ANSWERS -> {
                tell(new ExecutionReport.Accepted(order.id(), take(order), Instant.now()));
                yield new Submission.Unknown("no answer within 10 s");
            }
            case CANNOT_CONNECT -> new Submission.NotSent("connection refused");
        };
    }

    private synchronized VenueOrderId take(Order order) {
        takenTimes.merge(order.clientOrderId(), 1, Integer::sum);
        var venueId = new VenueOrderId("V-" + (orders.size() + 1));
        orders.put(order.clientOrderId(), new Standing(venueId, order, Quantity.ZERO, Fate.OPEN));
        return venueId;
    }

    /** The order trades; the desk hears of it where fills are told. */
    void fill(Order order, String quantity, String price) {
        Optional<ExecutionReport> report = traded(order, quantity, price);
        report.ifPresent(this::tell);
    }

    private synchronized Optional<ExecutionReport> traded(Order order, String quantity, String price) {
        Standing before = orders.get(order.clientOrderId());
        Quantity filled = before.filled().plus(Quantity.of(quantity));
        boolean complete = !before.order().orderQty().orElseThrow().isMoreThan(filled);
        Fate fate = complete ? Fate.FILLED : before.fate();
        orders.put(order.clientOrderId(), new Standing(before.venueId(), before.order(), filled, fate));
        Fill fill = new Fill(
                new TradeId("E-" + (tape.size() + 1)), Quantity.of(quantity), Price.of(price), Money.usd("0"),
                Liquidity.TAKER, Instant.now());
        tape.add(new StatedExecution(order.clientOrderId(), fill));
        Decimal signed = order.side() == Side.BUY ? Decimal.of(quantity) : Decimal.of(quantity).negated();
        positions.merge(order.symbol(), signed, Decimal::plus);
        Money worth = AAPL.worth(fill.lastPx(), fill.lastQty(), RoundingMode.HALF_EVEN);
        cash = order.side() == Side.BUY ? cash.minus(worth) : cash.plus(worth);
        return tellsFills ? Optional.of(new ExecutionReport.Filled(order.id(), fill, complete)) : Optional.empty();
    }

    /** Somebody else trades on the same account. */
    synchronized void orderFromElsewhere(Order order) {
        take(order);
    }

    synchronized void transfer(String symbol, String quantity) {
        positions.merge(new Symbol(symbol), Decimal.of(quantity), Decimal::plus);
    }

    /** It loses an order, and everything that it knew of it. */
    synchronized void forget(Order order) {
        orders.remove(order.clientOrderId());
    }

    /** An order is canceled there, and nobody is told. */
    synchronized void cancelQuietly(Order order) {
        orders.computeIfPresent(order.clientOrderId(), (_, standing) -> standing.over(Fate.CANCELED));
    }

    /** Its record goes back no further than to what is traded from now on. */
    synchronized void forgetExecutions() {
        forgotten = tape.size();
    }

    /** Its account as it is now, all of its record included. */
    synchronized Statement ofNow() {
        return read(Optional.empty());
    }

    /** Whoever asks next is told this, as by a copy that lags behind. */
    synchronized void tellOnce(Statement earlier) {
        outOfDate = Optional.of(earlier);
    }

    synchronized Decimal position(String symbol) {
        return positions.getOrDefault(new Symbol(symbol), Decimal.ZERO);
    }

    /** What it works, by client order id, with what is left of each. */
    synchronized Map<ClientOrderId, Quantity> working() {
        var left = new HashMap<ClientOrderId, Quantity>();
        orders.forEach((name, standing) -> {
            if (standing.open()) {
                left.put(name, standing.order().orderQty().orElseThrow().minus(standing.filled()));
            }
        });
        return left;
    }

    synchronized List<StatedExecution> tape() {
        return List.copyOf(tape);
    }

    void loseStream() {
        listener.orElseThrow().onLost("the stream ended");
    }

    void findStream() {
        listener.orElseThrow().onLive();
    }

    void tell(ExecutionReport report) {
        listener.orElseThrow().onReport(report);
    }

    void rubbish(String what) {
        listener.orElseThrow().onQuarantined(what);
    }

    @Override
    public synchronized LookUp lookUp(Order order) {
        lookedUp.add(order.id());
        requireReachable();
        if (!answersLookUps) {
            return new LookUp.Inconclusive("no answer");
        }
        Standing standing = orders.get(order.clientOrderId());
        if (standing == null) {
            return new LookUp.NotFound("order not found");
        }
        var reports = new ArrayList<ExecutionReport>();
        reports.add(new ExecutionReport.Accepted(order.id(), standing.venueId(), Instant.now()));
        for (StatedExecution execution : tape.subList(forgotten, tape.size())) {
            if (execution.clientOrderId().equals(order.clientOrderId())) {
                reports.add(new ExecutionReport.Filled(order.id(), execution.fill(), false));
            }
        }
        if (standing.fate() == Fate.CANCELED) {
            reports.add(new ExecutionReport.Canceled(order.id(), "it is canceled there", Instant.now()));
        }
        return new LookUp.Found(reports);
    }

    @Override
    public synchronized Statement statement(Optional<String> since) {
        requireReachable();
        Statement told = outOfDate.orElseGet(() -> read(repeatsItself ? Optional.empty() : since));
        outOfDate = Optional.empty();
        statements.incrementAndGet();
        return told;
    }

    private void requireReachable() {
        if (!reachable) {
            throw new BrokerUnreachableException("no answer within 10 s");
        }
    }

    private Statement read(Optional<String> since) {
        int from = Math.max(forgotten, since.map(Integer::parseInt).orElse(0));
        int to = statesExecutions ? tape.size() : from;
        List<StatedOrder> open = orders.values().stream()
                .filter(Standing::open)
                .map(standing -> new StatedOrder(
                        standing.venueId(), standing.order().clientOrderId(), standing.order().instrument(),
                        standing.order().side(), standing.order().amount(), standing.order().spec(),
                        standing.order().timeInForce(), Optional.empty(), counted(standing), true, Instant.now()))
                .toList();
        List<StatedPosition> held = positions.entrySet().stream()
                .filter(one -> !one.getValue().isZero())
                .map(one -> new StatedPosition(InstrumentDefaults.of(one.getKey()), one.getValue(), Price.of("150")))
                .toList();
        return new Statement(
                Instant.now(), cash, held, open, List.copyOf(tape.subList(from, to)), List.of(),
                Optional.of(Integer.toString(to)));
    }

    private Quantity counted(Standing standing) {
        return countsOn
                ? standing.filled()
                : standing.filled().minus(before.getOrDefault(standing.order().clientOrderId(), Quantity.ZERO));
    }

    /** The new total counts what has traded already, and only the rest goes on. */
    @Override
    public void replace(Order order, Order replacement) {
        Optional<VenueOrderId> next = swapped(order, replacement);
        tell(next.<ExecutionReport>map(id -> new ExecutionReport.Replaced(order.id(), replacement.id(), id, Instant.now()))
                .orElseGet(() -> new ExecutionReport.ReplaceRejected(
                        order.id(), replacement.id(), "not here", Instant.now())));
    }

    private synchronized Optional<VenueOrderId> swapped(Order order, Order replacement) {
        Standing old = orders.get(order.clientOrderId());
        if (old == null || !old.open() || !replacement.orderQty().orElseThrow().isMoreThan(old.filled())) {
            return Optional.empty();
        }
        orders.put(order.clientOrderId(), old.over(Fate.REPLACED));
        var venueId = new VenueOrderId("V-" + (orders.size() + 1));
        orders.put(replacement.clientOrderId(), new Standing(venueId, replacement, old.filled(), Fate.OPEN));
        before.put(replacement.clientOrderId(), old.filled());
        return Optional.of(venueId);
    }

    @Override
    public synchronized void resize(Order order) {
        orders.computeIfPresent(order.clientOrderId(), (_, standing) -> standing.of(order));
    }

    @Override
    public void cancel(Order order) {
        cancels.add(order.id());
        requireReachable();
        if (hearsCancels && takenOff(order) && tellsCancels) {
            tell(new ExecutionReport.Canceled(order.id(), "asked for", Instant.now()));
        }
    }

    private synchronized boolean takenOff(Order order) {
        Standing standing = orders.get(order.clientOrderId());
        boolean open = standing != null && standing.open();
        if (open) {
            orders.put(order.clientOrderId(), standing.over(Fate.CANCELED));
        }
        return open;
    }

    @Override
    public void adopt(Order order) {
        // Its books know the order already.
    }

    @Override
    public Health health() {
        return new Health(true, Optional.empty(), Optional.empty(), Optional.empty(), 200, 0, List.of(), Optional.empty());
    }

    /** The client order ids that trade here, each once. */
    synchronized Set<ClientOrderId> known() {
        return Set.copyOf(orders.keySet());
    }

    @Override
    public void close() {
        // It lives on, as brokers do.
    }
}
