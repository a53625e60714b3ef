package io.taffrail.benchmark;

import io.taffrail.engine.Engine;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A desk with the default limits and so many past orders, which is asked about one more again and again. */
final class RiskRun {
    private static final AccountId ACCOUNT = new AccountId("risk");
    private static final Identity FOLDER = new Identity("risk");
    private static final DeskId DESK = new DeskId("main");
    private static final Price PRICE = Price.of("100");
    private static final int SYMBOLS = 50;
    /** Far enough apart for every limit on pace. */
    private static final Duration APART = Duration.ofSeconds(70);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Engine engine = new Engine();
    private Instant at = Instant.parse("2026-01-02T15:00:00Z");
    private long orders;

    RiskRun(int past) {
        command(new Command.OpenDesk(FOLDER, DESK, new MarketSource(MarketSource.Kind.REPLAY, "risk", "1")));
        command(new Command.OpenAccount(new Account(
                ACCOUNT, "paper", Mode.PAPER, AccountKind.MARGIN, true, Money.usd("1000000"), at)));
        command(new Command.SetLimits(DefaultLimits.all(), Optional.of("measured"), "default"));
        for (int i = 0; i < past; i++) {
            trade(i % 2 == 0 ? Side.BUY : Side.SELL, symbol(i / 2));
        }
        for (int i = 0; i < SYMBOLS / 2; i++) {
            trade(Side.BUY, symbol(i));
            send(Side.BUY, symbol(i), "99");
        }
        at = at.plus(APART);
    }

    /** The CPU time in microseconds that the slowest hundredth of so many judgements needs at least. */
    double p99(int judgements) {
        long[] nanos = new long[judgements];
        Command.SubmitOrder order = order(Side.BUY, symbol(3), "100");
        Facts facts = facts(symbol(3));
        for (int i = 0; i < judgements; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            Trial trial = engine.trial(order, facts, at);
            nanos[i] = THREADS.getCurrentThreadCpuTime() - before;
            if (trial.denial().isPresent()) {
                throw new IllegalStateException("refused: " + trial.denial().get().what());
            }
        }
        Arrays.sort(nanos);
        return nanos[(int) (judgements * 0.99)] / 1_000.0;
    }

    private void trade(Side side, Symbol symbol) {
        send(side, symbol, "100");
        Fill fill = new Fill(
                new TradeId("T" + orders), Quantity.of(1), PRICE, Money.usd("0"), Liquidity.TAKER, at);
        take(new ExecutionReport.Filled(id(), fill, true));
    }

    private void send(Side side, Symbol symbol, String limit) {
        at = at.plus(APART);
        orders++;
        take(new Input.CommandTaken(order(side, symbol, limit), facts(symbol)));
        take(new ExecutionReport.Accepted(id(), new VenueOrderId("V" + orders), at));
    }

    private OrderId id() {
        return OrderId.derived(FOLDER, DESK, orders);
    }

    private static Command.SubmitOrder order(Side side, Symbol symbol, String limit) {
        var intent = new OrderIntent(
                Optional.empty(), symbol, side, OrderAmount.units(Quantity.of(1)), new OrderSpec.Limit(Price.of(limit)),
                TimeInForce.GTC);
        return new Command.SubmitOrder(ACCOUNT, intent.of(Origin.of(new StrategyId("ema"))), Optional.empty());
    }

    private Facts facts(Symbol symbol) {
        Instrument instrument = InstrumentDefaults.of(symbol);
        var quote = new Quote(at, symbol, PRICE, Optional.empty(), PRICE, Optional.empty());
        return Facts.of(instrument, Optional.of(quote)).with(MarketFacts.ALWAYS_OPEN);
    }

    private static Symbol symbol(int number) {
        return new Symbol("S" + number % SYMBOLS);
    }

    private void command(Command command) {
        take(new Input.CommandTaken(command, Facts.NONE));
    }

    private void take(Input input) {
        engine.settle(engine.decide(input, at), at);
    }
}
