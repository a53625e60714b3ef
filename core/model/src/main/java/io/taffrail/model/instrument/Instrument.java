package io.taffrail.model.instrument;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.BigDecimal;
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

    /** The same, to be traded in whole units only. */
    public Instrument inWholeUnits() {
        return new Instrument(symbol, name, assetClass, currency, new TradingRules(rules.tick(), rules.tickBelowOne(), Decimal.ONE));
    }

    /** The most whole lots that an amount buys at a price above zero. */
    public Quantity affordable(Money amount, Price price) {
        // Divided by what one lot costs, so that no place behind the lot needs to be kept: of 100,000 dollars at 0.07
        // the quotient alone is longer than a decimal can be.
        BigDecimal lot = rules.lot().toBigDecimal();
        BigDecimal lots = amount.amount()
                .toBigDecimal()
                .divide(price.value().toBigDecimal().multiply(lot), 0, RoundingMode.DOWN);
        return new Quantity(Decimal.of(lots.multiply(lot)));
    }
}
