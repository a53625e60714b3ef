package io.taffrail.server;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the demo's trader does over the day, each step at its minute: a purchase at the market and a stop that protects
 * half of it, a purchase larger than what is offered, a limit order that rests until the market comes to it, one that
 * is canceled, two brackets, of which one is likely to come to its target and the other to its stop, one that the
 * account cannot pay for, and a close.
 */
final class DemoScript {
    private static final Cause TRADER = new Cause("script", "demo");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Symbol MSFT = new Symbol("MSFT");
    private static final Symbol NVDA = new Symbol("NVDA");
    private static final Symbol TSLA = new Symbol("TSLA");
    private static final Symbol BTC = new Symbol("BTC/USD");

    private final House.Open house;
    private final AccountId account;
    private final Instant start;
    private int step;

    DemoScript(House.Open house, AccountId account, Instant start) {
        this.house = house;
        this.account = account;
        this.start = start;
    }

    boolean isOver() {
        return step > 7;
    }

    /** Does what is due at a moment of the market's time. */
    void at(Instant now) {
        if (!isOver() && !now.isBefore(start.plus(Duration.ofMinutes(5L * (step + 1))))) {
            next();
            step++;
        }
    }

    private void next() {
        switch (step) {
            case 0 -> {
                buy("market-1", AAPL, "10", new OrderSpec.Market());
                submit("stop-loss", AAPL, Side.SELL, "5", new OrderSpec.Stop(times(AAPL, "0.999")));
            }
            case 1 -> buy("larger-than-the-offer", BTC, offered(BTC).plus(Quantity.of("0.1")).toString(), new OrderSpec.Market());
            case 2 -> buy("patient", MSFT, "5", new OrderSpec.Limit(times(MSFT, "0.9995")));
            case 3 -> buy("too-low", AAPL, "10", new OrderSpec.Limit(times(AAPL, "0.9")));
            case 4 -> {
                bracket("target", NVDA, "10", "1.0005", "0.95");
                bracket("stopped", TSLA, "10", "1.05", "0.9996");
            }
            case 5 -> buy("too-dear", MSFT, "100000", new OrderSpec.Market());
            case 6 -> cancel("too-low");
            default -> close();
        }
    }

    private void buy(String name, Symbol symbol, String quantity, OrderSpec spec) {
        submit(name, symbol, Side.BUY, quantity, spec);
    }

    private void submit(String name, Symbol symbol, Side side, String quantity, OrderSpec spec) {
        send(intent(name, symbol, side, quantity, spec));
    }

    private static OrderIntent intent(String name, Symbol symbol, Side side, String quantity, OrderSpec spec) {
        return new OrderIntent(
                Optional.of(new ClientOrderId(name)), symbol, side, OrderAmount.units(Quantity.of(quantity)), spec,
                TimeInForce.GTC);
    }

    private void send(OrderIntent intent) {
        house.desk().submit(new Command.SubmitOrder(account, intent, Optional.empty()), TRADER);
    }

    /** Buys at the market, with both exits as parts of the bid. */
    private void bracket(String name, Symbol symbol, String quantity, String takeProfit, String stopLoss) {
        send(intent(name, symbol, Side.BUY, quantity, new OrderSpec.Market()).with(new OrderClass.Bracket(
                new Exit.TakeProfit(times(symbol, takeProfit)),
                new Exit.StopLoss(new OrderSpec.Stop(times(symbol, stopLoss))))));
    }

    private void cancel(String name) {
        house.desk().submit(new Command.CancelOrder(account, order(name).id()), TRADER);
    }

    /** A stop that was not hit is taken off first: it would sell what is no longer held. */
    private void close() {
        if (order("stop-loss").isOpen()) {
            cancel("stop-loss");
        }
        var whole = new Command.Portion.Whole();
        house.desk()
                .submit(new Command.ClosePosition(account, AAPL, whole, Optional.of(new ClientOrderId("close-1"))), TRADER);
    }

    private Order order(String name) {
        return house.views().blotter().find(account, new ClientOrderId(name)).orElseThrow();
    }

    private Quantity offered(Symbol symbol) {
        return quote(symbol).askSize().orElse(Quantity.of(1));
    }

    private Price times(Symbol symbol, String factor) {
        return new Price(quote(symbol).bid().value().times(Decimal.of(factor), 2, RoundingMode.DOWN));
    }

    private Quote quote(Symbol symbol) {
        return house.market().quote(symbol).orElseThrow();
    }
}
