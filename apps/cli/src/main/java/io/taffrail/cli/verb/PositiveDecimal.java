package io.taffrail.cli.verb;

import io.taffrail.model.value.Decimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number above zero, of at most 18 digits. */
public final class PositiveDecimal implements ITypeConverter<Decimal> {

    @Override
    public Decimal convert(String text) {
        return read(text);
    }

    static Decimal read(String text) {
        Decimal number;
        try {
            number = Decimal.of(text);
        } catch (NumberFormatException notOurs) {
            throw new TypeConversionException(String.valueOf(notOurs.getMessage()));
        }
        if (!number.isPositive()) {
            throw new TypeConversionException("must be above zero, not " + text);
        }
        return number;
    }
}
