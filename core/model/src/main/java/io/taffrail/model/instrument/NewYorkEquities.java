package io.taffrail.model.instrument;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The calendar of US equities, known from {@link #FIRST} to {@link #LAST}: regular sessions with holidays, half days
 * and unplanned closings, and extended hours from 04:00 and to 20:00 in New York.
 *
 * <p>On a half day extended hours end at 17:00 (NYSE, "Holidays and Trading Hours": late trading; Alpaca's calendar
 * says the same).
 */
public record NewYorkEquities() implements TradingCalendar {
    public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2035, 12, 31);

    private static final LocalTime PRE_OPENING = LocalTime.of(4, 0);
    private static final LocalTime POST_CLOSING = LocalTime.of(20, 0);
    private static final LocalTime EARLY_POST_CLOSING = LocalTime.of(17, 0);

    /** The first trade dates that settled in two days, and in one: SEC Rule 15c6-1 as amended in 2017 and in 2023. */
    private static final LocalDate FIRST_OF_TWO_DAYS = LocalDate.of(2017, 9, 5);
    private static final LocalDate FIRST_OF_ONE_DAY = LocalDate.of(2024, 5, 28);

    @Override
    public boolean knows(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    @Override
    public Optional<TradingSession> on(LocalDate date) {
        if (!knows(date) || !NewYorkDays.isTradingDay(date)) {
            return Optional.empty();
        }
        NewYorkDays.Hours hours = NewYorkDays.hours(date);
        return Optional.of(new TradingSession(
                date,
                at(date, PRE_OPENING).toInstant(),
                at(date, hours.open()).toInstant(),
                at(date, hours.close()).toInstant(),
                at(date, hours.closeEarly() ? EARLY_POST_CLOSING : POST_CLOSING).toInstant()));
    }

    /**
     * When a trade of a date is settled: one trading day later, two before 2024-05-28, three before 2017-09-05.
     *
     * <p>Counted in the market's trading days. The two holidays of banks on which the market trades, Columbus Day and
     * Veterans Day, count as days too. Of the last known dates the rules tell the settlement, although it lies beyond.
     */
    public LocalDate settlement(LocalDate tradeDate) {
        LocalDate date = tradeDate;
        for (int left = settlementDays(tradeDate); left > 0; left--) {
            do {
                date = date.plusDays(1);
            } while (!NewYorkDays.isTradingDay(date));
        }
        return date;
    }

    private static int settlementDays(LocalDate tradeDate) {
        if (tradeDate.isBefore(FIRST_OF_TWO_DAYS)) {
            return 3;
        }
        return tradeDate.isBefore(FIRST_OF_ONE_DAY) ? 2 : 1;
    }

    private static ZonedDateTime at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(NewYorkSession.NEW_YORK);
    }
}
