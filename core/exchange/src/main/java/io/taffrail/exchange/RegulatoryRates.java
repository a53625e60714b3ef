package io.taffrail.exchange;

import io.taffrail.model.value.Decimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fees of US authorities on sales of shares, by the date from which each applies. Before the first date of a table
 * its first rate is taken, after the last its last.
 *
 * <p>Sources: SEC, "Fee Rate Advisory" of each fiscal year, and FINRA's information notices on Section 31 (dollars per
 * million of worth); FINRA By-Laws, Schedule A, Section 1, and the rule filings SR-FINRA-2020-032 and SR-FINRA-2024-019
 * (dollars per share, with the most that one trade costs). docs/exchange.md says which lines were checked against a
 * notice and which were not.
 */
final class RegulatoryRates {
    private static final Decimal MILLIONTH = Decimal.of("0.000001");

    private static final NavigableMap<LocalDate, Decimal> DOLLARS_PER_MILLION = new TreeMap<>(Map.ofEntries(
            Map.entry(LocalDate.of(2014, 3, 18), Decimal.of("22.10")),
            Map.entry(LocalDate.of(2015, 2, 14), Decimal.of("18.40")),
            Map.entry(LocalDate.of(2016, 2, 16), Decimal.of("21.80")),
            Map.entry(LocalDate.of(2017, 7, 4), Decimal.of("23.10")),
            Map.entry(LocalDate.of(2018, 5, 22), Decimal.of("13.00")),
            Map.entry(LocalDate.of(2019, 4, 16), Decimal.of("20.70")),
            Map.entry(LocalDate.of(2020, 2, 18), Decimal.of("22.10")),
            Map.entry(LocalDate.of(2021, 2, 25), Decimal.of("5.10")),
            Map.entry(LocalDate.of(2022, 5, 14), Decimal.of("22.90")),
            Map.entry(LocalDate.of(2023, 2, 27), Decimal.of("8.00")),
            Map.entry(LocalDate.of(2024, 5, 22), Decimal.of("27.80")),
            Map.entry(LocalDate.of(2025, 5, 14), Decimal.of("0.00"))));

    private static final NavigableMap<LocalDate, Activity> ACTIVITY = new TreeMap<>(Map.of(
            LocalDate.of(2012, 7, 1), Activity.of("0.000119", "5.95"),
            LocalDate.of(2022, 1, 1), Activity.of("0.000130", "6.49"),
            LocalDate.of(2023, 1, 1), Activity.of("0.000145", "7.27"),
            LocalDate.of(2024, 1, 1), Activity.of("0.000166", "8.30"),
            LocalDate.of(2026, 1, 1), Activity.of("0.000195", "9.79")));

    private RegulatoryRates() {}

    /** FINRA's trading activity fee: dollars per share, and the most that is taken. */
    record Activity(Decimal perShare, Decimal most) {
        private static Activity of(String perShare, String most) {
            return new Activity(Decimal.of(perShare), Decimal.of(most));
        }
    }

    /** The part of a sale's worth that the SEC takes on a date. */
    static Decimal section31(LocalDate date) {
        return on(DOLLARS_PER_MILLION, date).times(MILLIONTH);
    }

    static Activity activity(LocalDate date) {
        return on(ACTIVITY, date);
    }

    private static <T> T on(NavigableMap<LocalDate, T> rates, LocalDate date) {
        return Optional.ofNullable(rates.floorEntry(date)).orElseGet(rates::firstEntry).getValue();
    }
}
