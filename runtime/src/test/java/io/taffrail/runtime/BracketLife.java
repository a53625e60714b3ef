package io.taffrail.runtime;

import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Protection;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A life of a group of orders in AAPL, step by step: what persons ask, and what the market says. */
final class BracketLife {
    private static final Symbol AAPL = new Symbol("AAPL");

    /** One step; a second passes before each. */
    sealed interface Step {
        record Asked(Command command) implements Step {}

        record Quoted(Quote quote) implements Step {}
    }

    private final String name;
    private final List<Step> steps = new ArrayList<>();

    private BracketLife(String name) {
        this.name = name;
    }

    static BracketLife of(String name) {
        return new BracketLife(name).quote("99.9", "100.1");
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The moment of the n-th step, from 0. */
    static Instant at(int step) {
        return TradingHouse.OPEN.plusSeconds(step);
    }

    BracketLife quote(String bid, String ask) {
        return quoted(new Quote(now(), AAPL, Price.of(bid), Optional.empty(), Price.of(ask), Optional.empty()));
    }

    /** So much, and no more, is there on each side. */
    BracketLife quote(String bid, String ask, String size) {
        var there = Optional.of(Quantity.of(size));
        return quoted(new Quote(now(), AAPL, Price.of(bid), there, Price.of(ask), there));
    }

    /** A quote so many hours after the opening; nothing comes after it that is earlier. */
    BracketLife dayIsOver() {
        var late = TradingHouse.OPEN.plusSeconds(24 * 3_600);
        return quoted(new Quote(late, AAPL, Price.of("100"), Optional.empty(), Price.of("100"), Optional.empty()));
    }

    private BracketLife quoted(Quote quote) {
        steps.add(new Step.Quoted(quote));
        return this;
    }

    BracketLife buy(String quantity) {
        return submit(intent(Side.BUY, quantity, new OrderSpec.Market()));
    }

    BracketLife buyAt(String quantity, String limit) {
        return submit(intent(Side.BUY, quantity, limit(limit)));
    }

    BracketLife sell(String quantity) {
        return submit(intent(Side.SELL, quantity, new OrderSpec.Market()));
    }

    BracketLife bracket(Side side, String quantity, String limit, String profit, String stop) {
        return submit(intent(side, quantity, limit(limit)).with(new OrderClass.Bracket(profit(profit), loss(stop))));
    }

    BracketLife trailingBracket(String quantity, String limit, String profit, String trail) {
        var loss = new OrderSpec.TrailingStop(new Trail.ByPrice(Price.of(trail)));
        return submit(intent(Side.BUY, quantity, limit(limit))
                .with(new OrderClass.Bracket(profit(profit), new Exit.StopLoss(loss))));
    }

    BracketLife oco(String quantity, String profit, String stop) {
        return submit(intent(Side.SELL, quantity, limit(profit)).with(new OrderClass.Oco(loss(stop))));
    }

    BracketLife oto(String quantity, String limit, String stop) {
        return submit(intent(Side.BUY, quantity, limit(limit)).with(new OrderClass.Oto(loss(stop))));
    }

    BracketLife replaceLimit(long number, String limit) {
        return replace(number, Optional.of(Price.of(limit)), Optional.empty(), Optional.empty());
    }

    BracketLife replaceQuantity(long number, String quantity) {
        return replaced(number, new Replacement(
                Optional.of(Quantity.of(quantity)), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()));
    }

    BracketLife replaceStop(long number, String stop) {
        return replace(number, Optional.empty(), Optional.of(Price.of(stop)), Optional.empty());
    }

    BracketLife replaceTrail(long number, String trail) {
        return replace(number, Optional.empty(), Optional.empty(), Optional.of(Decimal.of(trail)));
    }

    BracketLife flatten() {
        return asked(new Command.Flatten(new HaltScope.WholeDesk(), "step " + steps.size()));
    }

    BracketLife exit(String quantity) {
        return asked(new Command.ExitPosition(TradingHouse.ACCOUNT, AAPL, new Command.Portion.Units(Quantity.of(quantity))));
    }

    BracketLife reverse() {
        return asked(new Command.ReversePosition(TradingHouse.ACCOUNT, AAPL, Optional.empty()));
    }

    BracketLife protect(String stop, String target) {
        return asked(new Command.ProtectPosition(TradingHouse.ACCOUNT, AAPL, new Protection(
                Optional.of(Price.of(stop)), Optional.empty(), Optional.of(Price.of(target)), Optional.empty())));
    }

    BracketLife cancel(long number) {
        return asked(new Command.CancelOrder(TradingHouse.ACCOUNT, order(number)));
    }

    private BracketLife replace(long number, Optional<Price> limit, Optional<Price> stop, Optional<Decimal> trail) {
        return replaced(number, new Replacement(
                Optional.empty(), limit, stop, trail, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private BracketLife replaced(long number, Replacement changes) {
        return asked(new Command.ReplaceOrder(TradingHouse.ACCOUNT, order(number), changes));
    }

    private BracketLife submit(OrderIntent intent) {
        return asked(new Command.SubmitOrder(TradingHouse.ACCOUNT, intent, Optional.empty()));
    }

    private BracketLife asked(Command command) {
        steps.add(new Step.Asked(command));
        return this;
    }

    private OrderIntent intent(Side side, String quantity, OrderSpec spec) {
        return new OrderIntent(
                Optional.of(new ClientOrderId("step-" + steps.size())), AAPL, side,
                OrderAmount.units(Quantity.of(quantity)), spec, TimeInForce.DAY);
    }

    private Instant now() {
        return at(steps.size());
    }

    static OrderId order(long number) {
        return OrderId.derived(new Identity("test"), new DeskId("main"), number);
    }

    private static OrderSpec limit(String price) {
        return new OrderSpec.Limit(Price.of(price));
    }

    private static Exit.TakeProfit profit(String limit) {
        return new Exit.TakeProfit(Price.of(limit));
    }

    private static Exit.StopLoss loss(String stop) {
        return new Exit.StopLoss(new OrderSpec.Stop(Price.of(stop)));
    }

    @Override
    public String toString() {
        return name;
    }
}
