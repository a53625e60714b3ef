package io.taffrail.views.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says where there is too little to conclude anything from. */
final class SampleSize {
    /**
     * From about thirty on an average is distributed nearly normally whatever the single results are like: the usual rule of
     * thumb for the central limit theorem.
     */
    static final int TRADES = 30;

    /**
     * With sixty days, about a quarter, the standard error of an annual Sharpe ratio is still two: with fewer, good luck and a
     * good strategy cannot be told apart.
     */
    static final int DAYS = 60;

    private SampleSize() {}

    static List<String> warnings(TradeStatistics trades, Optional<ReturnStatistics> returns) {
        var warnings = new ArrayList<String>();
        if (trades.trades() < TRADES) {
            warnings.add("only " + trades.trades() + " closed trades: with fewer than " + TRADES
                    + " win rate, profit factor and expectancy say little");
        }
        returns.filter(known -> known.days() < DAYS).ifPresent(known -> warnings.add("only " + known.days()
                + " daily returns: with fewer than " + DAYS + " Sharpe, Sortino and Calmar ratios say little"));
        return warnings;
    }
}
