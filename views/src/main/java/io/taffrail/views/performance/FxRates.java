package io.taffrail.views.performance;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one unit of a currency was worth in another, day by day, as the user has written it down. A day without a rate takes
 * the latest before it that is at most a week older, for weekends and holidays; beyond that it has none.
 */
public final class FxRates {
    /** No rates at all. */
    public static final FxRates NONE = new FxRates(Map.of());

    /** The first line of a file of rates. */
    public static final String HEADER = "date,from,to,rate";

    private static final int DAYS_OLD = 7;

    private final Map<Pair, NavigableMap<LocalDate, Decimal>> rates;

    private FxRates(Map<Pair, NavigableMap<LocalDate, Decimal>> rates) {
        this.rates = rates;
    }

    private record Pair(Currency from, Currency to) {}

    /**
     * Reads lines of {@code date,from,to,rate} after their header: {@code 2026-03-02,EUR,USD,1.0842}.
     *
     * @throws IllegalArgumentException where a line cannot be read, naming it
     */
    public static FxRates parse(List<String> lines) {
        var rates = new HashMap<Pair, NavigableMap<LocalDate, Decimal>>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean first = i == 0;
            if (first && !line.equals(HEADER)) {
                throw new IllegalArgumentException("line 1 is not \"" + HEADER + "\"");
            }
            if (!first && !line.isEmpty()) {
                read(line, i + 1, rates);
            }
        }
        return new FxRates(rates);
    }

    private static void read(String line, int number, Map<Pair, NavigableMap<LocalDate, Decimal>> rates) {
        String[] parts = line.split(",", -1);
        try {
            if (parts.length != 4) {
                throw new IllegalArgumentException("it has " + parts.length + " fields, not 4");
            }
            Decimal rate = Decimal.of(parts[3].strip());
            if (!rate.isPositive()) {
                throw new IllegalArgumentException("a rate is above zero");
            }
            var pair = new Pair(Currency.of(parts[1].strip()), Currency.of(parts[2].strip()));
            Decimal before = rates.computeIfAbsent(pair, _ -> new TreeMap<>()).put(LocalDate.parse(parts[0].strip()), rate);
            if (before != null) {
                throw new IllegalArgumentException("the day has a rate already, " + before);
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException("line " + number + " cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    /** The worth of one unit on a day; of a pair that is written the other way round, one over its rate. */
    Optional<BigDecimal> rate(Currency from, Currency to, LocalDate date) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        return written(new Pair(from, to), date)
                .or(() -> written(new Pair(to, from), date).map(rate -> BigDecimal.ONE.divide(rate, Power.DIGITS)));
    }

    private Optional<BigDecimal> written(Pair pair, LocalDate date) {
        return Optional.ofNullable(rates.get(pair))
                .flatMap(days -> Optional.ofNullable(days.floorEntry(date)))
                .filter(day -> !day.getKey().isBefore(date.minusDays(DAYS_OLD)))
                .map(day -> day.getValue().toBigDecimal());
    }
}
