package io.taffrail.feeds.synthetic;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.value.Decimal;
import java.math.RoundingMode;

/**
 * An instrument of the synthetic market and its character.
 *
 * @param price its usual price
 * @param dailyVolatility the usual deviation of a day's return, as a fraction
 * @param spread the usual distance between bid and ask, as a fraction of the price
 * @param sizeStep the step of quoted and traded sizes, in whole lots
 * @param sizeSteps how many steps a size has on average
 */
record Listing(
        Instrument instrument, double price, double dailyVolatility, double spread, Decimal sizeStep, double sizeSteps) {

    Listing {
        sizeStep = sizeStep.toMultipleOf(instrument.rules().lot(), RoundingMode.CEILING);
    }

    /** The character of an instrument that a user has added: nobody knows what it costs, so it costs a hundred. */
    static Listing of(Instrument instrument) {
        return switch (instrument.assetClass()) {
            case US_EQUITY     -> of(instrument, 100, 0.018, 0.0002, "100", 4);
            case CURRENCY_PAIR -> of(instrument, 1, 0.006, 0.00015, "100000", 6);
            case CRYPTO_PAIR   -> of(instrument, 100, 0.035, 0.0004, "1", 40);
        };
    }

    private static Listing of(Instrument i, double price, double volatility, double spread, String step, double steps) {
        return new Listing(i, price, volatility, spread, Decimal.of(step), steps);
    }

    /** The same character under another description. */
    Listing as(Instrument described) {
        return new Listing(described, price, dailyVolatility, spread, sizeStep, sizeSteps);
    }

    /** The symbol as the dice take it. */
    long key() {
        return Dice.key(instrument.symbol().value());
    }
}
