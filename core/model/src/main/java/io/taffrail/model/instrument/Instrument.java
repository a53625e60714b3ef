package io.taffrail.model.instrument;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;

/**
 * Something that can be traded, with the rules of its prices and quantities.
 *
 * @param symbol its name, as orders and market data write it
 * @param name its name for people
 * @param assetClass what kind of thing it is
 * @param currency the currency in which it is priced and settled
 * @param rules its ticks and lot
 */
public record Instrument(Symbol symbol, String name, AssetClass assetClass, Currency currency, TradingRules rules) {

    /** What a quantity is worth at a price, rounded to the currency's places. FIX 381 GrossTradeAmt. */
    public Money worth(Price price, Quantity quantity, RoundingMode rounding) {
        return new Money(price.value().times(quantity.value(), currency.places(), rounding), currency);
    }

    /** The most whole lots that an amount buys at a price above zero. */
    public Quantity affordable(Money amount, Price price) {
        Decimal exact = amount.amount().dividedBy(price.value(), 12, RoundingMode.DOWN);
        return rules.roundedDown(exact);
    }
}
