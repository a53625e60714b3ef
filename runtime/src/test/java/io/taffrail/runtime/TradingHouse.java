package io.taffrail.runtime;

import io.taffrail.engine.Engine;
import io.taffrail.exchange.Profile;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.paper.PaperBroker;
import io.taffrail.ports.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A desk on a journal in memory, with the paper broker and a clock that the test moves. */
final class TradingHouse implements AutoCloseable {
    static final Instant OPEN = Instant.parse("2026-01-02T14:30:00Z");
    static final AccountId ACCOUNT = new AccountId("paper");
    static final MarketSource SOURCE = new MarketSource(MarketSource.Kind.REPLAY, "test", "1");

    final RecordedJournal journal;
    final MarketClock clock = new MarketClock(OPEN);
    final Desk desk;

    private TradingHouse(RecordedJournal journal, Traffic traffic) {
        this.journal = journal;
        desk = Desk.open(
                new DeskSetup(
                        "test", journal, journal, clock, new Market(SOURCE, List.of()), List.of(new PaperBroker(Profile.ideal())),
                        List.of()),
                traffic);
    }

    /** A desk that has just been opened with a hundred million dollars. */
    static TradingHouse open() {
        var house = new TradingHouse(new RecordedJournal(), new Traffic());
        house.openWhereNew();
        return house;
    }

    /** Opens the desk and its account, as far as the journal has not begun with them. */
    void openWhereNew() {
        if (journal.entries().isEmpty()) {
            command(new Command.OpenDesk(new Identity("test"), new DeskId("main"), SOURCE));
        }
        if (journal.entries().size() == 1) {
            command(new Command.OpenAccount(new Account(
                    ACCOUNT, PaperBroker.NAME, Mode.PAPER, AccountKind.MARGIN, true, Money.usd("100000000"), OPEN)));
        }
    }

    /** The desk that the next process makes of a journal. */
    static TradingHouse reopen(RecordedJournal journal) {
        return new TradingHouse(journal, new Traffic());
    }

    Receipt command(Command command) {
        return desk.submit(command, Cause.DESK);
    }

    Receipt buy(String quantity) {
        return command(order(new OrderSpec.Market(), quantity, Optional.empty()));
    }

    Receipt buy(String quantity, String limit) {
        return command(order(new OrderSpec.Limit(Price.of(limit)), quantity, Optional.empty()));
    }

    /** A purchase that may trade at the stop's price or trail, for the day. */
    Receipt buyForTheDay(OrderSpec spec) {
        return command(new Command.SubmitOrder(
                ACCOUNT,
                new OrderIntent(
                        Optional.empty(), new Symbol("AAPL"), Side.BUY, OrderAmount.units(Quantity.of("1")), spec,
                        TimeInForce.DAY),
                Optional.empty()));
    }

    static Command named(String name) {
        return order(new OrderSpec.Market(), "1", Optional.of(new ClientOrderId(name)));
    }

    private static Command order(OrderSpec spec, String quantity, Optional<ClientOrderId> name) {
        return new Command.SubmitOrder(
                ACCOUNT,
                new OrderIntent(
                        name, new Symbol("AAPL"), Side.BUY, OrderAmount.units(Quantity.of(quantity)), spec,
                        TimeInForce.GTC),
                Optional.empty());
    }

    /** The same order, accepted under another name. */
    static Order renamed(Order order, String name) {
        var first = new OrderInitialized(
                order.id(), order.number(), order.account(), new ClientOrderId(name), order.instrument(), order.side(),
                order.amount(), order.spec(), order.timeInForce(), order.reference(), order.createdAt());
        return Order.of(first).apply(new OrderSubmitted(order.id(), order.createdAt()));
    }

    /** The market moves to a price, so many seconds after the opening. */
    TradingHouse quote(int second, String price) {
        return quote(Quote.point(OPEN.plusSeconds(second), new Symbol("AAPL"), Price.of(price)));
    }

    TradingHouse quote(Quote quote) {
        clock.advanceTo(quote.at());
        desk.onMarket(quote);
        return this;
    }

    /** The orders as the journal tells them. */
    List<Order> openOrders() {
        return List.copyOf(folded().book().openOrders());
    }

    Order order(OrderId id) {
        return folded().book().order(id).orElseThrow();
    }

    private Engine folded() {
        var engine = new Engine();
        for (Entry entry : journal.entries()) {
            entry.events().forEach(engine::apply);
        }
        return engine;
    }

    @Override
    public void close() {
        desk.close();
    }
}
