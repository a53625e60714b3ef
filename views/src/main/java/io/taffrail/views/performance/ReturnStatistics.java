package io.taffrail.views.performance;

import io.taffrail.model.value.Decimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a row of daily returns comes to. A ratio is empty where it would divide by nothing: fewer than two days, or days that
 * were all the same.
 *
 * @param days how many returns there are
 * @param total what all of them together came to, as a part of one, to six places
 * @param annual what a year at that pace would come to: {@code (1 + total) ^ (252 / days) - 1}, to six places
 * @param volatility the deviation of a year: the daily sample deviation times the root of 252, to six places
 * @param sharpe the average return over the sample deviation, times the root of 252, to four places; risk-free rate 0
 *     (W. F. Sharpe, The Sharpe Ratio, 1994)
 * @param sharpeError the standard error of that, were the days independent: the root of {@code (1 + q²/2) / days} times the
 *     root of 252, where q is the ratio of a day (A. W. Lo, The Statistics of Sharpe Ratios, 2002), to four places
 * @param sortino the average return over the downside deviation, times the root of 252, to four places; target 0, and the
 *     downside is averaged over all days, won ones too (F. A. Sortino and L. N. Price, 1994)
 * @param calmar the annual return over the deepest drawdown, to four places (T. W. Young, 1991)
 */
public record ReturnStatistics(
        int days,
        Optional<Decimal> total,
        Optional<Decimal> annual,
        Optional<Decimal> volatility,
        Optional<Decimal> sharpe,
        Optional<Decimal> sharpeError,
        Optional<Decimal> sortino,
        Optional<Decimal> calmar,
        Optional<Drawdown> drawdown) {

    /**
     * The deepest fall below an earlier high.
     *
     * @param depth the fall as a part of the high, to six places
     * @param high the day of the high
     * @param low the day of the lowest point
     * @param recovered the day on which the high was reached again; empty where it was not
     * @param days of the calendar from the high until it was reached again, or until the last day known
     */
    public record Drawdown(Decimal depth, LocalDate high, LocalDate low, Optional<LocalDate> recovered, long days) {}
}
