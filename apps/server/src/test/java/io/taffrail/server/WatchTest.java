package io.taffrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.PositionEvent.PositionAdopted;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.LiveMarket;
import io.taffrail.ports.MarketPast;
import io.taffrail.ports.MarketUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is held or ordered is told of by a live market, however long that takes. */
@Timeout(60)
class WatchTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final AccountId ACCOUNT = new AccountId("alpaca");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
    private static final Symbol MSFT = new Symbol("MSFT");

    private final FarMarket market = new FarMarket();
    private final Watch watch = new Watch(market, Duration.ofMillis(10));

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void whatIsAtStakeAtTheStartIsWatchedAndWhatIsLongOverIsNot() {
        watch.onEntry(entry(ordered()));
        assertThat(market.asked).isEmpty();

        watch.recovered(List.of(MSFT));

        await(() -> market.asked.equals(List.of(MSFT)));
    }

    @Test
    void whatIsOrderedIsWatchedOnce() {
        watch.recovered(List.of());

        watch.onEntry(entry(ordered()));
        watch.onEntry(entry(ordered()));
        watch.onEntry(entry(held()));

        await(() -> !market.asked.isEmpty());
        assertThat(market.asked).containsExactly(AAPL);
    }

    /** Nobody here has ordered it: the broker alone knew of it. */
    @Test
    void whatIsHeldWithoutAnOrderOfOursIsWatched() {
        watch.recovered(List.of());

        watch.onEntry(entry(held()));

        await(() -> market.asked.equals(List.of(AAPL)));
    }

    @Test
    void whoDoesNotAnswerIsAskedAgainUntilSomebodyDoes() {
        market.silent.set(3);

        watch.recovered(List.of(MSFT));

        await(() -> market.asked.size() == 4 && market.watched.contains(MSFT));
    }

    @Test
    void theDeskDoesNotWaitForAMarketThatDoesNotAnswer() {
        market.silent.set(Integer.MAX_VALUE);
        market.pause = Duration.ofSeconds(30);
        watch.recovered(List.of());
        long begun = System.nanoTime();

        watch.onEntry(entry(ordered()));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    private static Event ordered() {
        OrderId id = OrderId.derived(new Identity("watch"), new DeskId("main"), 1);
        return new OrderInitialized(
                id, 1, ACCOUNT, new ClientOrderId("w-1"), InstrumentDefaults.of(AAPL), Side.BUY,
                OrderAmount.units(Quantity.of(1)), new OrderSpec.Market(), TimeInForce.DAY, Optional.empty(), AT);
    }

    private static Event held() {
        return new PositionAdopted(ACCOUNT, Position.flat(InstrumentDefaults.of(AAPL)), Money.usd("0"), AT);
    }

    private static Entry entry(Event event) {
        return new Entry(1, AT, Cause.DESK, new LinkReport.LinkLost(ACCOUNT, "as good as any input"), List.of(event));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within twenty seconds").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** A market that does not answer as often as it is told. */
    private static final class FarMarket implements LiveMarket {
        private final List<Symbol> asked = new CopyOnWriteArrayList<>();
        private final List<Symbol> watched = new CopyOnWriteArrayList<>();
        private final AtomicInteger silent = new AtomicInteger();
        private volatile Duration pause = Duration.ZERO;

        @Override
        public Optional<Instrument> watch(Symbol symbol) {
            asked.add(symbol);
            if (silent.getAndDecrement() > 0) {
                LockSupport.parkNanos(pause.toNanos());
                throw new MarketUnreachableException(symbol, "nobody answers");
            }
            watched.add(symbol);
            return Optional.of(InstrumentDefaults.of(symbol));
        }

        @Override
        public MarketSource source() {
            return new MarketSource(MarketSource.Kind.LIVE, "FAR", "test");
        }

        @Override
        public Optional<MarketPast> past() {
            return Optional.empty();
        }

        @Override
        public void start(Consumer<MarketEvent> told) {
            // It has nothing to tell.
        }

        @Override
        public void close() {
            // It holds nothing open.
        }
    }
}
