package io.taffrail.benchmark;

import io.taffrail.engine.Engine;
import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One engine that is given orders, cancels and fills, and whose entries are written to memory where that is asked. */
final class EngineRun {
    private static final AccountId ACCOUNT = Orders.account(0);
    private static final Cause DOOR = new Cause("key", "BENCHMARK");
    private static final Cause BROKER = new Cause("broker", "paper");
    private static final Price BUY = Price.of("150.25");
    private static final Price SELL = Price.of("151.75");
    private static final int OPEN_BEFORE = 1_000;
    private static final int SAMPLE = 30_000;

    private final boolean encoding;
    private final Engine engine = new Engine();
    private final EntryCodec codec = new EntryCodec();
    private final ByteBuffer memory = ByteBuffer.allocate(1 << 20);
    private final SplittableRandom dice = new SplittableRandom(42);
    private final List<Working> working = new ArrayList<>();
    private final List<Line> sample = new ArrayList<>();
    private Head head = Head.EMPTY;
    private long sequence;
    private long orders;
    private Instant at = Orders.START;

    private record Working(OrderId id, Price price) {}

    EngineRun(boolean encoding) {
        this.encoding = encoding;
        step(DOOR, new CommandTaken(Orders.openDesk(), Facts.NONE));
        step(DOOR, new CommandTaken(Orders.openAccount(ACCOUNT, true), Facts.NONE));
        for (int i = 0; i < OPEN_BEFORE; i++) {
            order();
        }
    }

    void run(int commands) {
        for (int i = 0; i < commands; i++) {
            int tenth = dice.nextInt(10);
            if (tenth < 5) {
                order();
            } else if (tenth < 8) {
                cancel();
            } else {
                fill();
            }
        }
    }

    long entries() {
        return sequence;
    }

    /** Some of the lines that were written. */
    List<Line> sample() {
        return sample;
    }

    private void order() {
        int which = dice.nextInt(Orders.SYMBOLS.size());
        Instrument instrument = Orders.INSTRUMENTS.get(which);
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        Price price = side == Side.BUY ? BUY : SELL;
        var name = new ClientOrderId("eb9e2aaa-f71a-4f51-b5b4-" + (100_000_000_000L + ++orders));
        Command submit = Orders.limit(ACCOUNT, Optional.of(name), instrument.symbol(), side, price);
        Facts facts = Facts.of(instrument, Optional.of(Orders.quote(instrument.symbol(), at)));
        List<Event> events = step(DOOR, new CommandTaken(submit, facts));
        if (!(events.getFirst() instanceof OrderInitialized first) || !(events.getLast() instanceof OrderSubmitted)) {
            throw new IllegalStateException("the order was not let through: " + events);
        }
        step(BROKER, new ExecutionReport.Accepted(first.order(), new VenueOrderId("paper-" + orders), at));
        working.add(new Working(first.order(), price));
    }

    private void cancel() {
        OrderId id = taken().id();
        step(DOOR, new CommandTaken(new Command.CancelOrder(ACCOUNT, id), Facts.NONE));
        step(BROKER, new ExecutionReport.Canceled(id, "canceled at the exchange on request", at));
    }

    private void fill() {
        Working filled = taken();
        var trade = new TradeId(filled.id() + "-1");
        var fill = new Fill(trade, Orders.HUNDRED, filled.price(), Money.usd("0"), Liquidity.MAKER, at);
        step(BROKER, new ExecutionReport.Filled(filled.id(), fill, true));
    }

    private Working taken() {
        int which = dice.nextInt(working.size());
        Working last = working.removeLast();
        return which == working.size() ? last : working.set(which, last);
    }

    private List<Event> step(Cause cause, Input input) {
        at = at.plusNanos(1_000);
        List<Event> events = engine.decide(input, at);
        events.forEach(engine::apply);
        sequence++;
        if (encoding) {
            Line line = codec.encode(new Entry(sequence, at, cause, input, events), head.hash());
            head = line.head();
            write(line);
        }
        return events;
    }

    private void write(Line line) {
        memory.clear();
        for (String text : List.of(line.at(), line.cause(), line.input(), line.events(), line.hash())) {
            memory.put(text.getBytes(StandardCharsets.UTF_8));
        }
        if (sample.size() < SAMPLE) {
            sample.add(line);
        }
    }
}
