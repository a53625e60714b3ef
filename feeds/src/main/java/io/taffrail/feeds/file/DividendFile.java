package io.taffrail.feeds.file;

import io.taffrail.model.market.Dividend;
import io.taffrail.model.value.Decimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Dividends as a user tells them: a CSV file {@code symbol,ex_date,amount}, the date as {@code 2026-01-31}. */
public final class DividendFile {
    private static final String HEADER = "symbol,ex_date,amount";

    private DividendFile() {}

    /**
     * Reads one.
     *
     * @throws MarketFileException where the file is no such list
     */
    public static List<Dividend> read(Path file) {
        return UserList.read(file, HEADER, DividendFile::dividend);
    }

    private static Dividend dividend(List<String> f, Fields fields) {
        Decimal amount = Fields.decimal("amount", f.get(2));
        if (!amount.isPositive()) {
            throw new BadRow("amount " + LineReader.shown(f.get(2)), "a dividend is above zero", "correct the row");
        }
        return new Dividend(fields.symbol(f.get(0)), date(f.get(1)), amount);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw new BadRow("ex_date " + LineReader.shown(text), "a date is written 2026-01-31", "correct the row");
        }
    }
}
