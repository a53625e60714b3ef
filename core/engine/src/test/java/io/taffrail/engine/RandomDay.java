package io.taffrail.engine;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.CancelAllOrders;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Command.ClosePosition;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A day of a desk with three accounts and a careless broker, drawn from a seed: what came, and what it came to. */
final class RandomDay {
    private static final List<String> ACCOUNTS = List.of("main", "cash", "free");
    private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "BTC/USD", "EUR/USD");

    /** One input and its events. */
    record Line(Input input, List<Event> events) {}

    private final Random dice;
    private final List<Input> sent = new ArrayList<>();
    private final EngineStory story = EngineStory.margin("100000")
            .with("cash", AccountKind.CASH, true, "50000")
            .with("free", AccountKind.MARGIN, false, "1000");

    RandomDay(long seed) {
        dice = new Random(seed);
    }

    Engine engine() {
        return story.engine();
    }

    /** The next input; the engine has decided and applied it. */
    Line next() {
        Input input = draw();
        List<Event> events = engine().decide(input, EngineStory.AT);
        events.forEach(engine()::apply);
        return new Line(input, events);
    }

    private Input draw() {
        int chance = dice.nextInt(100);
        Optional<Order> open = anyOpen();
        if (chance < 35 || open.isEmpty()) {
            return submit();
        }
        Order order = open.get();
        if (chance < 75) {
            return report(order);
        }
        if (chance < 80) {
            return sent.isEmpty() ? submit() : sent.get(dice.nextInt(sent.size()));
        }
        if (chance < 88) {
            return EngineStory.command(new CancelOrder(order.account(), order.id()));
        }
        if (chance < 90) {
            return EngineStory.command(new CancelAllOrders(order.account()));
        }
        return chance < 95 ? close(order) : marks();
    }

    private Input submit() {
        String symbol = one(SYMBOLS);
        String quantity = quantity(symbol).toString();
        Ticket ticket = switch (dice.nextInt(5)) {
            case 0      -> Ticket.buyFor("" + (1 + dice.nextInt(20_000)), symbol);
            case 1, 2   -> Ticket.buy(quantity, symbol);
            default     -> Ticket.sell(quantity, symbol);
        };
        Ticket placed = dice.nextBoolean() ? ticket.limit(price().toString()) : ticket;
        Ticket priced = dice.nextInt(10) == 0 ? placed : placed.at(price().toString());
        Ticket named = dice.nextInt(4) == 0 ? priced.named("N-" + dice.nextInt(30)) : priced;
        return named.on(one(ACCOUNTS)).submitted();
    }

    /** What a venue could say of an order in this state; what it has once said it may say again. */
    private Input report(Order order) {
        long number = order.number();
        boolean answered = order.venueOrderId().isPresent();
        boolean untraded = order.cumQty().isZero();
        Input report = switch (dice.nextInt(8)) {
            case 0  -> EngineStory.accepted(number);
            case 1  -> answered ? EngineStory.booked(number) : EngineStory.accepted(number);
            case 2  -> untraded ? EngineStory.rejected(number) : fill(order);
            case 3  -> EngineStory.canceled(number);
            case 4  -> EngineStory.cancelRejected(number);
            case 5  -> EngineStory.inDoubt(number);
            default -> fill(order);
        };
        sent.add(report);
        return report;
    }

    private Input fill(Order order) {
        Price price = price();
        Quantity leaves = order.leavesQty(price);
        Quantity part = leaves.isZero() ? Quantity.of(1) : leaves;
        Quantity filled = dice.nextBoolean() ? part : part.min(quantity(order.symbol().value()));
        String trade = order.number() + "-" + (order.fills() + 1);
        return new ExecutionReport.Filled(
                order.id(), EngineStory.fill(trade, filled.toString(), price.toString()), filled.equals(leaves));
    }

    private Input close(Order order) {
        Portion portion = switch (dice.nextInt(3)) {
            case 0  -> new Portion.Whole();
            case 1  -> new Portion.Units(quantity(order.symbol().value()));
            default -> new Portion.Percentage(new Decimal(1 + dice.nextInt(10_000), 2));
        };
        var close = new ClosePosition(order.account(), order.symbol(), portion, Optional.empty());
        return new CommandTaken(close, Facts.of(order.instrument(), Optional.of(quote(order.symbol()))));
    }

    private Input marks() {
        return new MarksObserved(SYMBOLS.stream().map(symbol -> quote(new Symbol(symbol))).toList());
    }

    private Quote quote(Symbol symbol) {
        return Quote.point(EngineStory.AT, symbol, price());
    }

    private Optional<Order> anyOpen() {
        var open = List.copyOf(engine().book().openOrders());
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(dice.nextInt(open.size())));
    }

    private Quantity quantity(String symbol) {
        return symbol.equals("EUR/USD")
                ? Quantity.of(1 + dice.nextInt(500))
                : new Quantity(new Decimal(1 + dice.nextLong(40_000_000), 6));
    }

    private Price price() {
        return new Price(new Decimal(5_000 + dice.nextInt(20_000), 2));
    }

    private String one(List<String> words) {
        return words.get(dice.nextInt(words.size()));
    }
}
