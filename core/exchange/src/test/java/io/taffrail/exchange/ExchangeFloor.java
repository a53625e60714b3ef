package io.taffrail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderBooked;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent.OrderRestated;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An exchange with one stock, spoken to in a trader's words. What it reports is read back as words too: {@code
 * "1 filled 5 @ 10.02"}, with a full stop where nothing is left of the order.
 */
final class ExchangeFloor {
    private static final Instant OPEN = Instant.parse("2026-01-02T14:30:00Z");

    private final List<ExecutionReport> reports = new ArrayList<>();
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final Symbol symbol;
    private final Exchange exchange;
    private Instant open = OPEN;
    private int seconds;

    ExchangeFloor() {
        this(Profile.ideal());
    }

    ExchangeFloor(Profile profile) {
        this(profile, new Symbol("AAPL"));
    }

    ExchangeFloor(Profile profile, Symbol symbol) {
        this.symbol = symbol;
        exchange = new Exchange(profile, this::heard);
    }

    /** It is now that late: {@code 2026-01-02T20:59:00Z}. */
    ExchangeFloor at(String moment) {
        open = Instant.parse(moment);
        seconds = 0;
        return this;
    }

    /** Time passes, and the market says nothing. */
    ExchangeFloor until(String moment) {
        exchange.onTime(Instant.parse(moment));
        return this;
    }

    /** The market says this at this moment. */
    ExchangeFloor hears(MarketEvent event) {
        exchange.onMarket(event);
        return this;
    }

    /** Bid, its size, ask, its size; a size of {@code "?"} is not known. */
    ExchangeFloor quote(String bid, String bidSize, String ask, String askSize) {
        seconds++;
        exchange.onMarket(new Quote(now(), symbol, Price.of(bid), size(bidSize), Price.of(ask), size(askSize)));
        return this;
    }

    /** A trade between others. */
    ExchangeFloor trade(String price) {
        return trade(price, "1");
    }

    ExchangeFloor trade(String price, String size) {
        seconds++;
        exchange.onMarket(new Trade(now(), symbol, Price.of(price), Quantity.of(size)));
        return this;
    }

    /** Time passes until so many seconds before, or after where below zero, the day's end at 17:00 in New York. */
    ExchangeFloor untilBeforeTheEnd(int before) {
        seconds = 7 * 3_600 + 30 * 60 - before - 1;
        return this;
    }

    ExchangeFloor quote(String bid, String ask) {
        return quote(bid, "?", ask, "?");
    }

    /** {@code "1 buy 10"}, {@code "2 sell 10 limit 150.05 ioc"}, {@code "3 buy for 1000 fok"},
     * {@code "4 sell 5 stop 9.5 limit 9.4 gtc"}, {@code "5 sell 5 trail 2%"}. */
    ExchangeFloor enter(String words) {
        Order order = orders.computeIfAbsent(id(words.substring(0, words.indexOf(" "))), _ -> order(words));
        exchange.enter(order);
        return this;
    }

    /** An order that another exchange, of which nothing but the journal is left, had so far. */
    ExchangeFloor restore(String words, String filled, String price, boolean booked) {
        Order order = order(words);
        order = order.apply(new OrderAccepted(order.id(), exchangeName(order), now()));
        if (!filled.equals("0")) {
            order = order.apply(new OrderFilled(order.id(), fill(filled, price), false, now()));
        }
        if (booked) {
            order = order.apply(new OrderBooked(order.id(), now()));
        }
        orders.put(order.id(), order);
        exchange.restore(order);
        return this;
    }

    ExchangeFloor cancel(String number) {
        exchange.cancel(orders.get(id(number)));
        return this;
    }

    /** The same cancel, asked for now. */
    ExchangeFloor cancelNow(String number) {
        orders.computeIfPresent(id(number), (id, order) -> order.apply(new OrderPendingCancel(id, now())));
        return cancel(number);
    }

    /** {@code replace("1", "2 buy 10 limit 9.99")}. */
    ExchangeFloor replace(String number, String words) {
        Order next = order(words);
        orders.put(next.id(), next);
        exchange.replace(orders.get(id(number)), next);
        return this;
    }

    /** The order is to trade so much in all. */
    ExchangeFloor resize(String number, String quantity) {
        var order = orders.computeIfPresent(id(number), (id, before) -> before
                .apply(new OrderAccepted(id, exchangeName(before), now()))
                .apply(new OrderRestated(id, Quantity.of(quantity), "a test", now())));
        exchange.resize(order);
        return this;
    }

    /** What has been reported since the last time. */
    ExchangeFloor then(String... expected) {
        assertThat(reports.stream().map(ExchangeFloor::words)).containsExactly(expected);
        reports.clear();
        return this;
    }

    ExchangeFloor andWorking(String... numbers) {
        assertThat(exchange.workingOrders()).isEqualTo(List.of(numbers).stream().map(ExchangeFloor::id).toList());
        return this;
    }

    OrderId idOf(String number) {
        return id(number);
    }

    List<ExecutionReport> reports() {
        return reports;
    }

    private void heard(ExecutionReport report) {
        reports.add(report);
    }

    private Order order(String text) {
        var words = new ArrayList<>(List.of(text.split(" ")));
        long number = Long.parseLong(words.removeFirst());
        Side side = Side.valueOf(words.removeFirst().toUpperCase(Locale.ROOT));
        var instructions = new ArrayList<Instruction>();
        if (words.remove("post")) {
            instructions.add(Instruction.POST_ONLY);
        }
        if (words.remove("extended")) {
            instructions.add(Instruction.EXTENDED_HOURS);
        }
        boolean money = words.remove("for");
        String much = words.removeFirst();
        OrderAmount amount = money
                ? new OrderAmount.Notional(Money.usd(much))
                : OrderAmount.units(Quantity.of(much));
        OrderSpec spec = spec(words);
        TimeInForce lasting = words.isEmpty()
                ? TimeInForce.DAY
                : TimeInForce.valueOf(words.removeFirst().toUpperCase(Locale.ROOT));
        Optional<Instant> expireTime =
                lasting == TimeInForce.GTD ? Optional.of(Instant.parse(words.removeFirst())) : Optional.empty();
        OrderId id = id(Long.toString(number));
        var first = new OrderInitialized(
                id, number, new AccountId("paper"), new ClientOrderId("C-" + number), InstrumentDefaults.of(symbol),
                side, amount, spec, lasting, Optional.empty(), expireTime, Instruction.set(instructions), Optional.empty(),
                Optional.empty(), now());
        return Order.of(first).apply(new OrderSubmitted(id, now()));
    }

    private static OrderSpec spec(List<String> words) {
        if (words.remove("trail")) {
            String trail = words.removeFirst();
            return new OrderSpec.TrailingStop(trail.endsWith("%")
                    ? new Trail.ByPercent(Decimal.of(trail.replace("%", "")))
                    : new Trail.ByPrice(Price.of(trail)));
        }
        Optional<Price> stop = words.remove("stop") ? Optional.of(Price.of(words.removeFirst())) : Optional.empty();
        Optional<Price> limit = words.remove("limit") ? Optional.of(Price.of(words.removeFirst())) : Optional.empty();
        if (stop.isPresent()) {
            return limit.<OrderSpec>map(price -> new OrderSpec.StopLimit(stop.get(), price))
                    .orElseGet(() -> new OrderSpec.Stop(stop.get()));
        }
        return limit.<OrderSpec>map(OrderSpec.Limit::new).orElseGet(OrderSpec.Market::new);
    }

    private static VenueOrderId exchangeName(Order order) {
        return new VenueOrderId("paper-" + order.number());
    }

    private Fill fill(String quantity, String price) {
        return new Fill(
                new TradeId("old-1"), Quantity.of(quantity), Price.of(price), Money.usd("0"), Liquidity.TAKER, now());
    }

    private Instant now() {
        return open.plusSeconds(seconds);
    }

    private static OrderId id(String number) {
        return OrderId.derived(new Identity("floor"), new DeskId("main"), Long.parseLong(number));
    }

    private static Optional<Quantity> size(String text) {
        return text.equals("?") ? Optional.empty() : Optional.of(Quantity.of(text));
    }

    private static String words(ExecutionReport report) {
        String number = numberOf(report.order());
        return switch (report) {
            case ExecutionReport.Filled(_, var fill, var complete) ->
                number + " filled " + fill.lastQty() + " @ " + fill.lastPx() + (complete ? "." : "");
            case ExecutionReport.Booked _         -> number + " rests";
            case ExecutionReport.Canceled _       -> number + " canceled";
            case ExecutionReport.CancelRejected _ -> number + " not canceled";
            case ExecutionReport.Triggered _      -> number + " triggered";
            case ExecutionReport.TrailMoved moved -> number + " trails " + moved.mark();
            case ExecutionReport.Expired _        -> number + " expired";
            case ExecutionReport.Replaced replaced -> number + " replaced by " + numberOf(replaced.by());
            case ExecutionReport.ReplaceRejected _ -> number + " not replaced";
            case ExecutionReport.Accepted _, ExecutionReport.Rejected _, ExecutionReport.InDoubt _,
                    ExecutionReport.Unfound _ -> number + " " + report.getClass().getSimpleName();
        };
    }

    private static String numberOf(OrderId order) {
        for (int number = 1; number < 20; number++) {
            if (id(Integer.toString(number)).equals(order)) {
                return Integer.toString(number);
            }
        }
        return order.value();
    }
}
