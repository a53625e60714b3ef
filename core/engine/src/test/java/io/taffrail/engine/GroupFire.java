package io.taffrail.engine;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.CancelAllOrders;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Command.ClosePosition;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.journal.Command.ReplaceOrder;
import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A desk under random fire, drawn from a seed: groups, lone orders, replacements and cancels at a careless venue. */
final class GroupFire {
    private static final List<String> SYMBOLS = List.of("AAPL", "MSFT");

    /** One input and its events. */
    record Line(Input input, List<Event> events) {}

    private final Random dice;
    private final CarelessVenue venue;
    private final List<Event> waiting = new ArrayList<>();
    private final Engine engine = EngineStory.unchecked("1000000").engine();

    GroupFire(long seed) {
        dice = new Random(seed);
        venue = new CarelessVenue(dice);
    }

    Engine engine() {
        return engine;
    }

    CarelessVenue venue() {
        return venue;
    }

    /** The next input, and what it has come to; nothing where only the venue has moved. */
    Optional<Line> next() {
        Optional<Command> own = engine.nextCommand();
        if (own.isPresent()) {
            return Optional.of(take(reversing(own.get())));
        }
        int chance = dice.nextInt(100);
        if (chance < 25) {
            venue.move();
            return Optional.empty();
        }
        if (chance < 50 && venue.hasMail()) {
            venue.read();
            return Optional.empty();
        }
        return chance < 80 ? venue.report().map(this::take) : Optional.of(take(drawn()));
    }

    /** The next answer of a venue that does what it is asked; nothing once all is answered. */
    Optional<Line> nextAnswer() {
        venue.calm(true);
        release();
        while (venue.hasMail()) {
            venue.read();
        }
        Optional<Line> line = engine.nextCommand().map(own -> take(reversing(own))).or(() -> venue.report().map(this::take));
        venue.calm(false);
        return line;
    }

    private Line take(Input input) {
        List<Event> decided = engine.decide(input, EngineStory.AT);
        List<Event> events = engine.settle(decided, EngineStory.AT);
        waiting.addAll(events);
        if (dice.nextBoolean()) {
            release();
        }
        return new Line(input, events);
    }

    /** What several inputs in one batch have come to leaves the house as it stands after the last of them. */
    private void release() {
        waiting.forEach(event -> engine.effectOf(event).ifPresent(venue::ask));
        waiting.clear();
    }

    private Input drawn() {
        if (dice.nextInt(100) < 12) {
            return guarded(one(SYMBOLS));
        }
        int chance = dice.nextInt(100);
        Optional<Order> any = any();
        if (chance < 45 || any.isEmpty()) {
            return submit();
        }
        Order order = any.get();
        if (chance < 75) {
            return EngineStory.command(new ReplaceOrder(order.account(), order.id(), changes(order)));
        }
        if (chance < 90) {
            return EngineStory.command(new CancelOrder(order.account(), order.id()));
        }
        return chance < 93 ? EngineStory.command(new CancelAllOrders(order.account())) : close(order.symbol().value());
    }

    /** What is asked of halts and positions; what is halted is soon resumed. */
    private Input guarded(String symbol) {
        return switch (dice.nextInt(12)) {
            case 0       -> Guard.flatten();
            case 1       -> Guard.halt(dice.nextBoolean() ? HaltLevel.ENTRIES : HaltLevel.ALL);
            case 2, 3, 4 -> Guard.resume();
            case 5       -> Guard.exit(symbol);
            case 6       -> Guard.exit(symbol, "" + (1 + dice.nextInt(10)));
            case 7       -> Guard.reverse(symbol);
            case 8       -> Guard.marks(symbol, "" + (100 + dice.nextInt(10)));
            default      -> protect(symbol);
        };
    }

    private Input protect(String symbol) {
        boolean isShort = engine.book().requireAccount(EngineStory.account("main")).position(new Symbol(symbol))
                .filter(position -> position.quantity().isNegative())
                .isPresent();
        String stop = price(isShort ? 120 : 70).toString();
        String target = price(isShort ? 70 : 120).toString();
        return Guard.protect(symbol, "100", switch (dice.nextInt(4)) {
            case 0  -> Guard.stop(stop);
            case 1  -> Guard.target(target);
            case 2  -> Guard.trail("5");
            default -> Guard.both(stop, target);
        });
    }

    private static Input reversing(Command own) {
        return Guard.openReverse(own.traded().orElseThrow().value(), "100");
    }

    private Input submit() {
        String symbol = one(SYMBOLS);
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        OrderIntent plain = new OrderIntent(
                Optional.empty(),
                new Symbol(symbol),
                side,
                OrderAmount.units(Quantity.of(1 + dice.nextInt(20))),
                dice.nextInt(3) == 0 ? new OrderSpec.Market() : new OrderSpec.Limit(price(100)),
                TimeInForce.DAY);
        OrderIntent intent = switch (dice.nextInt(8)) {
            case 0, 1, 2 -> plain.with(new OrderClass.Bracket(profit(side.opposite()), loss(side.opposite())));
            case 3       -> plain.with(new OrderClass.Oto(loss(side.opposite())));
            case 4       -> plain.with(new OrderClass.Oto(profit(side.opposite())));
            case 5       -> oco(plain);
            case 6       -> plain.with(Instruction.REDUCE_ONLY);
            default      -> plain;
        };
        var facts = Facts.of(
                EngineStory.instrument(symbol), Optional.of(Quote.point(EngineStory.AT, new Symbol(symbol), price(100))));
        return new CommandTaken(new SubmitOrder(EngineStory.account("main"), intent, Optional.empty()), facts);
    }

    private OrderIntent oco(OrderIntent plain) {
        var limit = new OrderSpec.Limit(profit(plain.side()).limit());
        return new OrderIntent(
                        Optional.empty(), plain.symbol(), plain.side(), plain.amount(), limit, TimeInForce.DAY)
                .with(new OrderClass.Oco(loss(plain.side())));
    }

    private Exit.TakeProfit profit(Side exit) {
        return new Exit.TakeProfit(exit == Side.SELL ? price(120) : price(70));
    }

    private Exit.StopLoss loss(Side exit) {
        Price stop = exit == Side.SELL ? price(70) : price(120);
        return new Exit.StopLoss(switch (dice.nextInt(3)) {
            case 0  -> new OrderSpec.StopLimit(stop, stop);
            case 1  -> new OrderSpec.TrailingStop(new Trail.ByPrice(Price.of("5")));
            default -> new OrderSpec.Stop(stop);
        });
    }

    private Replacement changes(Order order) {
        boolean buys = order.side() == Side.BUY;
        Optional<Price> limit = order.spec().limitPrice().map(_ -> price(order.isExit() ? buys ? 70 : 120 : 100));
        Optional<Price> stop = order.spec().stopPrice().map(_ -> price(buys ? 120 : 70));
        Optional<Decimal> trail = order.spec().trailed().map(_ -> Decimal.of(1 + dice.nextInt(9)));
        boolean sized = order.link().isEmpty() && dice.nextBoolean();
        return new Replacement(
                sized ? Optional.of(Quantity.of(1 + dice.nextInt(25))) : Optional.empty(),
                stop.isPresent() ? Optional.empty() : limit,
                stop.isPresent() && order.spec() instanceof OrderSpec.Stop ? stop : Optional.empty(),
                trail,
                Optional.empty(),
                Optional.empty(),
                dice.nextInt(5) == 0 ? Optional.of(new ClientOrderId("R-" + dice.nextInt(1_000))) : Optional.empty());
    }

    private Input close(String symbol) {
        var close = new ClosePosition(
                EngineStory.account("main"), new Symbol(symbol), new Portion.Whole(), Optional.empty());
        return new CommandTaken(close, Facts.of(EngineStory.instrument(symbol), Optional.empty()));
    }

    private Optional<Order> any() {
        var open = List.copyOf(engine.book().openOrders());
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(dice.nextInt(open.size())));
    }

    private Price price(int around) {
        return Price.of("" + (around + dice.nextInt(10)));
    }

    private String one(List<String> words) {
        return words.get(dice.nextInt(words.size()));
    }
}
