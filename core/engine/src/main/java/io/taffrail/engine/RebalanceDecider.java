package io.taffrail.engine;

import io.taffrail.engine.RebalanceBook.Course;
import io.taffrail.engine.RebalanceBook.Step;
import io.taffrail.engine.rebalance.Holding;
import io.taffrail.engine.rebalance.Rebalance.Outcome;
import io.taffrail.engine.rebalance.Rebalance;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.RebalanceEvent.RebalanceEnded;
import io.taffrail.model.journal.RebalanceEvent.RebalanceOrdered;
import io.taffrail.model.journal.RebalanceEvent.RebalancePlanned;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.portfolio.RebalanceProblem;
import io.taffrail.model.portfolio.TargetWeights;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings portfolios to their weights: what reduces is sent first, and what opens once all of that has traded. Each order is asked
 * for by the desk itself, one at a time, so that it is judged on the prices and the book of its own moment. Where an order that
 * reduces comes to nothing the rest is left: what it was to pay for is not there.
 */
final class RebalanceDecider {
    private final Book book;
    private final Judging judging;

    /** How orders are judged and written down. */
    @FunctionalInterface
    interface Judging {
        List<Event> judge(AccountBook account, OrderIntent intent, Facts facts, Instant at);
    }

    RebalanceDecider(Book book, Judging judging) {
        this.book = book;
        this.judging = judging;
    }

    List<Event> plan(Command.Rebalance command, Facts facts, Instant at) {
        Optional<AccountBook> account = book.account(command.account());
        if (account.isEmpty()) {
            return List.of(new CommandRefused(new Denial.UnknownAccount(command.account()), at));
        }
        Optional<Course> before = book.rebalances().of(command.account());
        if (before.isPresent()) {
            return refused(new RebalanceProblem.UnderWay(before.get().since().toString()), at);
        }
        Optional<Strategy> strategy = command.strategy().flatMap(book.strategies()::find);
        if (command.strategy().isPresent() && strategy.isEmpty()) {
            return refused(new RebalanceProblem.UnknownOwner(command.strategy().get()), at);
        }
        return switch (outcome(account.get(), strategy, command.wanted(), facts)) {
            case Outcome.Refused(var problem) -> refused(problem, at);
            case Outcome.Planned(var plan) -> {
                var planned = new RebalancePlanned(command.account(), command.strategy(), plan, at);
                Optional<String> over = command.preview()
                        ? Optional.of("a preview: nothing was sent")
                        : plan.isNothing() ? Optional.of("everything is where it is to be") : Optional.empty();
                yield over.<List<Event>>map(words -> List.of(planned, new RebalanceEnded(command.account(), true, words, at)))
                        .orElseGet(() -> List.of(planned));
            }
        };
    }

    private Outcome outcome(AccountBook account, Optional<Strategy> strategy, TargetWeights wanted, Facts facts) {
        Money equity = account.balance().equity();
        Money own = strategy.flatMap(Strategy::budget).filter(budget -> budget.compareTo(equity) < 0).orElse(equity);
        boolean shorts = strategy.map(Strategy::shorts).orElse(account.account().kind().isMargin());
        var holdings = new ArrayList<Holding>();
        for (Facts.Listed listed : facts.listed().orElse(List.of())) {
            holdings.add(holding(account, strategy.map(Strategy::id), listed));
        }
        return Rebalance.of(wanted, holdings, own, shorts);
    }

    private Holding holding(AccountBook account, Optional<StrategyId> strategy, Facts.Listed listed) {
        Instrument instrument = listed.instrument();
        Decimal held = strategy
                .map(whose -> book.strategies().stake(whose, account.id(), instrument).position().quantity())
                .orElseGet(() -> account.exposure(instrument).position().quantity());
        boolean working = book.openOrders().stream()
                .anyMatch(order -> order.account().equals(account.id())
                        && order.symbol().equals(instrument.symbol())
                        && (strategy.isEmpty() || order.strategy().equals(strategy)));
        return new Holding(instrument.symbol(), Optional.of(instrument), listed.quote().map(Quote::mid), held, working);
    }

    /** What the desk asks itself next, where a rebalance can go on. */
    Optional<Command> next() {
        for (Course course : book.rebalances().all()) {
            Optional<Step> step = course.next();
            if (step.isPresent() && (!step.get().opens() || !isWaiting(course))) {
                return Optional.of(new Command.RebalanceNext(course.account(), step.get().symbol()));
            }
        }
        return Optional.empty();
    }

    private boolean isWaiting(Course course) {
        return course.reducing().stream().anyMatch(id -> book.order(id).filter(order -> !order.status().isTerminal()).isPresent());
    }

    /** Sends the next order of a rebalance. */
    List<Event> step(AccountId id, Facts facts, Instant at) {
        Optional<Course> found = book.rebalances().of(id);
        if (found.isEmpty() || found.get().next().isEmpty()) {
            return List.of();
        }
        Course course = found.get();
        Step step = course.next().orElseThrow();
        Optional<Order> failed = step.opens() ? failed(course) : Optional.empty();
        if (failed.isPresent()) {
            return List.of(new RebalanceEnded(
                    id, false, "order " + failed.get().id() + " is " + failed.get().status() + ": " + left(course), at));
        }
        var events = new ArrayList<>(judging.judge(book.requireAccount(id), intent(course, step, facts), facts, at));
        OrderInitialized order = events.stream()
                .filter(OrderInitialized.class::isInstance)
                .map(OrderInitialized.class::cast)
                .findFirst()
                .orElseThrow();
        events.add(new RebalanceOrdered(id, step.symbol(), step.opens(), order.order(), at));
        if (course.ahead().size() == 1) {
            events.add(new RebalanceEnded(id, true, "every step has its order", at));
        }
        return events;
    }

    private Optional<Order> failed(Course course) {
        return course.reducing().stream()
                .flatMap(id -> book.order(id).stream())
                .filter(order -> order.status() != OrderStatus.FILLED && order.status() != OrderStatus.REPLACED)
                .findFirst();
    }

    private static String left(Course course) {
        return course.ahead().stream().map(Step::symbol).map(Symbol::value).distinct().toList() + " are left as they are";
    }

    private static OrderIntent intent(Course course, Step step, Facts facts) {
        Instrument instrument = facts.instrument().orElseThrow();
        TimeInForce usual = instrument.assetClass() == AssetClass.US_EQUITY ? TimeInForce.DAY : TimeInForce.GTC;
        var intent = new OrderIntent(
                Optional.empty(), step.symbol(), step.change().side(), OrderAmount.units(step.change().quantity()),
                new OrderSpec.Market(), usual);
        return course.strategy().map(whose -> intent.of(Origin.of(whose))).orElse(intent);
    }

    private static List<Event> refused(RebalanceProblem problem, Instant at) {
        return List.of(new CommandRefused(new Denial.NotRebalanced(problem), at));
    }
}
