package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.stream.LiveStream;
import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Statement;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.BrokerUnreachableException;
import io.taffrail.ports.Health;
import io.taffrail.ports.Idempotency;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.ports.Submission;
import io.taffrail.ports.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** An account at Alpaca, or at anything that speaks as Alpaca does. */
public final class AlpacaBroker implements RemoteBroker {
    private static final Logger LOG = LoggerFactory.getLogger(AlpacaBroker.class);
    private static final Capabilities CAPABILITIES = new Capabilities(
            List.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.OPG, TimeInForce.CLS),
            List.of(Instruction.EXTENDED_HOURS),
            true);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(20);
    private static final int TRIES = 5;
    /** From a fiftieth of a second on, each after twice the wait: some twenty seconds. */
    private static final int TRIES_AT_ONCE = 10;
    /** Updates that wait to be dealt with; a stream that is further ahead is dropped, and the account read anew. */
    private static final int MOST_UPDATES = 100_000;

    private final AlpacaConfig config;
    private final Outside outside;
    private final AlpacaClient client;
    private final AlpacaGates gates;
    private final AccountGate gate;
    private final Quarantine quarantine = new Quarantine();
    private final Outbox outbox = new Outbox();
    private final Register register = new Register();
    private final Chores chores;
    private final BlockingQueue<JsonNode> happened = new LinkedBlockingQueue<>(MOST_UPDATES);
    private final LookUps lookUps;
    private final Placement placement;
    private final Changes changes;
    private final Statements statements;
    private final Updates updates;
    private volatile Assets assets = Assets.NONE;
    private volatile boolean assetsRead;
    private volatile @Nullable LiveStream stream;
    private volatile @Nullable TradeConversation conversation;
    private volatile Threads.@Nullable Running follower;

    public AlpacaBroker(AlpacaConfig config) {
        this(config, Outside.real(config));
    }

    /** The same in another world. */
    public AlpacaBroker(AlpacaConfig config, Outside outside) {
        this.config = config;
        this.outside = outside;
        this.client = new AlpacaClient(config, outside);
        this.chores = new Chores(outside.threads());
        this.gates = new AlpacaGates(config);
        this.gate = new AccountGate(client, gates, quarantine);
        var reports = new Reports(register, outbox);
        var matching = new Matching(register, () -> assets);
        var activities = new Activities(client, register, quarantine);
        var pages = new OrderPages(client, quarantine);
        this.lookUps = new LookUps(
                client, register, reports, matching, activities, new Recent(pages, outside.threads()), quarantine,
                config.longestLife(), config.lag());
        this.placement = new Placement(
                client, gate, register, matching, lookUps, outbox, quarantine, this::settleSoon);
        this.changes = new Changes(
                client, gate, register, reports, outbox, matching, lookUps, quarantine, new Counts(register, lookUps, activities),
                this::settleSoon, this::resizeSoon);
        var stated = new StatedOrders(pages, register, matching, lookUps, () -> assets, quarantine);
        this.statements = new Statements(client, gate, activities, stated, () -> assets, quarantine);
        this.updates = new Updates(
                register, reports, outbox, matching, lookUps, quarantine, this::settleSoon, this::cancelSoon, this::completeSoon);
    }

    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /** Alpaca refuses a client order id that it has ever seen in the account (422 {@code client_order_id must be unique}). */
    @Override
    public Idempotency idempotency() {
        return new Idempotency(Idempotency.Uniqueness.FOREVER, config.longestLife(), Duration.ofSeconds(1));
    }

    @Override
    public void connect(BrokerListener listener, List<Order> orders) {
        quarantine.tellTo(listener);
        outbox.tellTo(listener);
        orders.forEach(register::know);
        // What is to take an order's place is among them, and was asked for at some time before this one.
        orders.forEach(order -> order.becoming()
                .flatMap(becoming -> register.find(becoming.by()))
                .ifPresent(by -> register.know(order).replacing(by.order(), client.nanos())));
        var said = new TradeConversation(config.keys(), quarantine, happened::add, listener);
        conversation = said;
        follower = outside.threads().start("alpaca-updates", this::followUpdates);
        var live = new LiveStream(
                config.address().tradeStream(), config.stream(), config.timeouts().connect(), said, this::heldBack,
                outside.threads(), outside.sockets());
        stream = live;
        live.start();
    }

    @Override
    public Submission submit(Order order, List<Order> legs) {
        readAssets();
        return placement.submit(order, legs);
    }

    @Override
    public void replace(Order order, Order replacement) {
        changes.replace(order, replacement);
    }

    @Override
    public void resize(Order order) {
        changes.resize(order);
    }

    @Override
    public void cancel(Order order) {
        changes.cancel(order);
    }

    @Override
    public LookUp lookUp(Order order) {
        Known known = register.know(order);
        order.becoming().filter(_ -> known.replacement().isEmpty())
                .flatMap(becoming -> register.find(becoming.by()))
                .ifPresent(by -> known.replacing(by.order(), client.nanos()));
        LookUp answer = register.predecessor(known)
                .map(before -> ofReplacement(before, known))
                .orElseGet(() -> lookUps.lookUp(known));
        outbox.deliver();
        return answer;
    }

    /** What is to take another's place is told of only once it has; whether it has, the other one tells. */
    private LookUp ofReplacement(Known before, Known known) {
        return switch (lookUps.lookUp(before)) {
            case LookUp.Found(var first) when known.isAccepted() -> switch (lookUps.lookUp(known)) {
                case LookUp.Found(var rest) -> new LookUp.Found(Stream.concat(first.stream(), rest.stream()).toList());
                case LookUp.NotFound _, LookUp.Inconclusive _ -> new LookUp.Found(first);
            };
            case LookUp.Found found -> found;
            case LookUp.NotFound(var words) -> new LookUp.Inconclusive("the order whose place it takes is not found: " + words);
            case LookUp.Inconclusive unclear -> unclear;
        };
    }

    @Override
    public Statement statement(Optional<String> since) {
        readAssets();
        return statements.read(since);
    }

    @Override
    public void adopt(Order order) {
        register.know(order);
    }

    @Override
    public Health health() {
        var live = stream;
        boolean agreed = Optional.ofNullable(conversation).filter(TradeConversation::isAgreed).isPresent();
        Optional<String> closed = gates.closed().map(check -> "gate `" + check.name() + "`: " + check.found());
        Optional<String> broken = live == null ? Optional.of("not connected") : live.trouble().map(why -> "stream: " + why);
        return new Health(
                agreed,
                client.latency(),
                client.clockOffset(),
                live == null ? Optional.empty() : live.silence(),
                client.budget().left(Purpose.ORDER),
                quarantine.count(),
                gates.checks(),
                closed.or(() -> broken).or(gate::clockTrouble).or(quarantine::latest));
    }

    @Override
    public void close() {
        Optional.ofNullable(stream).ifPresent(LiveStream::close);
        Optional.ofNullable(follower).ifPresent(Threads.Running::interrupt);
        chores.close();
        client.close();
    }

    /** Why no connection may be made, where that is so: the key is shown to nobody to whom the gates would not send an order. */
    private Optional<String> heldBack() {
        Optional<Health.Check> configured = gates.closedByConfiguration();
        if (configured.isPresent()) {
            return configured.map(check -> "the safety gate `" + check.name() + "` is closed: " + check.found());
        }
        readAssets();
        try {
            gate.account();
            return gates.closed().filter(check -> check.name().equals("account number")).map(Health.Check::found);
        } catch (BrokerUnreachableException silent) {
            return Optional.of(String.valueOf(silent.getMessage()));
        }
    }

    /** The list of pairs, read once. */
    private void readAssets() {
        if (assetsRead || gates.closedByConfiguration().isPresent()) {
            return;
        }
        Exchange exchange = client.get("/v2/assets", Map.of("asset_class", "crypto", "status", "active"), Purpose.READ);
        if (exchange instanceof Exchange.Answered answer && answer.status() == 200) {
            quarantine.read("the list of pairs", () -> Assets.of(answer.body().json())).ifPresent(list -> {
                assets = list;
                assetsRead = true;
            });
        }
    }

    private void followUpdates() {
        try {
            while (true) {
                JsonNode data = happened.take();
                try {
                    updates.onUpdate(data);
                } catch (RuntimeException unforeseen) {
                    LOG.warn("an update could not be dealt with", unforeseen);
                    quarantine.add("an update that could not be dealt with: " + unforeseen);
                    outbox.listener().onUnexplained("an update that could not be dealt with");
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks an order up in a little while, unless the stream has told its end by then. */
    private void settleSoon(Known known) {
        chores.soon(known.id(), SOON, TRIES, () -> settled(known), () -> outbox.listener()
                .onUnexplained("what has become of " + known.order().clientOrderId() + " cannot be found out"));
    }

    /** A change of a quantity that could not leave does so as soon as it can, for as much as the desk wants by then. */
    private void resizeSoon(Known known) {
        chores.soon(List.of("resize", known.id()), AT_ONCE, TRIES_AT_ONCE, () -> changes.resized(known), () -> outbox.listener()
                .onUnexplained(known.order().clientOrderId() + " cannot be changed to its quantity"));
    }

    /** Takes off what is left at Alpaca of an exit of which the desk wants no more. */
    private void cancelSoon(Known known) {
        chores.soon(List.of("cancel", known.id()), AT_ONCE, TRIES_AT_ONCE, () -> canceled(known), () -> outbox.listener()
                .onUnexplained("what is left of " + known.order().clientOrderId() + " cannot be taken off"));
    }

    /** Tells what the stream said of an order once the executions that belong to it are there. */
    private void completeSoon(Known known, VenueOrder theirs) {
        chores.soon(theirs.id(), SOON, TRIES, () -> completed(known, theirs), () -> outbox.listener()
                .onUnexplained("the executions of " + known.order().clientOrderId() + " do not add up"));
    }

    private boolean completed(Known known, VenueOrder theirs) {
        boolean done = known.isOver() || lookUps.completed(known, theirs);
        outbox.deliver();
        return done;
    }

    private boolean canceled(Known known) {
        if (register.isThrough(known)) {
            changes.cancel(known.order());
        }
        return !register.isThrough(known);
    }

    private boolean settled(Known known) {
        if (known.isOver()) {
            return true;
        }
        boolean done = lookUps.settle(known).isEmpty();
        outbox.deliver();
        return done;
    }
}
