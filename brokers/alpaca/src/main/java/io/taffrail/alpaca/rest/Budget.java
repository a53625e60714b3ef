package io.taffrail.alpaca.rest;

import io.taffrail.alpaca.AlpacaConfig.RateLimit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many requests may be sent: never more in any sixty seconds than the limit, never more than Alpaca's headers say are
 * left, and none before the time that a refusal named. A part is kept for cancels and look-ups.
 *
 * <p>Alpaca counts per key and minute and says so in {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset} (the
 * latter in seconds of its own clock); they may be missing, most of all on the refusal itself.
 */
public final class Budget {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int MOST = 1_000_000;

    private final RateLimit configured;
    private final LongSupplier nanos;
    private final ArrayDeque<Long> sent = new ArrayDeque<>();
    private int limit;
    private int left = Integer.MAX_VALUE;
    private long leftUntil;
    private long pausedUntil;

    /**
     * A budget of which nothing is spent.
     *
     * @param nanos a clock that only goes forward
     */
    public Budget(RateLimit configured, LongSupplier nanos) {
        this.configured = configured;
        this.nanos = nanos;
        this.limit = configured.perMinute();
        this.leftUntil = nanos.getAsLong();
        this.pausedUntil = nanos.getAsLong();
    }

    /** Takes one request, or says how long to wait before asking again. */
    public synchronized Optional<Duration> take(Purpose purpose) {
        long now = nanos.getAsLong();
        long wait = wait(purpose, now);
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        sent.addLast(now);
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        return Optional.empty();
    }

    /** How many requests of this purpose could be sent now. */
    public synchronized int left(Purpose purpose) {
        long now = nanos.getAsLong();
        forget(now);
        int own = limit - sent.size();
        int most = pausedUntil - now > 0 ? 0 : Math.min(own, left);
        return Math.max(0, most - (purpose.leavesReserve() ? reserve() : 0));
    }

    /** What an answer's headers say. */
    public synchronized void heard(Exchange.Answered answer) {
        long now = nanos.getAsLong();
        number(answer, "x-ratelimit-limit").filter(said -> said > 0).ifPresent(said -> limit = said);
        Optional<Integer> remaining = number(answer, "x-ratelimit-remaining");
        if (remaining.isPresent()) {
            long until = now + reset(answer).orElse(Duration.ofMinutes(1)).toNanos();
            // Within one window the smaller number is the later one: answers overtake one another.
            boolean sameWindow = left != Integer.MAX_VALUE && leftUntil - now > 0 && Math.abs(until - leftUntil) < MINUTE / 30;
            left = sameWindow ? Math.min(left, remaining.get()) : remaining.get();
            leftUntil = until;
        }
        if (answer.status() == 429) {
            Duration pause = retryAfter(answer).or(() -> reset(answer)).orElse(Duration.ofSeconds(1));
            pausedUntil = Math.max(pausedUntil, now + pause.toNanos());
        }
    }

    private long wait(Purpose purpose, long now) {
        forget(now);
        if (pausedUntil - now > 0) {
            return pausedUntil - now;
        }
        int reserve = purpose.leavesReserve() ? reserve() : 0;
        if (sent.size() >= limit - reserve) {
            Long oldest = sent.peekFirst();
            return oldest == null ? MINUTE : Math.max(1, oldest + MINUTE - now);
        }
        return left <= reserve ? Math.max(1, leftUntil - now) : 0;
    }

    private void forget(long now) {
        while (!sent.isEmpty() && now - sent.getFirst() >= MINUTE) {
            sent.removeFirst();
        }
        if (leftUntil - now <= 0) {
            left = Integer.MAX_VALUE;
        }
    }

    private int reserve() {
        return (int) Math.min(limit - 1L, (long) limit * configured.reservePercent() / 100);
    }

    /** How long until the window ends, by the answer's own clock: ours may be an hour off. */
    private static Optional<Duration> reset(Exchange.Answered answer) {
        Optional<Instant> at = answer.header("x-ratelimit-reset").flatMap(Budget::seconds).map(Instant::ofEpochSecond);
        return at.map(end -> bounded(Duration.between(date(answer).orElseGet(Instant::now), end), Duration.ofMinutes(1)));
    }

    private static Optional<Duration> retryAfter(Exchange.Answered answer) {
        return answer.header("retry-after").flatMap(text -> seconds(text)
                .map(Duration::ofSeconds)
                .or(() -> moment(text).map(at -> Duration.between(date(answer).orElseGet(Instant::now), at)))
                .map(pause -> bounded(pause, LONGEST_PAUSE)));
    }

    /** What an answer says that the time is, where it does. */
    static Optional<Instant> date(Exchange.Answered answer) {
        return answer.header("date").flatMap(Budget::moment);
    }

    private static Duration bounded(Duration some, Duration most) {
        return some.isNegative() ? Duration.ZERO : some.compareTo(most) > 0 ? most : some;
    }

    private static Optional<Integer> number(Exchange.Answered answer, String header) {
        return answer.header(header)
                .flatMap(Budget::seconds)
                .filter(number -> number >= 0)
                .map(number -> (int) Math.min(number, MOST));
    }

    private static Optional<Long> seconds(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip())).filter(number -> Math.abs(number) < 1L << 40);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
