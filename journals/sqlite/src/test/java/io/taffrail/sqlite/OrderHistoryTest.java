package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.conformance.TradingDay;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderHeld;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.ports.OrderQuery.Scope;
import io.taffrail.ports.OrderQuery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderHistoryTest {
    private static final OrderQuery ALL = OrderQuery.of(Samples.ACCOUNT, Scope.ALL, 100);

    @TempDir
    Path folder;

    private SqliteJournal journal;

    /** Ten orders, of which the last is submitted and no more. */
    @BeforeEach
    void aDayThatIsNotOver() {
        journal = SqliteJournal.open(folder.resolve("trading.db"), Durability.DURABLE);
        var day = TradingDay.of(10);
        journal.append(day.subList(0, day.size() - 2), Head.EMPTY);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void theOrdersOfAGroupAreFoundTogether() {
        Order last = journal.list(OrderQuery.of(Samples.ACCOUNT, Scope.EVER, 1)).getFirst();
        var at = last.createdAt();
        var group = new OrderId("group-1");
        var entry = member(last, group, 1, GroupLink.Role.ENTRY);
        var leg = member(last, new OrderId("leg-1"), 2, GroupLink.Role.TAKE_PROFIT);
        journal.append(List.of(new Entry(
                journal.head().sequence() + 1, at, Cause.DESK, new Input.MarksObserved(List.of()),
                List.of(entry, new OrderSubmitted(group, at), leg, new OrderHeld(leg.order(), at)))), journal.head());

        assertThat(journal.group(group).stream().map(Order::id)).containsExactly(group, leg.order());
        assertThat(journal.group(last.id())).isEmpty();
        journal.rebuild();
        assertThat(journal.group(group)).hasSize(2);
    }

    private static OrderInitialized member(Order like, OrderId id, int ahead, GroupLink.Role role) {
        return new OrderInitialized(
                id, like.number() + ahead, like.account(), new ClientOrderId(id.value()), like.instrument(), like.side(),
                like.amount(), like.spec(), like.timeInForce(), Optional.empty(), Optional.empty(), Instruction.NONE,
                Optional.of(new GroupLink(new OrderId("group-1"), GroupLink.Kind.OTO, role)), Optional.empty(),
                like.createdAt());
    }

    @Test
    void anOrderIsFoundByEitherOfItsNames() {
        Order third = journal.find(TradingDay.orderId(3)).orElseThrow();

        assertThat(third.number()).isEqualTo(3);
        assertThat(third.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(journal.find(Samples.ACCOUNT, TradingDay.clientOrderId(3))).contains(third);
        assertThat(journal.find(new AccountId("other"), TradingDay.clientOrderId(3))).isEmpty();
        assertThat(journal.find(TradingDay.orderId(11))).isEmpty();
    }

    @Test
    void aDeniedOrderDoesNotHideTheOneThatHasTheName() {
        Order third = journal.find(TradingDay.orderId(3)).orElseThrow();
        var id = TradingDay.orderId(11);
        var again = new OrderInitialized(
                id, 11, third.account(), third.clientOrderId(), third.instrument(), third.side(), third.amount(),
                third.spec(), third.timeInForce(), third.reference(), Samples.AT);
        var reason = new Denial.DuplicateClientOrderId(third.clientOrderId(), third.id());
        var input = Samples.inputs().get(2);
        var events = List.<Event>of(again, new OrderDenied(id, reason, Samples.AT));
        journal.append(List.of(new Entry(journal.head().sequence() + 1, Samples.AT, Cause.DESK, input, events)),
                journal.head());

        assertThat(journal.find(id).orElseThrow().status()).isEqualTo(OrderStatus.DENIED);
        assertThat(journal.find(third.account(), third.clientOrderId())).contains(third);
    }

    @Test
    void anOrderIsSeenAsSoonAsItIsAppended() {
        var day = TradingDay.of(10);
        journal.append(day.subList(day.size() - 2, day.size()), journal.head());

        assertThat(journal.find(TradingDay.orderId(10)).map(Order::status)).contains(OrderStatus.FILLED);
        assertThat(journal.list(OrderQuery.of(Samples.ACCOUNT, Scope.OPEN, 100))).isEmpty();
    }

    @Test
    void aListIsWhatWasAskedFor() {
        assertThat(numbers(ALL)).isEqualTo(List.of(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L));
        assertThat(numbers(OrderQuery.of(Samples.ACCOUNT, Scope.OPEN, 100))).isEqualTo(List.of(10L));
        assertThat(numbers(OrderQuery.of(Samples.ACCOUNT, Scope.CLOSED, 3))).isEqualTo(List.of(9L, 8L, 7L));
        assertThat(numbers(query(Set.of("AAPL", "MSFT"), Optional.of(Side.SELL), bounds(), Optional.of(4L), true)))
                .isEqualTo(List.of(6L, 8L, 10L));
        assertThat(numbers(query(Set.of("MSFT"), Optional.empty(), bounds(), Optional.empty(), false))).isEmpty();
        assertThat(numbers(OrderQuery.of(new AccountId("other"), Scope.ALL, 100))).isEmpty();
    }

    @Test
    void theBoundsInTimeAreNotPartOfTheSpan() {
        Instant second = journal.find(TradingDay.orderId(2)).orElseThrow().createdAt();
        Instant fifth = journal.find(TradingDay.orderId(5)).orElseThrow().createdAt();

        assertThat(numbers(query(Set.of(), Optional.empty(), bounds(second, fifth), Optional.empty(), false)))
                .isEqualTo(List.of(4L, 3L));
        assertThat(numbers(query(Set.of(), Optional.empty(), bounds(second, fifth), Optional.empty(), true)))
                .isEqualTo(List.of(3L, 4L));
    }

    @Test
    void aVirtualThreadMayAsk() throws InterruptedException {
        var found = new AtomicInteger();

        Thread.ofVirtual().start(() -> found.set(journal.list(ALL).size())).join();

        assertThat(found).hasValue(10);
    }

    private List<Long> numbers(OrderQuery query) {
        return journal.list(query).stream().map(Order::number).toList();
    }

    private record Bounds(Optional<Instant> after, Optional<Instant> until) {}

    private static Bounds bounds() {
        return new Bounds(Optional.empty(), Optional.empty());
    }

    private static Bounds bounds(Instant after, Instant until) {
        return new Bounds(Optional.of(after), Optional.of(until));
    }

    private static OrderQuery query(
            Set<String> symbols, Optional<Side> side, Bounds bounds, Optional<Long> afterNumber, boolean oldestFirst) {
        return new OrderQuery(
                Samples.ACCOUNT, Scope.ALL,
                Set.copyOf(symbols.stream().map(Symbol::new).toList()),
                Set.of(AssetClass.US_EQUITY), side, bounds.after, bounds.until, afterNumber, Optional.empty(),
                oldestFirst, 100);
    }
}
