package io.taffrail.views.executions;

import io.taffrail.model.account.Mode;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * How orders were executed, told apart as it was asked. Accounts of different modes are never added up.
 *
 * @param complete whether every order of the stretch was looked at; otherwise the latest only
 * @param markoutsSince from when on prices after fills were watched: since this process began
 * @param simulatedShare of all orders that were sent, the part that the house executed itself, over all modes; empty where none was sent
 * @param missingRates rates of currencies that were missing, and what needed them left out
 */
public record ExecutionStatistics(
        List<Row> rows,
        List<Row> totals,
        boolean complete,
        Instant markoutsSince,
        Optional<Decimal> simulatedShare,
        SortedSet<String> missingRates) {
    public ExecutionStatistics {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /**
     * One line of it.
     *
     * @param orders how many were decided
     * @param denied refused by the house, and never sent
     * @param sent given to the broker
     * @param accepted those of which the venue showed that it has them
     * @param rejected refused by the venue
     * @param filled those that traded whole
     * @param partlyFilled those that traded in part, and may go on
     * @param successRate accepted / sent, to four places
     * @param fillRate those that traded, whole or in part, / sent, to four places
     * @param refusals how many were refused by which code, of the house or the venue
     * @param decision against the far side of the quote on which the order was decided
     * @param arrival against the middle of the quote with which it was sent
     * @param limit against the order's own limit price
     * @param markouts against the middle so long after each fill: above zero the market has turned against the trade
     * @param traded what the fills were worth
     * @param fees what the venue took for them
     */
    public record Row(
            String key,
            Mode mode,
            int orders,
            int denied,
            int sent,
            int accepted,
            int rejected,
            int filled,
            int partlyFilled,
            Optional<Decimal> successRate,
            Optional<Decimal> fillRate,
            SortedMap<String, Integer> refusals,
            Percentiles toSent,
            Percentiles toAcknowledged,
            Percentiles toFilled,
            Percentiles whole,
            Cost decision,
            Cost arrival,
            Cost limit,
            Map<Duration, Cost> markouts,
            Money traded,
            Money fees) {}
}
