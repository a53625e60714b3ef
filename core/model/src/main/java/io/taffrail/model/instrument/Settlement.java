package io.taffrail.model.instrument;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * On which day a trade is paid for.
 *
 * <p>US shares so many business days after the trade, as SEC Rule 15c6-1 said at the time: one since 2024-05-28 (Release
 * 34-96930), two since 2017-09-05 (34-80295), three before. Days on which exchanges trade and banks do not, Columbus Day and
 * Veterans Day, are none. Pairs are paid for at once.
 */
public final class Settlement {
    private static final List<Cycle> CYCLES = List.of(
            new Cycle(LocalDate.of(2024, 5, 28), 1), new Cycle(LocalDate.of(2017, 9, 5), 2), new Cycle(LocalDate.MIN, 3));
    private static final int SECOND_MONDAY_FROM = 8;
    private static final int SECOND_MONDAY_TO = 14;
    private static final int VETERANS_DAY = 11;

    private Settlement() {}

    /** @param since the first day whose trades are paid for so many business days later */
    private record Cycle(LocalDate since, int days) {}

    /** The day that a moment counts as, by the clock of New York. */
    public static LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
    }

    /** The first day on which the money of a trade may be used as one's own. */
    public static LocalDate of(AssetClass assetClass, Instant at) {
        LocalDate traded = today(at);
        return switch (assetClass) {
            case CRYPTO_PAIR, CURRENCY_PAIR -> traded;
            case US_EQUITY                  -> businessDaysLater(traded);
        };
    }

    private static LocalDate businessDaysLater(LocalDate traded) {
        int left = CYCLES.stream().filter(cycle -> !traded.isBefore(cycle.since())).findFirst().orElseThrow().days();
        LocalDate day = traded;
        while (left > 0) {
            day = day.plusDays(1);
            left -= isBusinessDay(day) ? 1 : 0;
        }
        return day;
    }

    /** The first of so many sessions of US shares that end with a day's, or with the one before it where it has none. */
    public static LocalDate firstOfSessions(int sessions, LocalDate last) {
        LocalDate day = last;
        for (int left = isSession(day) ? sessions - 1 : sessions; left > 0; ) {
            day = day.minusDays(1);
            left -= isSession(day) ? 1 : 0;
        }
        return day;
    }

    private static boolean isBusinessDay(LocalDate day) {
        boolean columbus = day.getMonth() == Month.OCTOBER
                && day.getDayOfWeek() == DayOfWeek.MONDAY
                && day.getDayOfMonth() >= SECOND_MONDAY_FROM
                && day.getDayOfMonth() <= SECOND_MONDAY_TO;
        boolean veterans = day.getMonth() == Month.NOVEMBER
                && (day.getDayOfMonth() == VETERANS_DAY
                        || (day.getDayOfMonth() == VETERANS_DAY + 1 && day.getDayOfWeek() == DayOfWeek.MONDAY));
        return isSession(day) && !columbus && !veterans;
    }

    /** Of a date that no calendar knows the weekdays are sessions. */
    private static boolean isSession(LocalDate day) {
        TradingCalendar calendar = TradingCalendar.of(AssetClass.US_EQUITY);
        return calendar.knows(day)
                ? calendar.on(day).isPresent()
                : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
