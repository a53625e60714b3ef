package io.taffrail.views;

import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an account was worth: at the end of each minute of its latest thirty days, and of each day of New York since it
 * was opened. It is made of the journal's prices alone, so that it is the same after a restart; a minute in which the
 * worth did not change takes no place.
 */
public final class EquityCurve {
    private static final long MINUTES_KEPT = 31L * 24 * 60;
    private static final long SECONDS = 60;

    private final Money opening;
    private final Instant openedAt;
    /** By the minute's number since 1970, which ended with it. */
    private final NavigableMap<Long, Money> minutes;
    private final NavigableMap<LocalDate, Money> days;

    EquityCurve(Money opening, Instant openedAt) {
        this(opening, openedAt, new TreeMap<>(), new TreeMap<>());
    }

    private EquityCurve(Money opening, Instant openedAt, NavigableMap<Long, Money> minutes, NavigableMap<LocalDate, Money> days) {
        this.opening = opening;
        this.openedAt = openedAt;
        this.minutes = minutes;
        this.days = days;
    }

    /** The worth at the end of a day. */
    public record Close(LocalDate date, Money equity) {}

    static long minuteOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    EquityCurve copy() {
        return new EquityCurve(opening, openedAt, new TreeMap<>(minutes), new TreeMap<>(days));
    }

    void onMinuteEnd(long minute, Money equity) {
        if (minutes.isEmpty() || !minutes.lastEntry().getValue().equals(equity)) {
            minutes.put(minute, equity);
        }
        Long edge = minutes.lowerKey(minute - MINUTES_KEPT);
        if (edge != null) {
            // The one at the edge still says what the minutes behind it were worth.
            minutes.headMap(edge, false).clear();
        }
    }

    void onDayEnd(LocalDate date, Money equity) {
        days.put(date, equity);
    }

    /** When the account was opened. */
    public Instant openedAt() {
        return openedAt;
    }

    /** What it was opened with. */
    public Money opening() {
        return opening;
    }

    /** The worth just before a moment that is past; of a time before its minutes, the day's that was over then. */
    public Money before(Instant end) {
        var minute = minutes.floorEntry(minuteOf(end) - 1);
        return minute != null
                ? minute.getValue()
                : closeBefore(LocalDate.ofInstant(end, NewYorkSession.NEW_YORK)).map(Close::equity).orElse(opening);
    }

    /** The worth at the end of each day of a stretch, both ends included. */
    public List<Close> closes(LocalDate from, LocalDate to) {
        return from.isAfter(to)
                ? List.of()
                : days.subMap(from, true, to, true).entrySet().stream()
                        .map(day -> new Close(day.getKey(), day.getValue()))
                        .toList();
    }

    /** The worth at the end of the latest day before a date; empty where the account was not open at any. */
    public Optional<Close> closeBefore(LocalDate date) {
        return Optional.ofNullable(days.lowerEntry(date)).map(day -> new Close(day.getKey(), day.getValue()));
    }
}
