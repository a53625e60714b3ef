package io.taffrail.benchmark;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.runtime.MarketClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A house with a bid and an ask fifty cents away from the last price, renewed whenever one of them has filled. */
final class TickRun implements AutoCloseable {
    /** In cents. */
    static final long FIRST = 1_000_000;

    static final long AWAY = 50;
    private static final Symbol SYMBOL = Orders.SYMBOLS.getFirst();

    private final MarketClock clock = new MarketClock(Orders.START);
    private final TradingHouse house = new TradingHouse(new NoJournal(), clock, List.of(this::note));
    private final SplittableRandom dice = new SplittableRandom(TickWork.SEED);
    private long cents = FIRST;
    private Instant at = Orders.START;
    private OrderId bid;
    private OrderId ask;
    private Optional<OrderId> filled = Optional.empty();
    private long fills;

    TickRun() {
        house.opened(1, false);
        quote();
        bid = rest(Side.BUY, cents - AWAY);
        ask = rest(Side.SELL, cents + AWAY);
    }

    void quotes(int count) {
        for (int i = 0; i < count; i++) {
            cents += dice.nextInt(21) - 10;
            quote();
            if (filled.isPresent()) {
                renew(filled.get());
            }
        }
    }

    double fills() {
        return fills;
    }

    private void quote() {
        at = at.plusMillis(1);
        clock.advanceTo(at);
        house.desk.onMarket(Quote.point(at, SYMBOL, price(cents)));
    }

    private void renew(OrderId done) {
        filled = Optional.empty();
        house.submit(new Command.CancelOrder(house.account(), done.equals(bid) ? ask : bid));
        bid = rest(Side.BUY, cents - AWAY);
        ask = rest(Side.SELL, cents + AWAY);
    }

    private OrderId rest(Side side, long limit) {
        Command submit = Orders.limit(house.account(), Optional.empty(), SYMBOL, side, price(limit));
        return house.submit(submit).order().orElseThrow().id();
    }

    private static Price price(long cents) {
        return new Price(new Decimal(cents, 2));
    }

    private void note(Entry entry) {
        for (var event : entry.events()) {
            if (event instanceof OrderFilled(var order, _, _, _)) {
                filled = Optional.of(order);
                fills++;
            }
        }
    }

    @Override
    public void close() {
        house.close();
    }
}
