package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;

/** A trade between others that the market reported. */
public record Trade(Instant at, Symbol symbol, Price price, Quantity size) implements MarketEvent {

    /** The same, at another moment. */
    public Trade told(Instant then) {
        return new Trade(then, symbol, price, size);
    }
}
