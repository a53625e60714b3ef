package io.taffrail.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.PositionEvent.PositionChanged;
import io.taffrail.model.journal.PositionEvent.PositionOpened;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.position.Position;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Activity;
import io.taffrail.ports.ActivityQuery;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views, told entries by hand. */
class ViewsTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T15:30:00Z");
    private static final AccountId PAPER = new AccountId("paper");
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));

    private final Shelf history = new Shelf();
    private final Views views = new Views(history, new OneTrade());
    private Instant now = MORNING;
    private long sequence;
    private final List<Entry> told = new ArrayList<>();

    @BeforeEach
    void open() {
        tell(new AccountOpened(
                new Account(PAPER, "paper", Mode.PAPER, AccountKind.MARGIN, true, Money.usd("10000"), now), now));
    }

    @Test
    void anOpenOrderReservesAndAFillBecomesAPosition() {
        submit(1, Side.BUY, "10", "190");
        assertThat(standing().balance().reserved()).isEqualTo(Money.usd("1900"));

        fill(1, "10", "190");

        assertThat(views.blotter().find(id(1)).map(Order::status)).contains(OrderStatus.FILLED);
        assertThat(views.blotter().open(PAPER, AAPL.symbol())).isEmpty();
        assertThat(standing().balance().reserved()).isEqualTo(Money.usd("0"));
        assertThat(standing().balance().cash()).isEqualTo(Money.usd("8100"));
        assertThat(standing().balance().longValue()).as("at the latest trade, 200").isEqualTo(Money.usd("2000"));
        assertThat(views.positions().list(PAPER)).singleElement().satisfies(holding -> {
            assertThat(holding.available()).isEqualTo(Decimal.of(10));
            assertThat(holding.mark()).isEqualTo(Price.of("200"));
            assertThat(holding.dayStart()).isEmpty();
        });
    }

    @Test
    void whatASellOrderHoldsIsNotAvailable() {
        submit(1, Side.BUY, "10", "190");
        fill(1, "10", "190");
        submit(2, Side.SELL, "4", "210");

        assertThat(views.positions().find(PAPER, AAPL.symbol()).orElseThrow().available()).isEqualTo(Decimal.of(6));
        assertThat(views.blotter().effect(views.blotter().find(id(2)).orElseThrow())).isEqualTo(PositionEffect.CLOSE);
    }

    @Test
    void onlyTheLatestClosedOrdersStayInMemory() {
        for (int n = 1; n <= Blotter.REMEMBERED + 1; n++) {
            submit(n, Side.BUY, "1", "1");
            tell(new OrderCanceled(id(n), "asked", now));
        }

        assertThat(views.blotter().remembered(id(1))).isEmpty();
        assertThat(views.blotter().remembered(id(2))).isPresent();
        assertThat(views.blotter().find(id(1))).as("from the history").isEmpty();
        assertThat(history.asked).containsExactly("id-1");
    }

    @Test
    void aNameStaysWithTheOrderThatHadItFirst() {
        submit(1, Side.BUY, "1", "1");
        tell(
                initialized(2, "name-1", Side.BUY, "1", "1"),
                new OrderDenied(id(2), new Denial.DuplicateClientOrderId(new ClientOrderId("name-1"), id(1)), now));

        assertThat(views.blotter().find(PAPER, new ClientOrderId("name-1")).map(Order::id)).contains(id(1));
    }

    @Test
    void openOrdersAreListedAsAsked() {
        submit(1, Side.BUY, "1", "1");
        submit(2, Side.SELL, "1", "300");
        submit(3, Side.BUY, "1", "2");

        assertThat(numbers(OrderQuery.of(PAPER, OrderQuery.Scope.OPEN, 2))).containsExactly(3L, 2L);
        assertThat(numbers(OrderQuery.of(new AccountId("other"), OrderQuery.Scope.OPEN, 2))).isEmpty();
    }

    @Test
    void aNewDayRemembersTheOldOnesEquity() {
        submit(1, Side.BUY, "10", "190");
        fill(1, "10", "190");
        now = MORNING.plus(Duration.ofDays(1));
        submit(2, Side.BUY, "1", "1");

        assertThat(standing().lastEquity()).as("nothing was marked: at cost").isEqualTo(Money.usd("10000"));
    }

    @Test
    void aFollowerIsToldEachStep() throws InterruptedException {
        try (var follower = views.tradeUpdates().subscribe(PAPER, 10)) {
            submit(1, Side.BUY, "10", "190");
            fill(1, "10", "190");

            var told = new ArrayList<String>();
            for (var next = follower.next(Duration.ZERO); next.isPresent(); next = follower.next(Duration.ZERO)) {
                told.add(next.get().event().getClass().getSimpleName() + " " + next.get().order().status()
                        + next.get().positionAfter().map(after -> " " + after).orElse(""));
            }
            assertThat(told).containsExactly(
                    "OrderInitialized INITIALIZED", "OrderSubmitted SUBMITTED", "OrderAccepted ACCEPTED",
                    "OrderFilled FILLED 10");
        }
    }

    @Test
    void aFollowerThatFallsBehindIsDropped() throws InterruptedException {
        var follower = views.tradeUpdates().subscribe(PAPER, 1);

        submit(1, Side.BUY, "10", "190");

        assertThat(follower.isDropped()).isTrue();
        assertThat(follower.next(Duration.ZERO)).isPresent();
        assertThat(follower.next(Duration.ZERO)).isEmpty();
    }

    private List<Long> numbers(OrderQuery query) {
        return views.blotter().list(query).stream().map(Order::number).toList();
    }

    private Accounts.Standing standing() {
        return views.accounts().find(PAPER).orElseThrow();
    }

    private void submit(long number, Side side, String quantity, String limit) {
        tell(initialized(number, "name-" + number, side, quantity, limit), new OrderSubmitted(id(number), now));
    }

    /** Pages of two entries and a memory of one closed order: every way in which an order is found is taken. */
    @Test
    void aReplayTellsFromAnyEntryOnWhatWasToldThen() throws InterruptedException {
        List<TradeUpdate> live = new ArrayList<>();
        try (var subscription = views.tradeUpdates().subscribe(PAPER, 1_000)) {
            submit(1, Side.BUY, "10", "190");
            submit(2, Side.BUY, "20", "190");
            submit(3, Side.BUY, "30", "190");
            tell(new OrderCanceled(id(2), "asked", now));
            tell(new OrderCanceled(id(3), "asked", now));
            fill(1, "10", "190");
            var late = new Fill(
                    new TradeId("T2"), Quantity.of("20"), Price.of("190"), Money.usd("0"), Liquidity.TAKER, now);
            var change = views.positions().find(PAPER, AAPL.symbol()).orElseThrow().position().apply(Side.BUY, late);
            tell(
                    new OrderFilled(id(2), late, true, now),
                    new PositionChanged(PAPER, change.position(), change.realised(), now));
            for (var next = subscription.next(Duration.ZERO); next.isPresent(); next = subscription.next(Duration.ZERO)) {
                live.add(next.get());
            }
        }

        assertThat(live).hasSizeGreaterThanOrEqualTo(10);
        for (long from = 1; from <= sequence + 1; from++) {
            long first = from;
            var replay = new TradeReplay(new Drawer(told), views.blotter(), PAPER, from, 2, 1);
            var updates = new ArrayList<TradeUpdate>();
            while (!replay.isCaughtUp()) {
                updates.addAll(replay.next());
            }

            assertThat(updates).isEqualTo(live.stream().filter(update -> update.sequence() >= first).toList());
            assertThat(replay.position()).isEqualTo(sequence + 1);
        }
    }

    private OrderInitialized initialized(long number, String name, Side side, String quantity, String limit) {
        return new OrderInitialized(
                id(number), number, PAPER, new ClientOrderId(name), AAPL, side,
                OrderAmount.units(Quantity.of(quantity)), new OrderSpec.Limit(Price.of(limit)), TimeInForce.DAY,
                Optional.empty(), now);
    }

    private void fill(long number, String quantity, String price) {
        var fill = new Fill(
                new TradeId("T" + number), Quantity.of(quantity), Price.of(price), Money.usd("0"), Liquidity.TAKER, now);
        var change = Position.flat(AAPL).apply(Side.BUY, fill);
        tell(
                new OrderAccepted(id(number), new VenueOrderId("V"), now),
                new OrderFilled(id(number), fill, true, now),
                new PositionOpened(PAPER, change.position(), change.realised(), now),
                new BalanceChanged(PAPER, Money.usd("-1900"), Money.usd("8100"), "trade", now));
    }

    private void tell(Event... events) {
        var entry = new Entry(++sequence, now, Cause.DESK, new Input.MarksObserved(List.of()), List.of(events));
        told.add(entry);
        views.onEntry(entry);
    }

    private static OrderId id(long number) {
        return new OrderId("id-" + number);
    }

    /** An empty history that notes what it is asked for. */
    private static final class Shelf implements OrderHistory {
        private final List<String> asked = new ArrayList<>();

        @Override
        public Optional<Order> find(OrderId id) {
            asked.add(id.value());
            return Optional.empty();
        }

        @Override
        public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
            return Optional.empty();
        }

        @Override
        public boolean isBooked(OrderId order, TradeId execution) {
            return false;
        }

        @Override
        public List<Order> group(OrderId group) {
            return List.of();
        }

        @Override
        public List<Order> list(OrderQuery query) {
            return List.of();
        }
    }

    /** Entries in memory, which does not know where orders began. */
    private record Drawer(List<Entry> all) implements EntryHistory {
        @Override
        public List<Activity> activities(ActivityQuery query) {
            return List.of();
        }

        @Override
        public Optional<SignalStory> signal(AccountId account, SignalId id) {
            return Optional.empty();
        }

        @Override
        public List<SignalStory> signals(AccountId account, Optional<SignalStatus> status, long before, int limit) {
            return List.of();
        }

        @Override
        public List<Entry> page(long fromSequence, int limit) {
            return all.stream().filter(entry -> entry.sequence() >= fromSequence).limit(limit).toList();
        }

        @Override
        public long firstSince(Instant at) {
            return all.stream().takeWhile(entry -> entry.at().isBefore(at)).count() + 1;
        }

        @Override
        public long beginningOfOrders(AccountId account, long fromSequence) {
            return fromSequence;
        }

        @Override
        public void roundTrips(Span span, Consumer<RoundTrip> reader) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public List<RoundTrip> latestRoundTrips(Span span, int limit) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public void days(Span span, Consumer<DayResult> reader) {
            throw new UnsupportedOperationException("not asked here");
        }

        @Override
        public void executions(Span span, int limit, Consumer<Execution> reader) {
            throw new UnsupportedOperationException("not asked here");
        }
    }

    /** A market in which everything last traded at 200. */
    private static final class OneTrade implements MarketData {
        @Override
        public MarketSource source() {
            return new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", "seed 1");
        }

        @Override
        public List<Instrument> instruments() {
            return List.of(AAPL);
        }

        @Override
        public Optional<Instrument> instrument(Symbol symbol) {
            return Optional.of(InstrumentDefaults.of(symbol));
        }

        @Override
        public Optional<Quote> quote(Symbol symbol) {
            return Optional.empty();
        }

        @Override
        public Optional<Trade> trade(Symbol symbol) {
            return Optional.of(new Trade(MORNING, symbol, Price.of("200"), Quantity.of(1)));
        }

        @Override
        public Optional<Summary> latest(Symbol symbol) {
            return Optional.empty();
        }

        @Override
        public List<Summary> history(Symbol symbol, Instant from, Instant until) {
            return List.of();
        }
    }
}
