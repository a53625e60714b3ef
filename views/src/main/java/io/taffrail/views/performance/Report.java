package io.taffrail.views.performance;

import io.taffrail.model.account.Mode;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The answer to a question about results. Accounts of different modes are never added up: each mode has rows and a total of
 * its own.
 *
 * @param from the first day that counts
 * @param to the last
 * @param missingRates the first of the rates that were missing, as {@code 2026-03-02 EUR/USD}; amounts that needed one are left out
 */
public record Report(LocalDate from, LocalDate to, List<Row> rows, List<Row> totals, SortedSet<String> missingRates) {
    public Report {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /**
     * One line of it.
     *
     * @param key the day, symbol, strategy, broker or account; {@code total} of a total, and a dash of nobody's orders
     * @param realised the profit of what was closed, before commission
     * @param commission what venues took
     * @param carry what holding brought, below zero where it cost: dividends, loans of shares
     * @param net realised less commission, with carry
     * @param unrealised what is open would bring at the prices of the moment, before commission; empty for a stretch that has ended
     * @param traded what all fills were worth
     * @param exposure on which part of the calendar's days something was held, to four places
     * @param returns what the daily returns come to; empty for a row of one day
     * @param warnings why the numbers should be read with care
     */
    public record Row(
            String key,
            Mode mode,
            TradeStatistics trades,
            Money realised,
            Money commission,
            Money carry,
            Money net,
            Optional<Money> unrealised,
            Money traded,
            int fills,
            Optional<Decimal> exposure,
            Optional<ReturnStatistics> returns,
            List<String> warnings) {
        public Row {
            warnings = List.copyOf(warnings);
        }
    }
}
