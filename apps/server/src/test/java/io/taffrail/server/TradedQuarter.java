package io.taffrail.server;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.PositionEvent.PositionChanged;
import io.taffrail.model.market.Mark;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The entries of a desk that has traded what {@code performance/fills.csv} says, and seen what {@code closes.csv} says. */
final class TradedQuarter {
    static final AccountId PAPER = new AccountId("paper");

    final List<Entry> entries = new ArrayList<>();
    final Map<Symbol, Price> lastPrices = new HashMap<>();
    private final Map<Symbol, Position> positions = new HashMap<>();
    private Money cash = Money.usd("100000");
    private long orders;

    TradedQuarter() {
        var fills = new TreeMap<LocalDate, List<String[]>>();
        for (String[] row : rows("fills.csv")) {
            fills.computeIfAbsent(day(Instant.parse(row[0])), _ -> new ArrayList<>()).add(row);
        }
        var closes = new TreeMap<LocalDate, List<Mark>>();
        for (String[] row : rows("closes.csv")) {
            closes.computeIfAbsent(LocalDate.parse(row[0]), _ -> new ArrayList<>())
                    .add(new Mark(new Symbol(row[1]), Price.of(row[2])));
        }
        Instant opened = closes.firstKey().atTime(LocalTime.of(9, 0)).atZone(NewYorkSession.NEW_YORK).toInstant();
        var account = new Account(PAPER, "paper", Mode.PAPER, AccountKind.MARGIN, true, cash, opened);
        entry(opened, new Input.CommandTaken(new Command.OpenAccount(account), Facts.NONE), List.of(
                new AccountOpened(account, opened), new BalanceChanged(PAPER, cash, cash, "starting cash", opened)));
        closes.forEach((date, marks) -> {
            fills.getOrDefault(date, List.of()).forEach(this::traded);
            Instant at = date.atTime(LocalTime.of(16, 0)).atZone(NewYorkSession.NEW_YORK).toInstant();
            entry(at, new Input.MarksObserved(List.of()), List.of(new MarksChanged(marks, at)));
            marks.forEach(mark -> lastPrices.put(mark.symbol(), mark.price()));
        });
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
    }

    static List<String[]> rows(String file) {
        return lines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    static List<String> lines(String file) {
        try (var in = TradedQuarter.class.getResourceAsStream("/performance/" + file)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant end() {
        return entries.getLast().at();
    }

    /** One order that is sent a second before it trades, and acknowledged in between. */
    private void traded(String[] row) {
        Instant at = Instant.parse(row[0]);
        Instrument instrument = InstrumentDefaults.of(new Symbol(row[2]));
        Optional<Origin> origin = row[1].equals("-") ? Optional.empty() : Optional.of(Origin.of(new StrategyId(row[1])));
        Side side = Side.valueOf(row[3]);
        Quantity quantity = Quantity.of(row[4]);
        orders++;
        var id = new OrderId("o-" + orders);
        Instant sent = at.minusSeconds(1);
        entry(sent, new Input.MarksObserved(List.of()), List.of(
                new OrderInitialized(
                        id, orders, PAPER, new ClientOrderId("c-" + orders), instrument, side, OrderAmount.units(quantity),
                        new OrderSpec.Market(), TimeInForce.DAY, Optional.of(Price.of(row[5])), Optional.empty(), Instruction.NONE,
                        Optional.empty(), Optional.empty(), origin, sent),
                new OrderSubmitted(id, sent)));
        var venue = new VenueOrderId("v-" + orders);
        Instant accepted = sent.plus(Duration.ofMillis(orders % 10 * 100));
        entry(accepted, new ExecutionReport.Accepted(id, venue, accepted), List.of(new OrderAccepted(id, venue, accepted)));
        var fill = new Fill(
                new TradeId("t-" + orders), quantity, Price.of(row[5]), Money.usd(row[6]), Liquidity.TAKER, at);
        var change = positions.getOrDefault(instrument.symbol(), Position.flat(instrument)).apply(side, fill);
        positions.put(instrument.symbol(), change.position());
        Money worth = instrument.worth(fill.lastPx(), quantity, RoundingMode.HALF_EVEN);
        Money paid = (side == Side.BUY ? worth.negated() : worth).minus(fill.commission());
        cash = cash.plus(paid);
        entry(at, new ExecutionReport.Filled(id, fill, true), List.of(
                new OrderFilled(id, fill, true, at),
                new PositionChanged(PAPER, change.position(), change.realised(), at),
                new BalanceChanged(PAPER, paid, cash, "trade " + fill.tradeId(), at)));
    }

    private void entry(Instant at, Input input, List<Event> events) {
        entries.add(new Entry(entries.size() + 1, at, Cause.DESK, input, events));
    }
}
