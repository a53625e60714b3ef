package io.taffrail.feeds.file;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.instrument.TradingRules;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The instruments that a user has described, over the defaults that a symbol's form gives.
 *
 * <p>They are read from a CSV file: {@code symbol,name,class,currency,tick,tick_below_one,lot}. The class is {@code
 * us_equity}, {@code currency_pair} or {@code crypto_pair}; an empty {@code tick_below_one} is the same as {@code tick}.
 */
public final class UserInstruments {
    /** No descriptions: every symbol stands for its default. */
    public static final UserInstruments NONE = new UserInstruments(Map.of());

    private static final String HEADER = "symbol,name,class,currency,tick,tick_below_one,lot";

    private final Map<Symbol, Instrument> described;

    private UserInstruments(Map<Symbol, Instrument> described) {
        this.described = Collections.unmodifiableMap(described);
    }

    /**
     * Reads a list of instruments.
     *
     * @throws MarketFileException where the file is no such list, or names a symbol twice
     */
    public static UserInstruments read(Path file) {
        try (var lines = new LineReader(file)) {
            return read(file, lines);
        }
    }

    /** Reads a list of instruments that is no file of its own, under the name that errors give it; closes nothing. */
    public static UserInstruments read(String name, InputStream list) {
        Path file = Path.of(name);
        return read(file, new LineReader(file, list));
    }

    /** What is described in the list, in its order. */
    public List<Instrument> all() {
        return List.copyOf(described.values());
    }

    /** What a symbol stands for: as described, else by default. */
    public Instrument of(Symbol symbol) {
        Instrument instrument = described.get(symbol);
        return instrument != null ? instrument : InstrumentDefaults.of(symbol);
    }

    private static UserInstruments read(Path file, LineReader lines) {
        if (!lines.next().orElse("").equals(HEADER)) {
            throw new MarketFileException(file, 1, "not the header of a list of instruments",
                    "the first line names the columns", "write " + HEADER);
        }
        var fields = new Fields();
        Map<Symbol, Instrument> described = new LinkedHashMap<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            try {
                Instrument instrument = instrument(Fields.split(line.get()), fields);
                if (described.put(instrument.symbol(), instrument) != null) {
                    throw new BadRow(instrument.symbol() + " again", "a symbol is described once", "remove one of the rows");
                }
            } catch (BadRow bad) {
                throw bad.at(file, lines.line());
            }
        }
        return new UserInstruments(described);
    }

    private static Instrument instrument(List<String> f, Fields fields) {
        if (f.size() != 7) {
            throw new BadRow(f.size() + " fields", "an instrument has 7: " + HEADER, "correct the row; a name has no comma");
        }
        Decimal tick = step("tick", f.get(4));
        Decimal below = f.get(5).isEmpty() ? tick : step("tick_below_one", f.get(5));
        return new Instrument(fields.symbol(f.get(0)), f.get(1), assetClass(f.get(2)), currency(f.get(3)),
                new TradingRules(tick, below, step("lot", f.get(6))));
    }

    private static AssetClass assetClass(String text) {
        for (AssetClass assetClass : AssetClass.values()) {
            if (assetClass.name().toLowerCase(Locale.ROOT).equals(text)) {
                return assetClass;
            }
        }
        throw new BadRow("class " + LineReader.shown(text), "a class is us_equity, currency_pair or crypto_pair",
                "write one of them");
    }

    private static Currency currency(String text) {
        try {
            return Currency.of(text);
        } catch (IllegalArgumentException notACurrency) {
            throw new BadRow("currency " + LineReader.shown(text), "a currency is two to six capitals or digits, like USD",
                    "correct the row");
        }
    }

    private static Decimal step(String column, String text) {
        Decimal value = Fields.decimal(column, text);
        if (!value.isPositive()) {
            throw new BadRow(column + " " + LineReader.shown(text), "ticks and lots are above zero", "correct the row");
        }
        return value;
    }
}
