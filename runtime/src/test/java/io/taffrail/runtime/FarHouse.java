package io.taffrail.runtime;

import io.taffrail.engine.AccountBook;
import io.taffrail.engine.Engine;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Gate;
import io.taffrail.model.statement.Link;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Receipt;
import io.taffrail.ports.Reconciler;
import io.taffrail.ports.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A desk whose only account is held at a {@link FarBroker}. */
final class FarHouse implements AutoCloseable {
    static final AccountId ACCOUNT = new AccountId("far");
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    final RecordedJournal journal;
    final FarBroker broker;
    private final Desk desk;

    private FarHouse(RecordedJournal journal, FarBroker broker, OnBreak onBreak, Threads threads) {
        this.journal = journal;
        this.broker = broker;
        desk = Desk.open(
                new DeskSetup(
                        "far", journal, journal, new WallClock(), new Market(TradingHouse.SOURCE, List.of()), List.of(),
                        List.of(new RemoteAccount(ACCOUNT, broker, onBreak, Duration.ofMillis(300))), List.of(),
                        Optional.empty(), Conditions.always(), threads),
                new Traffic());
        if (journal.entries().isEmpty()) {
            command(new Command.OpenDesk(new Identity("far"), new DeskId("main"), TradingHouse.SOURCE));
            command(new Command.OpenAccount(new Account(
                    ACCOUNT, FarBroker.NAME, Mode.PAPER, AccountKind.MARGIN, true, Money.usd("0"), TradingHouse.OPEN)));
        }
    }

    /** A desk that does not hear its broker yet. */
    static FarHouse deaf(FarBroker broker, OnBreak onBreak) {
        return new FarHouse(new RecordedJournal(), broker, onBreak, new MachineThreads());
    }

    /** A desk that agrees with its broker. */
    static FarHouse open(FarBroker broker) {
        return open(new RecordedJournal(), broker, OnBreak.ASK);
    }

    static FarHouse open(RecordedJournal journal, FarBroker broker, OnBreak onBreak) {
        return open(journal, broker, onBreak, new MachineThreads());
    }

    /** One whose clock on the wall is set while it runs. */
    static FarHouse open(FarBroker broker, Threads threads) {
        return open(new RecordedJournal(), broker, OnBreak.ASK, threads);
    }

    static FarHouse open(RecordedJournal journal, FarBroker broker, OnBreak onBreak, Threads threads) {
        var house = new FarHouse(journal, broker, onBreak, threads);
        house.hear();
        house.await(() -> house.link().gate() == Gate.OPEN);
        return house;
    }

    void hear() {
        desk.connect();
    }

    Receipt command(Command command) {
        return desk.submit(command, Cause.DESK);
    }

    /** An order to buy shares at 150. */
    Order buy(String name, String quantity) {
        return command(wanted(name, Side.BUY, quantity)).order().orElseThrow();
    }

    Order sell(String name, String quantity) {
        return command(wanted(name, Side.SELL, quantity)).order().orElseThrow();
    }

    /** A purchase at 150 with its exits: the entry, the order that takes the profit, the one that stops the loss. */
    List<Order> bracket(String name, String quantity, String profit, String stop) {
        return command(submitted(intent(Optional.of(new ClientOrderId(name)), Side.BUY, quantity)
                        .with(new OrderClass.Bracket(
                                new Exit.TakeProfit(Price.of(profit)), new Exit.StopLoss(new OrderSpec.Stop(Price.of(stop)))))))
                .orders();
    }

    Receipt cancel(Order order) {
        return command(new Command.CancelOrder(ACCOUNT, order.id()));
    }

    /** Another order takes the place of this one: for so much in all. */
    Order replaced(Order order, String quantity) {
        return command(new Command.ReplaceOrder(ACCOUNT, order.id(), new Replacement(
                        Optional.of(Quantity.of(quantity)), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty())))
                .order()
                .orElseThrow();
    }

    private static Command wanted(String name, Side side, String quantity) {
        return submitted(intent(Optional.of(new ClientOrderId(name)), side, quantity));
    }

    static Command submitted(OrderIntent intent) {
        return new Command.SubmitOrder(ACCOUNT, intent, Optional.empty());
    }

    static OrderIntent intent(Optional<ClientOrderId> name, Side side, String quantity) {
        return new OrderIntent(
                name, new Symbol("AAPL"), side, OrderAmount.units(Quantity.of(quantity)),
                new OrderSpec.Limit(Price.of("150")), TimeInForce.GTC);
    }

    /** How many AAPL the books hold. */
    Decimal position() {
        return account().position(new Symbol("AAPL")).map(Position::quantity).orElse(Decimal.ZERO);
    }

    AccountBook account() {
        return folded().book().account(ACCOUNT).orElseThrow();
    }

    /** The lines in which books and the broker, asked now, differ. */
    List<Reconciler.Line> differences() {
        return desk.compare(true).getFirst().lines().stream().filter(line -> line.difference().isPresent()).toList();
    }

    /** Waits until the broker has been asked for so many more statements. */
    void awaitStatements(int more) {
        int enough = broker.statements.get() + more;
        await(() -> broker.statements.get() >= enough);
    }

    Order now(Order order) {
        return folded().book().order(order.id()).orElseThrow();
    }

    Link link() {
        return account().link();
    }

    Engine folded() {
        var engine = new Engine();
        for (Entry entry : journal.entries()) {
            entry.events().forEach(engine::apply);
        }
        return engine;
    }

    /** All events of a kind, oldest first. */
    <E extends Event> List<E> events(Class<E> kind) {
        return journal.entries().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    Optional<String> stopped() {
        return desk.stopped();
    }

    /** Waits until something is so; it must be so within twenty seconds. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not so within 20 seconds; the journal ends with "
                        + journal.entries().subList(Math.max(0, journal.entries().size() - 8), journal.entries().size()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
