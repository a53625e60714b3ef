package io.taffrail.engine.drill;

import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.util.Optional;

/**
 * An order of a drill with its market; as it begins, a purchase at a limit of 100 on a market of 100.
 *
 * @param limit empty for an order at the market
 * @param spread how far bid and ask are apart, around the market
 * @param age how old the quote is
 */
record Attempt(
        Side side, Decimal quantity, Optional<Price> limit, Decimal market, Decimal spread, Duration age, MarketFacts facts) {
    static final Decimal PRICE = Decimal.of(100);

    static Attempt buy(Decimal quantity) {
        return new Attempt(
                Side.BUY, quantity, Optional.of(new Price(PRICE)), PRICE, Decimal.ZERO, Duration.ZERO, MarketFacts.ALWAYS_OPEN);
    }

    Attempt selling() {
        return new Attempt(Side.SELL, quantity, limit, market, spread, age, facts);
    }

    Attempt at(Decimal price) {
        return new Attempt(side, quantity, Optional.of(new Price(price)), market, spread, age, facts);
    }

    Attempt atTheMarket() {
        return new Attempt(side, quantity, Optional.empty(), market, spread, age, facts);
    }

    Attempt on(Decimal price) {
        return new Attempt(side, quantity, limit, price, spread, age, facts);
    }

    Attempt apart(Decimal distance) {
        return new Attempt(side, quantity, limit, market, distance, age, facts);
    }

    Attempt aged(Duration old) {
        return new Attempt(side, quantity, limit, market, spread, old, facts);
    }

    Attempt in(MarketFacts known) {
        return new Attempt(side, quantity, limit, market, spread, age, known);
    }
}
