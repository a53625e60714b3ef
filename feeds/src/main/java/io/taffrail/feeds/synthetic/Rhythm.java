package io.taffrail.feeds.synthetic;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.NewYorkSession;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How busy the market is, minute by minute of one day in UTC: a U over New York's regular session, and calm around it.
 *
 * <p>That trading crowds at the open and the close because traders seek each other's company is A. Admati, P. Pfleiderer,
 * "A theory of intraday patterns: volume and price variability", Review of Financial Studies 1 (1988); that volatility
 * and spreads follow the same U was measured by R. Wood, T. McInish, J. Ord (1985) and McInish and Wood (1992). Pairs, which
 * trade around the clock, have a flatter day.
 */
final class Rhythm {
    private static final double BUSIEST = 2.0;
    private static final double MIDDAY = 0.8;

    private final long openMinute;
    private final long sessionMinutes;
    private final double calm;
    private final double bend;

    private Rhythm(long openMinute, long sessionMinutes, double calm, double bend) {
        this.openMinute = openMinute;
        this.sessionMinutes = sessionMinutes;
        this.calm = calm;
        this.bend = bend;
    }

    static Rhythm of(LocalDate date, AssetClass assetClass) {
        NewYorkSession session = NewYorkSession.on(date);
        long open = minuteOfDay(session.open());
        long length = session.length().toMinutes();
        return switch (assetClass) {
            case US_EQUITY                  -> new Rhythm(open, length, 0.55, 1.0);
            case CURRENCY_PAIR, CRYPTO_PAIR -> new Rhythm(open, length, 0.75, 0.5);
        };
    }

    /** Events per second, from 0.5 to 2. */
    double activity(int minuteOfDay) {
        long since = minuteOfDay - openMinute;
        if (since < 0 || since >= sessionMinutes) {
            return calm;
        }
        double fromMidday = 2.0 * since / sessionMinutes - 1;
        return MIDDAY + bend * (BUSIEST - MIDDAY) * fromMidday * fromMidday;
    }

    private static long minuteOfDay(Instant at) {
        return Math.floorMod(at.getEpochSecond(), 86_400L) / 60;
    }
}
