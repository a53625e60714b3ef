package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One moment at which an order looks at its market.
 *
 * @param quote the current one, which it would act at
 * @param lastTrade empty while no trade of the symbol has been seen
 * @param quoted whether there is a quote to act at that it has not looked at; not so where only a trade was seen
 */
record Look(Instant at, Point quote, Optional<BigDecimal> lastTrade, boolean quoted) {

    /** All looks of the order: at its arrival or as soon as there is a quote, and then at all that comes. */
    static List<Look> all(List<MarketData> market, ScriptedOrder order, boolean dayEnds, Instant end) {
        Optional<Point> quote = Optional.empty();
        Optional<BigDecimal> lastTrade = Optional.empty();
        List<Look> looks = new ArrayList<>();
        for (MarketData data : market) {
            boolean late = dayEnds && order.endsWithItsDay() && data.at().isAfter(end);
            if (!data.symbol().equals(order.symbol()) || late) {
                continue;
            }
            switch (data) {
                case Point point -> quote = Optional.of(point);
                case Trade trade -> lastTrade = Optional.of(trade.price());
            }
            // What is of the order's own moment has come before the order: of all that only the last is seen.
            if (!data.at().isAfter(order.at())) {
                looks.clear();
            }
            if (quote.isPresent()) {
                boolean before = data.at().isBefore(order.at());
                boolean quoted = looks.isEmpty() || data instanceof Point;
                looks.add(new Look(before ? order.at() : data.at(), quote.get(), lastTrade, quoted));
            }
        }
        if (!order.isForAuction()) {
            return looks;
        }
        // An auction is one look, at the end of the day.
        return dayEnds && !looks.isEmpty() ? List.of(looks.getLast().seenAt(end)) : List.of();
    }

    /** The price that stops and trails follow: the last trade's where trades are seen, else the far side's. */
    BigDecimal followed(boolean buy) {
        return lastTrade.orElse(quote.far(buy));
    }

    private Look seenAt(Instant moment) {
        return new Look(moment, quote, lastTrade, true);
    }
}
