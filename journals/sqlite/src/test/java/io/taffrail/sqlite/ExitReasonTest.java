package io.taffrail.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.Samples;
import io.taffrail.conformance.TradingDay;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.journal.PlanEvent.CloseOrdered;
import io.taffrail.model.journal.PlanEvent.Way;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day buys one share with its first order and sells it with its second: what that order is for is why the position ended. */
class ExitReasonTest {
    private static final OrderId SECOND = TradingDay.orderId(2);
    private static final OrderSpec MARKET = new OrderSpec.Market();
    private static final OrderSpec STOP = new OrderSpec.Stop(Price.of("140"));
    private static final OrderSpec TRAIL = new OrderSpec.TrailingStop(new Trail.ByPercent(Decimal.of(2)));
    private static final Input TIME = new Input.TimeReached(Samples.AT);
    private static final Input CLOSE = new Input.CommandTaken(
            new Command.ClosePosition(Samples.ACCOUNT, Samples.AAPL.symbol(), new Command.Portion.Whole(), Optional.empty()), Facts.NONE);

    @TempDir
    Path folder;

    @Test
    void anOrderOfNobodysIsAnOrder() throws SQLException {
        assertThat(reason(first -> first)).isEqualTo("ORDER");
    }

    @Test
    void groupsTellTargetsFromStops() throws SQLException {
        assertThat(reason(first -> with(first, MARKET, Optional.of(GroupLink.Role.TAKE_PROFIT), Optional.empty()))).isEqualTo("TARGET");
        assertThat(reason(first -> with(first, STOP, Optional.of(GroupLink.Role.STOP_LOSS), Optional.empty()))).isEqualTo("STOP");
        assertThat(reason(first -> with(first, MARKET, Optional.of(GroupLink.Role.STOP_LOSS), Optional.empty())))
                .as("a stop that the house has turned into a market order").isEqualTo("STOP");
        assertThat(reason(first -> with(first, TRAIL, Optional.of(GroupLink.Role.STOP_LOSS), Optional.empty())))
                .isEqualTo("TRAILING_STOP");
    }

    @Test
    void aStopWithoutAGroupIsAStopToo() throws SQLException {
        assertThat(reason(first -> with(first, STOP, Optional.empty(), Optional.empty()))).isEqualTo("STOP");
    }

    @Test
    void signalsAndStrategiesAreToldApart() throws SQLException {
        var trend = new StrategyId("trend");
        assertThat(reason(first -> with(first, MARKET, Optional.empty(), Optional.of(Origin.of(trend, new SignalId("s-1"))))))
                .as("it closes nothing of nobody's, and opens its own").isEmpty();
        assertThat(reasonOf(Origin.of(trend, new SignalId("s-1")))).isEqualTo("SIGNAL");
        assertThat(reasonOf(Origin.of(trend))).isEqualTo("STRATEGY");
    }

    @Test
    void aPositionThatSomebodyClosesSaysSo() throws SQLException {
        assertThat(closed(day(first -> first, Optional.of(CLOSE), List.of(), List.of()))).isEqualTo("MANUAL_CLOSE");
    }

    @Test
    void aPlanSaysWhyItsOrdersCloseAlsoWhereTheyLeaveLaterAndAfterARestart() throws SQLException {
        assertThat(planned("it is to be closed", CLOSE)).isEqualTo("MANUAL_CLOSE");
        assertThat(planned("its time is over", TIME)).isEqualTo("TIME");
        assertThat(planned(CloseBegun.FLATTENED, TIME)).isEqualTo("FLATTEN");
    }

    private String planned(String why, Input input) throws SQLException {
        var begun = new CloseBegun(
                Samples.ACCOUNT, Samples.AAPL.symbol(), Side.SELL, Optional.empty(), Way.ONCE_CLEAR, Optional.empty(), true,
                Optional.empty(), why, Samples.AT);
        var ordered = new CloseOrdered(Samples.ACCOUNT, Samples.AAPL.symbol(), SECOND, Samples.AT);
        List<Entry> day = day(first -> first, Optional.empty(), List.of(), List.of(ordered));
        // The plan begins with the entry before the order's, and the journal is closed in between.
        Entry before = day.get(4);
        var events = new ArrayList<>(before.events());
        events.add(begun);
        Input brought = input instanceof Input.TimeReached ? input : before.input();
        day.set(4, new Entry(before.sequence(), before.at(), before.cause(), brought, events));
        return closed(day);
    }

    private String reason(UnaryOperator<OrderInitialized> change) throws SQLException {
        return closed(day(change, Optional.empty(), List.of(), List.of()));
    }

    /** Both orders are of one strategy. */
    private String reasonOf(Origin origin) throws SQLException {
        List<Entry> day = day(first -> with(first, MARKET, Optional.empty(), Optional.of(origin)), Optional.empty(), List.of(), List.of());
        Entry entry = day.get(2);
        var events = new ArrayList<>(entry.events());
        events.set(0, with((OrderInitialized) events.getFirst(), MARKET, Optional.empty(), Optional.of(origin)));
        day.set(2, new Entry(entry.sequence(), entry.at(), entry.cause(), entry.input(), events));
        return closed(day);
    }

    private List<Entry> day(UnaryOperator<OrderInitialized> second, Optional<Input> input, List<Event> before, List<Event> after) {
        List<Entry> day = new ArrayList<>(TradingDay.of(2));
        Entry entry = day.get(5);
        var events = new ArrayList<Event>(before);
        events.add(second.apply((OrderInitialized) entry.events().getFirst()));
        events.addAll(entry.events().subList(1, entry.events().size()));
        events.addAll(after);
        day.set(5, new Entry(entry.sequence(), entry.at(), entry.cause(), input.orElse(entry.input()), events));
        return day;
    }

    private static OrderInitialized with(
            OrderInitialized first, OrderSpec spec, Optional<GroupLink.Role> role, Optional<Origin> origin) {
        return new OrderInitialized(
                first.order(), first.number(), first.account(), first.clientOrderId(), first.instrument(), first.side(),
                first.amount(), spec, first.timeInForce(), first.reference(), first.expireTime(), first.instructions(),
                role.map(one -> new GroupLink(TradingDay.orderId(1), GroupLink.Kind.BRACKET, one)), first.replaces(), origin, first.at());
    }

    /** The reason in the table, after the journal was closed and opened again before each of its last entries. */
    private String closed(List<Entry> day) throws SQLException {
        Path file = folder.resolve("trading-" + System.identityHashCode(day) + ".db");
        try (var journal = SqliteJournal.open(file, Durability.RELAXED)) {
            journal.append(day.subList(0, 5), Head.EMPTY);
        }
        for (Entry entry : day.subList(5, day.size())) {
            try (var journal = SqliteJournal.open(file, Durability.RELAXED)) {
                journal.append(List.of(entry), journal.head());
            }
        }
        return String.join(" ", Sql.rows(file, "SELECT exit_reason FROM closed_positions"));
    }
}
