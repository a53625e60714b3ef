package io.taffrail.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Broker;
import io.taffrail.ports.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What the house may rely on from every broker. The market of these tests trades {@link Samples#AAPL}, stands at 150
 * before the first order, and moves where the test says.
 */
public abstract class BrokerContract {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final List<ExecutionReport> reports = new CopyOnWriteArrayList<>();

    /** A broker that knows nothing yet and whose market stands at 150; each call makes one with an empty book. */
    protected abstract Broker broker();

    /** Makes the market of the latest broker trade at a price: bid and ask are both there, in any size. */
    protected abstract void tradeAt(Price price);

    @Test
    public void anOrderIsAcceptedUnderAName() {
        try (Broker broker = connected(List.of())) {
            assertThat(broker.submit(buy(1, "100"))).isInstanceOf(Submission.Accepted.class);
        }
    }

    @Test
    public void anOrderFillsWhenTheMarketReachesItsLimit() {
        try (Broker broker = connected(List.of())) {
            Order order = buy(1, "100");
            broker.submit(order);

            tradeAt(Price.of("99"));

            await(() -> filled(order).equals(Decimal.of(10)));
            assertEveryReportIsOf(order);
        }
    }

    @Test
    public void anOrderOfferedTwiceUnderOneIdIsTakenOnce() {
        try (Broker broker = connected(List.of())) {
            Order order = buy(1, "100");

            broker.submit(order);
            broker.submit(order);
            tradeAt(Price.of("99"));
            tradeAt(Price.of("98"));

            await(() -> filled(order).equals(Decimal.of(10)));
            assertThat(filled(order)).isEqualTo(Decimal.of(10));
            assertThat(endings(order)).isEqualTo(1);
        }
    }

    @Test
    public void aWorkingOrderCanBeCanceledAndTradesNoMore() {
        try (Broker broker = connected(List.of())) {
            Order order = buy(1, "100");
            broker.submit(order);

            broker.cancel(order);
            await(() -> endings(order) == 1);
            tradeAt(Price.of("99"));

            assertThat(reports).anyMatch(report -> report instanceof ExecutionReport.Canceled);
            assertThat(filled(order)).isEqualTo(Decimal.ZERO);
        }
    }

    @Test
    public void aCancelAfterTheFillChangesNothing() {
        try (Broker broker = connected(List.of())) {
            Order order = buy(1, "100");
            broker.submit(order);
            tradeAt(Price.of("99"));
            await(() -> endings(order) == 1);

            broker.cancel(order);
            broker.cancel(order);

            assertThat(endings(order)).isEqualTo(1);
            assertThat(filled(order)).isEqualTo(Decimal.of(10));
        }
    }

    @Test
    public void anOrderThatWasOpenBeforeTheRestartFillsWithoutBeingOfferedAgain() {
        Order order = accepted(buy(1, "100"));
        try (Broker _ = connected(List.of(order))) {
            tradeAt(Price.of("99"));

            await(() -> filled(order).equals(Decimal.of(10)));
            assertEveryReportIsOf(order);
        }
    }

    @Test
    public void anOrderThatWasOpenBeforeTheRestartCanBeCanceled() {
        Order order = accepted(buy(1, "100"));
        try (Broker broker = connected(List.of(order))) {
            broker.cancel(order);

            await(() -> reports.stream().anyMatch(report -> report instanceof ExecutionReport.Canceled));
            assertEveryReportIsOf(order);
        }
    }

    private Broker connected(List<Order> open) {
        Broker broker = broker();
        broker.connect(reports::add, open);
        return broker;
    }

    /** An order to buy ten, good till canceled. */
    private static Order buy(long number, String limit) {
        OrderId id = OrderId.derived(new Identity("contract"), new DeskId("main"), number);
        var first = new OrderInitialized(
                id, number, Samples.ACCOUNT, new ClientOrderId("contract-" + number), Samples.AAPL, Side.BUY,
                OrderAmount.units(Quantity.of(10)), new OrderSpec.Limit(Price.of(limit)), TimeInForce.GTC,
                Optional.empty(), Samples.AT);
        return Order.of(first).apply(new OrderSubmitted(id, Samples.AT));
    }

    private static Order accepted(Order order) {
        Instant at = Samples.AT;
        return order.apply(new OrderAccepted(order.id(), new VenueOrderId("V-" + order.number()), at));
    }

    private Decimal filled(Order order) {
        Decimal sum = Decimal.ZERO;
        for (ExecutionReport report : reports) {
            if (report instanceof ExecutionReport.Filled filled && filled.order().equals(order.id())) {
                sum = sum.plus(filled.fill().lastQty().value());
            }
        }
        return sum;
    }

    /** How many reports say that the order is over; one is right. */
    private long endings(Order order) {
        return reports.stream()
                .filter(report -> report.order().equals(order.id()))
                .filter(report -> switch (report) {
                    case ExecutionReport.Filled filled        -> filled.complete();
                    case ExecutionReport.Rejected _,
                            ExecutionReport.Canceled _,
                            ExecutionReport.Replaced _,
                            ExecutionReport.Expired _         -> true;
                    case ExecutionReport.Accepted _,
                            ExecutionReport.Booked _,
                            ExecutionReport.Triggered _,
                            ExecutionReport.TrailMoved _,
                            ExecutionReport.CancelRejected _,
                            ExecutionReport.ReplaceRejected _,
                            ExecutionReport.Unfound _,
                            ExecutionReport.InDoubt _         -> false;
                })
                .count();
    }

    private void assertEveryReportIsOf(Order order) {
        assertThat(reports).isNotEmpty().allMatch(report -> report.order().equals(order.id()));
    }

    /** Waits for what a broker reports in its own time; an immediate one has reported already. */
    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(condition.getAsBoolean()).as("reported within ten seconds").isTrue();
    }
}
