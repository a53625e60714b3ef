package io.taffrail.feeds.synthetic;

import java.time.LocalDate;

/**
 * One symbol's path through one day in UTC: at each minute's start the logarithm of its price, and the deviation that it
 * is good for within the minute.
 *
 * <p>A walk of 1,440 steps, each as wide as that minute's volatility and activity say, tied at both ends to the day's
 * anchors (a Brownian bridge). Computed from seed, symbol and date alone.
 */
final class Day {
    static final int MINUTES = 1_440;
    private static final long PURPOSE = 0xDA7;

    private final long epochDay;
    private final Rhythm rhythm;
    private final double[] logs = new double[MINUTES + 1];
    private final double[] deviations = new double[MINUTES];

    Day(long seed, Listing listing, long epochDay) {
        this.epochDay = epochDay;
        this.rhythm = Rhythm.of(LocalDate.ofEpochDay(epochDay), listing.instrument().assetClass());
        var volatility = new Volatility(seed, listing.key());
        var anchors = new Anchors(seed, listing.key(), listing.dailyVolatility());
        var dice = Dice.of(seed, listing.key(), PURPOSE, epochDay);
        double usual = listing.dailyVolatility() / StrictMath.sqrt(MINUTES);
        double variance = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            double busy = StrictMath.sqrt(rhythm.activity(minute));
            deviations[minute] = usual * busy * volatility.at(epochDay * MINUTES + minute);
            logs[minute + 1] = logs[minute] + deviations[minute] * dice.gaussian();
            variance += deviations[minute] * deviations[minute];
        }
        tie(StrictMath.log(listing.price()) + anchors.at(epochDay),
                StrictMath.log(listing.price()) + anchors.at(epochDay + 1), variance);
    }

    /** Which day it is: days since 1970-01-01. */
    long epochDay() {
        return epochDay;
    }

    double log(int minute) {
        return logs[minute];
    }

    double deviation(int minute) {
        return deviations[minute];
    }

    double activity(int minute) {
        return rhythm.activity(minute);
    }

    /** Spreads what the walk misses of its end over the day: the more, the wider a minute's steps are anyway. */
    private void tie(double from, double to, double variance) {
        double missing = to - from - logs[MINUTES];
        double past = 0;
        for (int minute = 0; minute <= MINUTES; minute++) {
            logs[minute] += from + missing * past / variance;
            past += minute < MINUTES ? deviations[minute] * deviations[minute] : 0;
        }
    }
}
