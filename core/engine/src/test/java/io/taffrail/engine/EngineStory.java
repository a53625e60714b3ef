package io.taffrail.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Command.CancelAllOrders;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Command.OpenAccount;
import io.taffrail.model.journal.Command.OpenDesk;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderOverfilled;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk to which things happen: given inputs, when one more, then these events, and it asks for these effects. */
final class EngineStory {
    static final Instant AT = Instant.parse("2026-01-02T14:30:00Z");
    static final Identity FOLDER = new Identity("story");
    static final DeskId DESK = new DeskId("main");

    private final Engine engine;
    private List<Event> events = List.of();

    EngineStory() {
        this(new Engine());
    }

    EngineStory(Engine engine) {
        this.engine = engine;
        given(command(new OpenDesk(FOLDER, DESK, new MarketSource(MarketSource.Kind.REPLAY, "story", "1"))));
    }

    static EngineStory margin(String cash) {
        return new EngineStory().with("main", AccountKind.MARGIN, true, cash);
    }

    static EngineStory cash(String cash) {
        return new EngineStory().with("main", AccountKind.CASH, true, cash);
    }

    /** An account whose buying power nobody checks. */
    static EngineStory unchecked(String cash) {
        return new EngineStory().with("main", AccountKind.MARGIN, false, cash);
    }

    EngineStory with(String name, AccountKind kind, boolean checked, String cash) {
        var opened = new Account(account(name), "paper", Mode.PAPER, kind, checked, Money.usd(cash), AT);
        return given(command(new OpenAccount(opened)));
    }

    EngineStory given(Input... inputs) {
        for (Input input : inputs) {
            when(input);
        }
        return this;
    }

    EngineStory when(Input input) {
        List<Event> decided = engine.decide(input, AT);
        assertThat(engine.decide(input, AT)).as("deciding changes nothing").isEqualTo(decided);
        events = engine.settle(decided, AT);
        return this;
    }

    EngineStory then(Event... expected) {
        assertThat(events).containsExactly(expected);
        return this;
    }

    EngineStory thenNothing() {
        return then();
    }

    /** The order was written down and refused. */
    EngineStory thenDenied(Denial reason) {
        assertThat(events).last().isInstanceOfSatisfying(OrderDenied.class, denied ->
                assertThat(denied.reason()).isEqualTo(reason));
        return andAsks();
    }

    EngineStory thenRefused(Denial reason) {
        return then(new CommandRefused(reason, AT)).andAsks();
    }

    /** What is asked of the broker, in words: {@code send 1}, {@code cancel 2}. */
    EngineStory andAsks(String... asked) {
        var words = events.stream()
                .flatMap(event -> engine.effectOf(event).stream())
                .map(effect -> switch (effect) {
                    case Effect.Send(var order, var legs) ->
                        "send " + order.number() + legs.stream().map(leg -> " with " + leg.number()).collect(joining());
                    case Effect.Adopt(var order) -> "adopt " + order.number();
                    case Effect.Cancel(var order) -> "cancel " + order.number();
                    case Effect.Replace(var order, var next) -> "replace " + order.number() + " by " + next.number();
                    case Effect.Resize(var order) ->
                        "resize " + order.number() + " to " + order.orderQty().orElseThrow();
                })
                .toList();
        assertThat(words).containsExactly(asked);
        return this;
    }

    EngineStory andBuyingPower(String dollars) {
        assertThat(main().balance().buyingPower()).isEqualTo(Money.usd(dollars));
        return this;
    }

    EngineStory andReserved(String dollars) {
        assertThat(main().balance().reserved()).isEqualTo(Money.usd(dollars));
        return this;
    }

    EngineStory andCash(String dollars) {
        assertThat(main().cash()).isEqualTo(Money.usd(dollars));
        return this;
    }

    EngineStory andPosition(String symbol, String quantity) {
        assertThat(main().position(new Symbol(symbol)).map(position -> position.quantity().toString()))
                .isEqualTo(quantity.equals("0") ? Optional.empty() : Optional.of(quantity));
        return this;
    }

    /** How orders stand, in words: {@code 2 TAKE_PROFIT HELD 0/10}; a plain order has no part in the middle. */
    EngineStory andOrders(String... expected) {
        var words = new ArrayList<String>();
        for (long number = 1; engine.book().order(order(number)).isPresent(); number++) {
            Order found = engine.book().order(order(number)).orElseThrow();
            words.add(number + found.link().map(link -> " " + link.role()).orElse("") + " " + found.status() + " "
                    + found.cumQty() + "/" + found.orderQty().map(Object::toString).orElse("?"));
        }
        assertThat(words).containsExactly(expected);
        return this;
    }

    /** The facts about groups among the events, in words: {@code CoverageLost 10}. */
    EngineStory andTells(String... expected) {
        var words = events.stream()
                .filter(GroupEvent.class::isInstance)
                .map(event -> switch ((GroupEvent) event) {
                    case GroupEvent.GroupReleased _ -> "released";
                    case GroupEvent.GroupStopped stopped -> "stopped at " + stopped.price();
                    case GroupEvent.CoverageReduced reduced -> "reduced by " + reduced.quantity();
                    case GroupEvent.CoverageExtended extended -> "extended by " + extended.quantity();
                    case GroupEvent.CoverageLost lost -> "ALARM " + lost.uncovered() + " uncovered";
                    case GroupEvent.CoverageRestored _ -> "covered";
                    case GroupEvent.ExitsOverfilled over -> "ALARM overfilled by " + over.excess();
                })
                .toList();
        assertThat(words).containsExactly(expected);
        return this;
    }

    /** The facts about halts and plans among the events, in words: {@code halted ALL}, {@code closing by 3}. */
    EngineStory andGuards(String... expected) {
        assertThat(Guard.words(events)).containsExactly(expected);
        return this;
    }

    EngineStory andOverfilledBy(String excess) {
        assertThat(events).last().isInstanceOfSatisfying(OrderOverfilled.class, over ->
                assertThat(over.excess()).isEqualTo(Quantity.of(excess)));
        return this;
    }

    EngineStory andOpenOrders(long... numbers) {
        assertThat(engine.book().openOrders().stream().mapToLong(order -> order.number()).toArray())
                .isEqualTo(numbers);
        return this;
    }

    List<Event> events() {
        return events;
    }

    Engine engine() {
        return engine;
    }

    private AccountBook main() {
        return engine.book().account(account("main")).orElseThrow();
    }

    static AccountId account(String name) {
        return new AccountId(name);
    }

    static Instrument instrument(String symbol) {
        return InstrumentDefaults.of(new Symbol(symbol));
    }

    /** The id of the desk's n-th order. */
    static OrderId order(long number) {
        return OrderId.derived(FOLDER, DESK, number);
    }

    static Input command(Command command) {
        return new CommandTaken(command, Facts.NONE);
    }

    static Input cancel(long number) {
        return command(new CancelOrder(account("main"), order(number)));
    }

    static Input replace(long number, String quantity, String limit) {
        return replace(number, Optional.of(Quantity.of(quantity)), Optional.of(Price.of(limit)), Optional.empty());
    }

    static Input replaceLimit(long number, String limit) {
        return replace(number, Optional.empty(), Optional.of(Price.of(limit)), Optional.empty());
    }

    static Input replaceStop(long number, String stop) {
        return replace(number, Optional.empty(), Optional.empty(), Optional.of(Price.of(stop)));
    }

    private static Input replace(
            long number, Optional<Quantity> quantity, Optional<Price> limit, Optional<Price> stop) {
        return command(new Command.ReplaceOrder(account("main"), order(number), new Replacement(
                quantity, limit, stop, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    static Input replaced(long number, long by) {
        return new ExecutionReport.Replaced(order(number), order(by), new VenueOrderId("V-" + by), AT);
    }

    static Input replaceRejected(long number, long by) {
        return new ExecutionReport.ReplaceRejected(order(number), order(by), "too late", AT);
    }

    static Input cancelAll() {
        return command(new CancelAllOrders(account("main")));
    }

    static Input close(String symbol, Portion portion) {
        var close = new Command.ClosePosition(account("main"), new Symbol(symbol), portion, Optional.empty());
        return new CommandTaken(close, Facts.of(instrument(symbol), Optional.empty()));
    }

    static Input accepted(long number) {
        return new ExecutionReport.Accepted(order(number), new VenueOrderId("V-" + number), AT);
    }

    static Input booked(long number) {
        return new ExecutionReport.Booked(order(number), AT);
    }

    static Input rejected(long number) {
        return new ExecutionReport.Rejected(order(number), new Rejection("CLOSED", "closed"), AT);
    }

    static Input trailed(long number, String mark) {
        return new ExecutionReport.TrailMoved(order(number), Price.of(mark), AT);
    }

    static Input canceled(long number) {
        return new ExecutionReport.Canceled(order(number), "on request", AT);
    }

    static Input cancelRejected(long number) {
        return new ExecutionReport.CancelRejected(order(number), "too late", AT);
    }

    static Input expired(long number) {
        return new ExecutionReport.Expired(order(number), "the day is over", AT);
    }

    static Input inDoubt(long number) {
        return new ExecutionReport.InDoubt(order(number), "no answer", AT);
    }

    /** A part of an order has traded. */
    static Input filled(long number, String trade, String quantity, String price) {
        return new ExecutionReport.Filled(order(number), fill(trade, quantity, price), false);
    }

    static Fill fill(String trade, String quantity, String price) {
        return new Fill(
                new TradeId(trade), Quantity.of(quantity), Price.of(price), Money.usd("0"), Liquidity.TAKER, AT);
    }
}
