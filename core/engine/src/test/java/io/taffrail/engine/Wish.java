package io.taffrail.engine;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An order before limits, with the market as it stands: without a word, at a limit of 100 on a market of 100. */
record Wish(
        Side side,
        String symbol,
        String quantity,
        Optional<String> limit,
        String bid,
        String ask,
        Duration age,
        Optional<String> strategy,
        Optional<String> id,
        Optional<String> stop,
        boolean reduces,
        MarketFacts market) {

    static Wish buy(String quantity, String symbol) {
        return of(Side.BUY, quantity, symbol);
    }

    static Wish sell(String quantity, String symbol) {
        return of(Side.SELL, quantity, symbol);
    }

    private static Wish of(Side side, String quantity, String symbol) {
        return new Wish(
                side, symbol, quantity, Optional.of("100"), "100", "100", Duration.ZERO, Optional.empty(), Optional.empty(),
                Optional.empty(), false, MarketFacts.ALWAYS_OPEN);
    }

    Wish limit(String price) {
        return new Wish(side, symbol, quantity, Optional.of(price), bid, ask, age, strategy, id, stop, reduces, market);
    }

    Wish atTheMarket() {
        return new Wish(side, symbol, quantity, Optional.empty(), bid, ask, age, strategy, id, stop, reduces, market);
    }

    Wish quoted(String newBid, String newAsk) {
        return new Wish(side, symbol, quantity, limit, newBid, newAsk, age, strategy, id, stop, reduces, market);
    }

    Wish aged(Duration old) {
        return new Wish(side, symbol, quantity, limit, bid, ask, old, strategy, id, stop, reduces, market);
    }

    Wish of(String name) {
        return new Wish(side, symbol, quantity, limit, bid, ask, age, Optional.of(name), id, stop, reduces, market);
    }

    Wish named(String name) {
        return new Wish(side, symbol, quantity, limit, bid, ask, age, strategy, Optional.of(name), stop, reduces, market);
    }

    Wish stopping(String price) {
        return new Wish(side, symbol, quantity, limit, bid, ask, age, strategy, id, Optional.of(price), reduces, market);
    }

    Wish reducing() {
        return new Wish(side, symbol, quantity, limit, bid, ask, age, strategy, id, stop, true, market);
    }

    Wish in(MarketFacts other) {
        return new Wish(side, symbol, quantity, limit, bid, ask, age, strategy, id, stop, reduces, other);
    }

    Wish during(SessionPhase phase) {
        return in(new MarketFacts(phase, Optional.empty(), Optional.empty(), false, Optional.empty(), List.of()));
    }

    Facts facts(Instant now) {
        var instrument = InstrumentDefaults.of(new Symbol(symbol));
        var quote = new Quote(
                now.minus(age), instrument.symbol(), Price.of(bid), Optional.empty(), Price.of(ask), Optional.empty());
        return Facts.of(instrument, Optional.of(quote)).with(market);
    }

    SubmitOrder submit() {
        Optional<OrderClass> group = stop.map(price ->
                new OrderClass.Oto(new Exit.StopLoss(new OrderSpec.Stop(Price.of(price)))));
        OrderSpec spec = limit.<OrderSpec>map(price -> new OrderSpec.Limit(Price.of(price))).orElseGet(OrderSpec.Market::new);
        var intent = new OrderIntent(
                id.map(ClientOrderId::new), new Symbol(symbol), side, OrderAmount.units(Quantity.of(quantity)), spec,
                TimeInForce.GTC, Optional.empty(), reduces ? Set.of(Instruction.REDUCE_ONLY) : Instruction.NONE, group,
                strategy.map(name -> Origin.of(new StrategyId(name))));
        return new SubmitOrder(EngineStory.account("main"), intent, Optional.empty());
    }
}
