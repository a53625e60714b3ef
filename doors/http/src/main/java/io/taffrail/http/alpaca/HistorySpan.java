package io.taffrail.http.alpaca;

import io.taffrail.http.web.Query;
import io.taffrail.model.instrument.NewYorkSession;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From when to when a portfolio's history is asked for, and in what steps: at most two of start, end and period, and
 * steps of less than a day for at most thirty days.
 */
record HistorySpan(Instant start, Instant end, Step step) {
    private static final Pattern PERIOD = Pattern.compile("([1-9]\\d{0,3})([DWMA])");
    private static final Duration FEW_DAYS = Duration.ofDays(7);
    private static final Duration MOST_OF_MINUTES = Duration.ofDays(30);

    /** How far one point is from the next. */
    enum Step {
        MINUTE("1Min", Duration.ofMinutes(1)),
        FIVE_MINUTES("5Min", Duration.ofMinutes(5)),
        QUARTER("15Min", Duration.ofMinutes(15)),
        HOUR("1H", Duration.ofHours(1)),
        DAY("1D", Duration.ofDays(1));

        private final String word;
        private final Duration length;

        Step(String word, Duration length) {
            this.word = word;
            this.length = length;
        }

        String word() {
            return word;
        }

        Duration length() {
            return length;
        }

        /** The begin of the step that a moment is in; of a day, by the clock of New York. */
        Instant begin(Instant at) {
            if (this == DAY) {
                return at.atZone(NewYorkSession.NEW_YORK).toLocalDate().atStartOfDay(NewYorkSession.NEW_YORK).toInstant();
            }
            long seconds = length.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
        }
    }

    static HistorySpan read(Query query, Instant now) {
        Optional<String> period = query.first("period");
        Optional<Instant> start = query.first("start").map(text -> OrderFilters.time("start", text));
        Optional<Instant> end = query.first("end").map(text -> OrderFilters.time("end", text));
        if (period.isPresent() && start.isPresent() && end.isPresent()) {
            throw Errors.parameter("only two of start, end and period can be specified at the same time");
        }
        Period length = period(period.orElse("1M"));
        Instant last = end.orElseGet(() -> start.filter(_ -> period.isPresent())
                .map(begin -> moved(begin, length))
                .filter(then -> then.isBefore(now))
                .orElse(now));
        Instant first = start.orElseGet(() -> moved(last, length.negated()));
        if (first.isAfter(last)) {
            throw Errors.parameter("start must not be after end");
        }
        // A month counts as thirty days, whichever it is.
        Duration span = start.isPresent() && period.isEmpty()
                ? Duration.between(first, last)
                : Duration.ofDays(length.getYears() * 365L + length.getMonths() * 30L + length.getDays());
        Step step = query.first("timeframe").map(HistorySpan::step).orElseGet(() -> usual(span));
        if (step != Step.DAY && span.compareTo(MOST_OF_MINUTES) > 0) {
            throw Errors.parameter("timeframe " + step.word() + " is for 30 days or less: use 1D");
        }
        return new HistorySpan(first, last, step);
    }

    private static Step usual(Duration span) {
        if (span.compareTo(FEW_DAYS) < 0) {
            return Step.MINUTE;
        }
        return span.compareTo(MOST_OF_MINUTES) < 0 ? Step.QUARTER : Step.DAY;
    }

    private static Step step(String word) {
        for (Step step : Step.values()) {
            if (step.word.equalsIgnoreCase(word)) {
                return step;
            }
        }
        throw Errors.parameter("invalid timeframe: it is 1Min, 5Min, 15Min, 1H or 1D");
    }

    private static Period period(String text) {
        Matcher words = PERIOD.matcher(text);
        if (!words.matches()) {
            throw Errors.parameter("invalid period: it is a number and D, W, M or A");
        }
        int number = Integer.parseInt(words.group(1));
        return switch (words.group(2)) {
            case "D" -> Period.ofDays(number);
            case "W" -> Period.ofWeeks(number);
            case "M" -> Period.ofMonths(number);
            default  -> Period.ofYears(number);
        };
    }

    private static Instant moved(Instant from, Period by) {
        return from.atZone(NewYorkSession.NEW_YORK).plus(by).toInstant();
    }
}
