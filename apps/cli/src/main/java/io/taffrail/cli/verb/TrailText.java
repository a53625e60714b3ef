package io.taffrail.cli.verb;

import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Price;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how far a trailing stop stays behind: {@code 2%} of the best price, or {@code 1.50} in money. */
public final class TrailText implements ITypeConverter<Trail> {

    @Override
    public Trail convert(String text) {
        return text.endsWith("%") ? percent(text.substring(0, text.length() - 1)) : money(text);
    }

    /** Reads hundredths, which Alpaca writes without a sign: {@code 2}. */
    public static final class Percent implements ITypeConverter<Trail> {

        @Override
        public Trail convert(String text) {
            return percent(text);
        }
    }

    /** Reads money a unit: {@code 1.50}. */
    public static final class Money implements ITypeConverter<Trail> {

        @Override
        public Trail convert(String text) {
            return money(text);
        }
    }

    private static Trail percent(String text) {
        var number = PositiveDecimal.read(text);
        try {
            return new Trail.ByPercent(number);
        } catch (IllegalArgumentException tooMuch) {
            throw new TypeConversionException(String.valueOf(tooMuch.getMessage()));
        }
    }

    private static Trail money(String text) {
        return new Trail.ByPrice(new Price(PositiveDecimal.read(text)));
    }
}
