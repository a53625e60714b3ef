package io.taffrail.feeds.file;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fields of rows, and refuses each one that is not what its column says. */
final class Fields {
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:-]{0,31}");

    /** Symbols that were checked before: a file has few, and very many rows. */
    private final Map<String, Symbol> symbols = new HashMap<>();

    /** The parts between the commas; there is no quoting. */
    static List<String> split(String line) {
        List<String> fields = new ArrayList<>(8);
        int start = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', start)) {
            fields.add(line.substring(start, comma));
            start = comma + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }

    /** RFC 3339 in UTC, to the second or finer. */
    static Instant time(String text) {
        try {
            if (text.length() >= 20 && text.charAt(10) == 'T' && text.charAt(16) == ':' && text.endsWith("Z")) {
                return LocalDateTime.parse(text.substring(0, text.length() - 1)).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException notATime) {
            throw badTime(text);
        }
        throw badTime(text);
    }

    Symbol symbol(String text) {
        Symbol known = symbols.get(text);
        if (known != null) {
            return known;
        }
        Symbol symbol = checked(text);
        symbols.put(text, symbol);
        return symbol;
    }

    static Price price(String column, String text) {
        Decimal value = decimal(column, text);
        if (!value.isPositive()) {
            throw new BadRow(column + " " + LineReader.shown(text), "a price is above zero", "correct or remove the row");
        }
        return new Price(value);
    }

    static Quantity size(String column, String text) {
        Decimal value = decimal(column, text);
        if (value.isNegative()) {
            throw new BadRow(column + " " + LineReader.shown(text), "a size is never negative", "correct or remove the row");
        }
        return new Quantity(value);
    }

    /** A size that the market may not publish: an empty field is a size that nobody knows. */
    static Optional<Quantity> optionalSize(String column, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(size(column, text));
    }

    static Decimal decimal(String column, String text) {
        try {
            return Decimal.of(text);
        } catch (NumberFormatException notANumber) {
            throw new BadRow(column + " " + LineReader.shown(text),
                    "a number has a decimal point, at most 18 digits, and no separators between thousands",
                    "correct or remove the row");
        }
    }

    private static Symbol checked(String text) {
        try {
            if (SYMBOL.matcher(text).matches()) {
                Symbol symbol = new Symbol(text);
                InstrumentDefaults.of(symbol);
                return symbol;
            }
        } catch (IllegalArgumentException notAPair) {
            throw badSymbol(text);
        }
        throw badSymbol(text);
    }

    private static BadRow badSymbol(String text) {
        return new BadRow("symbol " + LineReader.shown(text),
                "a symbol is a word like AAPL or a pair like EUR/USD, at most 32 characters", "correct or remove the row");
    }

    private static BadRow badTime(String text) {
        return new BadRow("time " + LineReader.shown(text), "a time is RFC 3339 in UTC, like 2018-04-04T00:01:00.000Z",
                "write the times in UTC with a Z at the end");
    }
}
