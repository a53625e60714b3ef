package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.AlpacaBroker;
import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.alpaca.AlpacaKeys;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.StatedExecution;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.Submission;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter to Alpaca, pointed at a door of our own in another process: both sides of one contract. */
class AlpacaAdapterStory {
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));

    @TempDir
    private Path data;

    private final Desk desk = new Desk();
    private RunningTaffrail venue;
    private AlpacaBroker broker;
    private long numbers;

    @BeforeEach
    void open() {
        venue = RunningTaffrail.start(data);
        var keys = venue.keys();
        broker = new AlpacaBroker(AlpacaConfig.paper(
                        URI.create(keys.get("APCA_API_BASE_URL")),
                        AlpacaKeys.of(keys.get("APCA_API_KEY_ID"), keys.get("APCA_API_SECRET_KEY")))
                .with(new AlpacaConfig.RateLimit(10_000, 20, Duration.ofSeconds(5))));
        broker.connect(desk, List.of());
        await(() -> desk.live > 0);
    }

    @AfterEach
    void close() {
        broker.close();
        venue.close();
    }

    @Test
    void everyGateSaysPaperAndTheStreamIsLive() {
        assertThat(broker.health().checks()).allMatch(check -> check.passed());
        assertThat(broker.health().live()).isTrue();
        assertThat(broker.health().trouble()).isEmpty();
    }

    @Test
    void aFillHasOneNameInTheStreamTheRecordAndTheLookUp() {
        String cursor = broker.statement(Optional.empty()).cursor().orElseThrow();
        Order order = market(Side.BUY, "10");

        assertThat(broker.submit(order, List.of())).isInstanceOf(Submission.Accepted.class);
        await(() -> desk.filled(order).equals(Quantity.of(10)));

        Statement statement = broker.statement(Optional.of(cursor));
        assertThat(statement.executions()).extracting(StatedExecution::clientOrderId).containsOnly(order.clientOrderId());
        assertThat(statement.executions()).extracting(execution -> execution.fill().tradeId())
                .containsExactlyElementsOf(desk.trades(order));
        assertThat(statement.positions()).singleElement().satisfies(position -> {
            assertThat(position.instrument().symbol()).isEqualTo(AAPL.symbol());
            assertThat(position.quantity()).isEqualTo(Decimal.of(10));
        });
        assertThat(((LookUp.Found) broker.lookUp(order)).reports())
                .filteredOn(ExecutionReport.Filled.class::isInstance)
                .containsExactlyElementsOf(desk.of(order, ExecutionReport.Filled.class));
        assertThat(statement.cash()).isEqualTo(
                broker.statement(statement.cursor()).cash());
    }

    @Test
    void anOrderThatIsOfferedTwiceIsTakenOnce() {
        Order order = limit("1", "10");
        broker.submit(order, List.of());
        try (var restarted = new AlpacaBroker(AlpacaConfig.paper(
                URI.create(venue.keys().get("APCA_API_BASE_URL")),
                AlpacaKeys.of(venue.keys().get("APCA_API_KEY_ID"), venue.keys().get("APCA_API_SECRET_KEY"))))) {
            assertThat(restarted.submit(order, List.of())).isInstanceOf(Submission.Accepted.class);
        }
        assertThat(broker.statement(Optional.empty()).orders()).extracting(StatedOrder::clientOrderId)
                .containsExactly(order.clientOrderId());
    }

    @Test
    void aRestingOrderIsReplacedAndThenCanceled() {
        Order order = limit("1", "10");
        var first = (Submission.Accepted) broker.submit(order, List.of());
        Order heir = heir(order, "2", "12");

        broker.replace(order.apply(new OrderAccepted(order.id(), first.venueOrderId(), AT)), heir);
        await(() -> desk.has(order, ExecutionReport.Replaced.class));
        var replaced = desk.of(order, ExecutionReport.Replaced.class).getFirst();
        assertThat(replaced.by()).isEqualTo(heir.id());

        broker.cancel(heir);
        await(() -> desk.has(heir, ExecutionReport.Canceled.class));
        assertThat(((LookUp.Found) broker.lookUp(order)).reports()).last().isInstanceOf(ExecutionReport.Replaced.class);
        assertThat(((LookUp.Found) broker.lookUp(heir)).reports()).last().isInstanceOf(ExecutionReport.Canceled.class);
        assertThat(broker.statement(Optional.empty()).orders()).isEmpty();
    }

    @Test
    void aBracketIsPlacedWholeAndItsExitsAreFound() {
        Order entry = grouped(numbers + 1, numbers + 1, Side.BUY, new OrderSpec.Market(), GroupLink.Role.ENTRY)
                .apply(new OrderSubmitted(id(numbers + 1), AT));
        Order profit = grouped(numbers + 2, numbers + 1, Side.SELL, new OrderSpec.Limit(Price.of("9000")), GroupLink.Role.TAKE_PROFIT)
                .apply(new OrderHeld(id(numbers + 2), AT));
        Order stop = grouped(numbers + 3, numbers + 1, Side.SELL, new OrderSpec.Stop(Price.of("1")), GroupLink.Role.STOP_LOSS)
                .apply(new OrderHeld(id(numbers + 3), AT));

        assertThat(broker.submit(entry, List.of(profit, stop))).isInstanceOf(Submission.Accepted.class);
        await(() -> desk.filled(entry).equals(Quantity.of(10)));
        Order working = profit.apply(new OrderSubmitted(profit.id(), AT));
        Order guarding = stop.apply(new OrderSubmitted(stop.id(), AT));
        assertThat(broker.submit(working, List.of(guarding))).isInstanceOf(Submission.Accepted.class);

        assertThat(desk.has(stop, ExecutionReport.Accepted.class)).isTrue();
        assertThat(broker.statement(Optional.empty()).orders()).extracting(StatedOrder::clientOrderId)
                .containsExactlyInAnyOrder(profit.clientOrderId(), stop.clientOrderId());
        broker.cancel(working);
        await(() -> desk.has(profit, ExecutionReport.Canceled.class) && desk.has(stop, ExecutionReport.Canceled.class));
    }

    @Test
    void aRefusedOrderIsRefusedInTheVenuesWords() {
        assertThat(broker.submit(limit("100000", "10"), List.of())).isInstanceOfSatisfying(
                Submission.Refused.class, refused -> assertThat(refused.reason().text()).contains("insufficient buying power"));
    }

    @Test
    void anOrderThatTheVenueNeverHadIsNotFound() {
        assertThat(broker.lookUp(limit("1", "10"))).isInstanceOf(LookUp.NotFound.class);
    }

    private Order market(Side side, String quantity) {
        return order(side, quantity, new OrderSpec.Market());
    }

    private Order limit(String price, String quantity) {
        return order(Side.BUY, quantity, new OrderSpec.Limit(Price.of(price)));
    }

    private Order order(Side side, String quantity, OrderSpec spec) {
        OrderId id = id(++numbers);
        return Order.of(first(id, numbers, side, quantity, spec, Optional.empty(), Optional.empty()))
                .apply(new OrderSubmitted(id, AT));
    }

    private Order heir(Order order, String price, String quantity) {
        return Order.of(first(
                id(++numbers), numbers, order.side(), quantity, new OrderSpec.Limit(Price.of(price)), Optional.empty(),
                Optional.of(order.id())));
    }

    private static Order grouped(long number, long group, Side side, OrderSpec spec, GroupLink.Role role) {
        return Order.of(first(
                id(number), number, side, "10", spec, Optional.of(new GroupLink(id(group), GroupLink.Kind.BRACKET, role)),
                Optional.empty()));
    }

    private static OrderInitialized first(
            OrderId id, long number, Side side, String quantity, OrderSpec spec, Optional<GroupLink> link, Optional<OrderId> replaces) {
        return new OrderInitialized(
                id, number, new AccountId("alpaca"), new ClientOrderId("story-" + number), AAPL, side,
                OrderAmount.units(Quantity.of(quantity)), spec, TimeInForce.GTC, Optional.empty(), Optional.empty(),
                Instruction.NONE, link, replaces, AT);
    }

    private static OrderId id(long number) {
        return OrderId.derived(new Identity("story"), new DeskId("main"), number);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within twenty seconds").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** The desk's side, which writes down what it is told. */
    private static final class Desk implements BrokerListener {
        private final List<ExecutionReport> reports = new CopyOnWriteArrayList<>();
        private volatile int live;

        @Override
        public void onReport(ExecutionReport report) {
            reports.add(report);
        }

        @Override
        public synchronized void onLive() {
            live++;
        }

        <T extends ExecutionReport> List<T> of(Order order, Class<T> kind) {
            return reports.stream().filter(kind::isInstance).map(kind::cast)
                    .filter(report -> report.order().equals(order.id())).toList();
        }

        boolean has(Order order, Class<? extends ExecutionReport> kind) {
            return !of(order, kind).isEmpty();
        }

        Quantity filled(Order order) {
            return of(order, ExecutionReport.Filled.class).stream()
                    .map(filled -> filled.fill().lastQty())
                    .reduce(Quantity.ZERO, Quantity::plus);
        }

        List<TradeId> trades(Order order) {
            return of(order, ExecutionReport.Filled.class).stream().map(filled -> filled.fill().tradeId()).toList();
        }
    }
}
