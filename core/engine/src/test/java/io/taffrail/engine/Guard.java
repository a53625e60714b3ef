package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.instrument;
import static io.taffrail.engine.EngineStory.order;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.journal.Input.TimeReached;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Protection;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is asked of halts and positions, and what is told of them, in short. */
final class Guard {
    static final HaltScope DESK = new HaltScope.WholeDesk();
    static final HaltScope MAIN = new HaltScope.OneAccount(account("main"));

    private Guard() {}

    static Input halt(HaltLevel level) {
        return halt(level, DESK);
    }

    static Input halt(HaltLevel level, HaltScope scope) {
        return command(new Command.Halt(scope, level, "it is mad"));
    }

    static Input flatten() {
        return flatten(DESK);
    }

    static Input flatten(HaltScope scope) {
        return command(new Command.Flatten(scope, "all out"));
    }

    static Input resume() {
        return resume(DESK);
    }

    static Input resume(HaltScope scope) {
        return command(new Command.Resume(scope, "calm again"));
    }

    static Input heartbeat(String strategy, String within) {
        return command(new Command.Heartbeat(new StrategyId(strategy), Optional.of(Duration.parse(within))));
    }

    static Input time(Instant due) {
        return new TimeReached(due);
    }

    /** The same order, as a strategy's. */
    static Input by(String strategy, Input submitted) {
        if (submitted instanceof CommandTaken(Command.SubmitOrder(var account, var intent, var ruling), var facts)) {
            var of = new OrderIntent(
                    intent.clientOrderId(), intent.symbol(), intent.side(), intent.amount(), intent.spec(), intent.timeInForce(),
                    intent.expireTime(), intent.instructions(), intent.orderClass(),
                    Optional.of(Origin.of(new StrategyId(strategy))));
            return new CommandTaken(new Command.SubmitOrder(account, of, ruling), facts);
        }
        throw new IllegalArgumentException("no order: " + submitted);
    }

    static HaltScope strategy(String name) {
        return new HaltScope.OneStrategy(new StrategyId(name));
    }

    static Input exit(String symbol) {
        return taken(new Command.ExitPosition(account("main"), new Symbol(symbol), new Command.Portion.Whole()), symbol, Optional.empty());
    }

    static Input exit(String symbol, String quantity) {
        var portion = new Command.Portion.Units(Quantity.of(quantity));
        return taken(new Command.ExitPosition(account("main"), new Symbol(symbol), portion), symbol, Optional.empty());
    }

    static Input reverse(String symbol) {
        return taken(new Command.ReversePosition(account("main"), new Symbol(symbol), Optional.empty()), symbol, Optional.empty());
    }

    static Input openReverse(String symbol, String price) {
        return taken(new Command.OpenReverse(account("main"), new Symbol(symbol)), symbol, Optional.of(price));
    }

    static Input protect(String symbol, String market, Protection protection) {
        return taken(new Command.ProtectPosition(account("main"), new Symbol(symbol), protection), symbol, Optional.of(market));
    }

    static Protection stop(String stop) {
        return new Protection(Optional.of(Price.of(stop)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Protection target(String target) {
        return new Protection(Optional.empty(), Optional.empty(), Optional.of(Price.of(target)), Optional.empty());
    }

    static Protection both(String stop, String target) {
        return new Protection(Optional.of(Price.of(stop)), Optional.empty(), Optional.of(Price.of(target)), Optional.empty());
    }

    static Protection trail(String offset) {
        return new Protection(
                Optional.empty(), Optional.of(new Trail.ByPrice(Price.of(offset))), Optional.empty(), Optional.empty());
    }

    static Protection until(Instant time) {
        return new Protection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(time));
    }

    static Input marks(String symbol, String price) {
        return new MarksObserved(List.of(Quote.point(AT, new Symbol(symbol), Price.of(price))));
    }

    private static Input taken(Command command, String symbol, Optional<String> price) {
        return new CommandTaken(command, Facts.of(
                instrument(symbol), price.map(at -> Quote.point(AT, new Symbol(symbol), Price.of(at)))));
    }

    static List<String> words(List<Event> events) {
        return events.stream().flatMap(event -> switch (event) {
            case HaltEvent halt -> Stream.of(words(halt));
            case PlanEvent plan -> Stream.of(words(plan));
            case Event _ -> Stream.<String>empty();
        }).toList();
    }

    private static String words(HaltEvent event) {
        return switch (event) {
            case HaltEvent.TradingHalted halted -> "halted " + halted.level() + " of " + halted.scope().words();
            case HaltEvent.TradingResumed resumed -> "resumed " + resumed.scope().words();
            case HaltEvent.FlattenBegun begun -> "flattening " + begun.scope().words();
            case HaltEvent.FlattenDone done -> "FLAT, took off " + numbers(done.canceled()) + ", closed by " + numbers(done.closedBy());
            case HaltEvent.FlattenStuck stuck -> "ALARM order " + number(stuck.order()) + " will not go";
            case HaltEvent.HeartbeatKept kept -> kept.strategy() + " lives until " + kept.due();
            case HaltEvent.HeartbeatEnded ended -> ended.strategy() + " is let go";
            case HaltEvent.EquityBased based -> "measured from " + based.dayStart() + " and " + based.peak();
            case HaltEvent.PeakReached peak -> "peak " + peak.equity();
            case HaltEvent.LadderStepped step -> step.rule() + " " + step.step() + " at " + step.loss() + "%";
            case HaltEvent.PoolBased based -> based.pool().words() + " measured from " + based.dayStart() + " and " + based.peak();
            case HaltEvent.PoolPeakReached peak -> peak.pool().words() + " peak " + peak.equity();
            case HaltEvent.PoolStepped step -> step.pool().words() + " " + step.rule() + " " + step.step() + " at " + step.loss() + "%";
            case HaltEvent.HeartbeatLost lost -> "ALARM " + lost.strategy() + " is silent";
        };
    }

    private static String words(PlanEvent event) {
        return switch (event) {
            case PlanEvent.CloseBegun begun -> "closing " + begun.quantity().map(Object::toString).orElse("all") + " " + begun.way();
            case PlanEvent.CloseOrdered ordered -> "closing by " + number(ordered.order());
            case PlanEvent.CloseStuck stuck -> "ALARM " + stuck.left() + " cannot be closed";
            case PlanEvent.CloseEnded ended -> "closed " + ended.closed() + ": " + ended.how();
            case PlanEvent.ReverseDue due -> "to " + due.side() + " " + due.quantity();
            case PlanEvent.ReverseOrdered ordered -> "reversed by " + number(ordered.order().orElseThrow());
            case PlanEvent.PositionProtected followed -> "followed by " + number(followed.group());
            case PlanEvent.ExitTimed timed -> "out at " + timed.due();
            case PlanEvent.ExitUntimed untimed -> "no time: " + untimed.why();
        };
    }

    private static List<Long> numbers(List<OrderId> orders) {
        return orders.stream().map(Guard::number).toList();
    }

    private static long number(OrderId id) {
        return LongStream.rangeClosed(1, 10_000).filter(number -> order(number).equals(id)).findFirst().orElseThrow();
    }
}
