package io.taffrail.engine;

import static io.taffrail.engine.Ticket.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.engine.SmallWorld.Planted;
import io.taffrail.engine.SmallWorld.Step;
import io.taffrail.engine.SmallWorld.Wish;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every order in which everything can happen, with one crash and one loss wherever they can strike: the real engine, a naive wire,
 * a naive venue. Worlds that are alike are looked at once. {@code -Dtaffrail.exhaustive=3} adds the protocols of three orders.
 */
class EveryInterleavingTest {
    private static final boolean LONG = Integer.getInteger("taffrail.exhaustive", 2) >= 3;
    private static final int CRASHES = Integer.getInteger("taffrail.crashes", 1);
    private static final int LOSSES = Integer.getInteger("taffrail.losses", 1);

    /** What somebody asks for, one after the other; several of them ask at once. */
    record Protocol(String name, List<List<Wish>> users) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Protocol> protocols() {
        Wish two = submit(buy("2", "AAPL").limit("100").at("100").named("a"));
        Wish one = submit(buy("1", "AAPL").limit("100").at("100").named("a"));
        Wish other = submit(buy("1", "AAPL").limit("100").at("100").named("b"));
        Wish bracket = submit(buy("1", "AAPL").limit("100").at("100").named("a").bracket("120", "80"));
        Wish oto = submit(buy("1", "AAPL").limit("100").at("100").named("a").otoStop("80"));
        var all = new ArrayList<>(List.of(
                new Protocol("submit", List.of(List.of(two))),
                new Protocol("submit, cancel", List.of(List.of(two, cancel("a")))),
                new Protocol("submit, cancel | cancel", List.of(List.of(one, cancel("a")), List.of(cancel("a")))),
                new Protocol("submit, replace up", List.of(List.of(one, replace("a", "2")))),
                new Protocol("submit, replace down", List.of(List.of(two, replace("a", "1")))),
                new Protocol("submit, replace, cancel", List.of(List.of(one, replace("a", "2"), cancel("a")))),
                new Protocol("submit | submit", List.of(List.of(one), List.of(other))),
                new Protocol("one triggers the other", List.of(List.of(oto))),
                new Protocol("bracket", List.of(List.of(bracket)))));
        if (LONG) {
            Wish third = submit(buy("1", "AAPL").limit("100").at("100").named("c"));
            all.addAll(List.of(
                    new Protocol("submit, cancel | submit", List.of(List.of(one, cancel("a")), List.of(other))),
                    new Protocol("submit 2 | submit", List.of(List.of(two), List.of(other))),
                    new Protocol("submit 2, replace, cancel", List.of(List.of(two, replace("a", "3"), cancel("a")))),
                    new Protocol("one triggers the other, cancel", List.of(List.of(oto, cancel("a")))),
                    new Protocol("bracket, cancel", List.of(List.of(bracket, cancel("a")))),
                    new Protocol("submit, cancel | submit, replace", List.of(List.of(one, cancel("a")), List.of(other, replace("b", "2")))),
                    new Protocol("submit | submit | submit", List.of(List.of(one), List.of(other), List.of(third)))));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyInterleavingKeepsEveryRule(Protocol protocol) {
        long began = System.nanoTime();
        Count count = explore(protocol, Planted.NOTHING, Integer.MAX_VALUE);

        System.out.printf("exhaustive %-36s %,9d worlds, %,10d steps, %,7d at rest, depth %3d, %,6d ms%n", protocol, count.worlds,
                count.steps, count.atRest, count.depth, (System.nanoTime() - began) / 1_000_000);
        assertThat(count.atRest).as("worlds at rest").isPositive();
    }

    /** A wire that does one thing wrong is convicted: the rules are not true of themselves. */
    @ParameterizedTest
    @EnumSource(value = Planted.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void aFaultThatWasPlantedIsFound(Planted planted) {
        assertThatThrownBy(() -> {
            for (Protocol protocol : protocols()) {
                explore(protocol, planted, 100_000);
            }
        }).as(planted.name()).isInstanceOf(AssertionError.class);
    }

    private static final class Count {
        private int worlds;
        private long steps;
        private int atRest;
        private int depth;
    }

    /** A world that waits to be looked at. */
    private record Waiting(SmallWorld world, Path path) {}

    /** The way to a world, for whoever has to understand what went wrong. */
    private record Path(Optional<Path> before, String what, int length) {
        String told() {
            var lines = new ArrayList<String>();
            for (Optional<Path> at = Optional.of(this); at.isPresent(); at = at.get().before) {
                lines.addFirst("  " + at.get().what);
            }
            return String.join("\n", lines);
        }
    }

    private static Count explore(Protocol protocol, Planted planted, int most) {
        var count = new Count();
        var seen = new HashSet<Long>();
        var waiting = new ArrayDeque<Waiting>();
        SmallWorld first = SmallWorld.begin(opened(), protocol.users, planted, CRASHES, LOSSES);
        waiting.add(new Waiting(first, new Path(Optional.empty(), protocol.name, 0)));
        seen.add(hash(first.key()));
        while (!waiting.isEmpty() && count.worlds < most) {
            SmallWorld world = waiting.element().world;
            Path path = waiting.remove().path;
            count.worlds++;
            count.depth = Math.max(count.depth, path.length);
            List<Step> steps;
            try {
                SmallWorldRules.check(world);
                steps = world.next();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(broken.getMessage() + "\nafter\n" + path.told(), broken);
            }
            count.atRest += world.isQuiet() ? 1 : 0;
            for (Step step : steps) {
                count.steps++;
                if (seen.add(hash(step.after().key()))) {
                    waiting.add(new Waiting(step.after(), new Path(Optional.of(path), step.what(), path.length + 1)));
                }
            }
        }
        return count;
    }

    /** 64 bits of everything by which worlds differ. */
    private static long hash(List<Object> key) {
        long hash = 0;
        for (Object part : key) {
            hash = (hash ^ part.hashCode()) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private static List<Event> opened() {
        var engine = new Engine();
        var events = new ArrayList<Event>();
        var account = new Account(
                EngineStory.account("main"), "paper", Mode.PAPER, AccountKind.MARGIN, true, Money.usd("1000000"), EngineStory.AT);
        for (Command command : List.of(
                new Command.OpenDesk(EngineStory.FOLDER, EngineStory.DESK, new MarketSource(MarketSource.Kind.REPLAY, "story", "1")),
                new Command.OpenAccount(account))) {
            events.addAll(engine.settle(engine.decide(EngineStory.command(command), EngineStory.AT), EngineStory.AT));
        }
        return List.copyOf(events);
    }

    private static Wish submit(Ticket ticket) {
        return _ -> Optional.of(ticket.submitted());
    }

    private static Wish cancel(String name) {
        return about(name, (_, order) -> new Command.CancelOrder(order.account(), order.id()));
    }

    private static Wish replace(String name, String quantity) {
        return about(name, (_, order) -> new Command.ReplaceOrder(order.account(), order.id(), new Replacement(
                Optional.of(Quantity.of(quantity)), Optional.of(Price.of("99")), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty())));
    }

    /** The order of that name, or the last of those that took its place; nothing where it was never written down. */
    private static Wish about(String name, BiFunction<Engine, Order, Command> command) {
        return engine -> {
            Optional<OrderId> id = engine.book().openOrRecent(EngineStory.account("main"), new ClientOrderId(name));
            Optional<Order> order = id.flatMap(engine.book()::order);
            while (order.flatMap(Order::replacedBy).isPresent()) {
                order = order.flatMap(Order::replacedBy).flatMap(engine.book()::order);
            }
            return order.map(last -> EngineStory.command(command.apply(engine, last)));
        };
    }
}
