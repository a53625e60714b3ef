package io.taffrail.cli.verb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Of which days, account, strategy and symbol results are asked for. */
public final class StretchOptions {

    @Option(names = "--from", paramLabel = "DATE", converter = DateText.class,
            description = "From this day of New York on. Default: the account's first.")
    Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", converter = DateText.class, description = "Until this day, included. Default: today.")
    Optional<LocalDate> to = Optional.empty();

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Of this account, or all. Default: the key's own.")
    Optional<String> account = Optional.empty();

    @Option(names = "--strategy", paramLabel = "NAME", description = "Only of this strategy; - for orders of none.")
    Optional<String> strategy = Optional.empty();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only of this symbol.")
    Optional<String> symbol = Optional.empty();

    @Option(names = "--csv", description = "Print a table for spreadsheets.")
    boolean csv;

    /** A day: {@code 2026-03-02}. */
    public static final class DateText implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException notOne) {
                throw new TypeConversionException("'" + text + "' is no day; write it as 2026-03-02");
            }
        }
    }

    /** A path with the parameters that say all this, and some more of the form {@code name=value}. */
    String path(String path, String... more) {
        var query = new StringBuilder();
        for (String one : more) {
            query.append('&').append(one);
        }
        from.ifPresent(day -> query.append("&from=").append(day));
        to.ifPresent(day -> query.append("&to=").append(day));
        account.ifPresent(name -> query.append("&account=").append(ClientVerb.encoded(name)));
        strategy.ifPresent(name -> query.append("&strategy=").append(ClientVerb.encoded(name)));
        symbol.ifPresent(name -> query.append("&symbol=").append(ClientVerb.encoded(name.toUpperCase(Locale.ROOT))));
        query.append(csv ? "&format=csv" : "");
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }
}
