package io.taffrail.engine;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.Optional;
import java.util.Set;

/** An order as the stories write it down, with the price at which the market stood. */
record Ticket(
        Side side,
        OrderAmount amount,
        String symbol,
        OrderSpec spec,
        Optional<ClientOrderId> clientOrderId,
        Optional<Price> market,
        String account,
        Set<Instruction> instructions,
        Optional<OrderClass> orderClass) {

    static Ticket buy(String quantity, String symbol) {
        return of(Side.BUY, OrderAmount.units(Quantity.of(quantity)), symbol);
    }

    static Ticket sell(String quantity, String symbol) {
        return of(Side.SELL, OrderAmount.units(Quantity.of(quantity)), symbol);
    }

    static Ticket buyFor(String dollars, String symbol) {
        return of(Side.BUY, new OrderAmount.Notional(Money.usd(dollars)), symbol);
    }

    private static Ticket of(Side side, OrderAmount amount, String symbol) {
        return new Ticket(
                side, amount, symbol, new OrderSpec.Market(), Optional.empty(), Optional.empty(), "main", Instruction.NONE,
                Optional.empty());
    }

    Ticket limit(String price) {
        var limit = new OrderSpec.Limit(Price.of(price));
        return new Ticket(side, amount, symbol, limit, clientOrderId, market, account, instructions, orderClass);
    }

    Ticket trailing(String offset) {
        var trail = new OrderSpec.TrailingStop(new Trail.ByPrice(Price.of(offset)));
        return new Ticket(side, amount, symbol, trail, clientOrderId, market, account, instructions, orderClass);
    }

    Ticket named(String id) {
        return new Ticket(
                side, amount, symbol, spec, Optional.of(new ClientOrderId(id)), market, account, instructions, orderClass);
    }

    /** While the market, without a spread, stood at this price. */
    Ticket at(String price) {
        return new Ticket(
                side, amount, symbol, spec, clientOrderId, Optional.of(Price.of(price)), account, instructions,
                orderClass);
    }

    Ticket on(String name) {
        return new Ticket(side, amount, symbol, spec, clientOrderId, market, name, instructions, orderClass);
    }

    Ticket reduceOnly() {
        return with(Set.of(Instruction.REDUCE_ONLY), orderClass);
    }

    Ticket with(Instruction instruction) {
        return with(Set.of(instruction), orderClass);
    }

    Ticket bracket(String takeProfit, String stopLoss) {
        return with(instructions, Optional.of(new OrderClass.Bracket(profit(takeProfit), loss(stopLoss))));
    }

    Ticket otoStop(String stopLoss) {
        return with(instructions, Optional.of(new OrderClass.Oto(loss(stopLoss))));
    }

    Ticket otoProfit(String takeProfit) {
        return with(instructions, Optional.of(new OrderClass.Oto(profit(takeProfit))));
    }

    Ticket oco(String stopLoss) {
        return with(instructions, Optional.of(new OrderClass.Oco(loss(stopLoss))));
    }

    private Ticket with(Set<Instruction> given, Optional<OrderClass> group) {
        return new Ticket(side, amount, symbol, spec, clientOrderId, market, account, given, group);
    }

    private static Exit.TakeProfit profit(String limit) {
        return new Exit.TakeProfit(Price.of(limit));
    }

    private static Exit.StopLoss loss(String stop) {
        return new Exit.StopLoss(new OrderSpec.Stop(Price.of(stop)));
    }

    Input submitted() {
        return submitted(Optional.empty(), facts());
    }

    /** Refused by a rule of the door through which it came. */
    Input ruledOut(Denial ruling) {
        return submitted(Optional.of(ruling), facts());
    }

    /** Under a client order id that an order on disk already has. */
    Input afterAnEarlier(long number) {
        return submitted(
                Optional.empty(), new Facts(facts().instrument(), facts().quote(), Optional.of(EngineStory.order(number))));
    }

    private Input submitted(Optional<Denial> ruling, Facts facts) {
        var intent = new OrderIntent(clientOrderId, new Symbol(symbol), side, amount, spec, TimeInForce.DAY, Optional.empty(),
                instructions, orderClass, Optional.empty());
        return new CommandTaken(new SubmitOrder(EngineStory.account(account), intent, ruling), facts);
    }

    /** The first event of this order where it is the desk's n-th. */
    OrderInitialized initialized(long number) {
        return new OrderInitialized(
                EngineStory.order(number),
                number,
                EngineStory.account(account),
                clientOrderId.orElseGet(() -> ClientOrderId.derived(EngineStory.FOLDER, EngineStory.DESK, number)),
                instrument(),
                side,
                amount,
                spec,
                TimeInForce.DAY,
                market,
                EngineStory.AT);
    }

    private Facts facts() {
        return Facts.of(instrument(), market.map(price -> Quote.point(EngineStory.AT, new Symbol(symbol), price)));
    }

    private Instrument instrument() {
        return InstrumentDefaults.of(new Symbol(symbol));
    }
}
