package io.taffrail.http.alpaca;

import io.taffrail.model.market.Summary;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the bars are that a client asks for. Minutes and hours are counted from midnight UTC, of every day anew; days,
 * weeks (from Monday on) and months (from January on) begin at midnight where the instrument trades.
 */
record Timeframe(int count, Unit unit) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]?)(Min|T|Hour|H|Day|D|Week|W|Month|M)");
    private static final Set<Integer> MONTHS = Set.of(1, 2, 3, 4, 6, 12);

    /** What a timeframe is counted in. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH
    }

    /** Reads Alpaca's words: {@code 5Min}, {@code 1D}; empty where it has no such timeframe. */
    static Optional<Timeframe> of(String word) {
        Matcher found = FORM.matcher(word);
        if (!found.matches()) {
            return Optional.empty();
        }
        var timeframe = new Timeframe(Integer.parseInt(found.group(1)), unit(found.group(2)));
        return Optional.of(timeframe).filter(Timeframe::isServed);
    }

    private static Unit unit(String word) {
        return switch (word) {
            case "Min", "T"  -> Unit.MINUTE;
            case "Hour", "H" -> Unit.HOUR;
            case "Day", "D"  -> Unit.DAY;
            case "Week", "W" -> Unit.WEEK;
            default          -> Unit.MONTH;
        };
    }

    private boolean isServed() {
        return switch (unit) {
            case MINUTE    -> count <= 59;
            case HOUR      -> count <= 23;
            case DAY, WEEK -> count == 1;
            case MONTH     -> MONTHS.contains(count);
        };
    }

    /** The start of the bar that a moment falls into. */
    Instant start(Instant moment, ZoneId zone) {
        return switch (unit) {
            case MINUTE -> counted(moment, Duration.ofMinutes(count));
            case HOUR   -> counted(moment, Duration.ofHours(count));
            case DAY, WEEK, MONTH -> midnight(date(LocalDate.ofInstant(moment, zone)), zone);
        };
    }

    /** The first moment after the bar that starts at a moment. */
    Instant end(Instant start, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(start, zone);
        return switch (unit) {
            case MINUTE -> upToMidnight(start, Duration.ofMinutes(count));
            case HOUR   -> upToMidnight(start, Duration.ofHours(count));
            case DAY    -> midnight(date.plusDays(1), zone);
            case WEEK   -> midnight(date.plusWeeks(1), zone);
            case MONTH  -> midnight(date.plusMonths(count), zone);
        };
    }

    /** The bars that minutes, or longer bars, add up to; what is longer than this timeframe has no part in them. */
    List<Summary> bars(List<Summary> parts, ZoneId zone) {
        var bars = new ArrayList<Summary>();
        for (Summary part : parts) {
            Instant start = start(part.at(), zone);
            Instant end = end(start, zone);
            if (part.end().isAfter(end)) {
                continue;
            }
            Duration span = Duration.between(start, end);
            if (!bars.isEmpty() && bars.getLast().at().equals(start)) {
                bars.add(bars.removeLast().with(part, span));
            } else {
                bars.add(part.during(start, span));
            }
        }
        return bars;
    }

    private LocalDate date(LocalDate day) {
        return switch (unit) {
            case MINUTE, HOUR, DAY -> day;
            case WEEK  -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / count * count + 1);
        };
    }

    private static Instant midnight(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static Instant counted(Instant moment, Duration step) {
        Instant midnight = moment.truncatedTo(ChronoUnit.DAYS);
        long seconds = Duration.between(midnight, moment).toSeconds();
        return midnight.plusSeconds(seconds / step.toSeconds() * step.toSeconds());
    }

    /** The last bar of a day is cut short where a day has no whole number of them. */
    private static Instant upToMidnight(Instant start, Duration step) {
        Instant midnight = midnight(LocalDate.ofInstant(start, ZoneOffset.UTC).plusDays(1), ZoneOffset.UTC);
        Instant end = start.plus(step);
        return end.isAfter(midnight) ? midnight : end;
    }
}
