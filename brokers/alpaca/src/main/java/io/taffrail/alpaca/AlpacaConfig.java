package io.taffrail.alpaca;

import io.taffrail.model.account.Mode;
import java.net.URI;
import java.time.Duration;

/**
 * How one account at Alpaca is reached, and with how much patience.
 *
 * @param address where it trades; the data addresses follow from it
 * @param mode what the account is taken for; everything at the other end has to say the same
 * @param longestLife how long after it was sent a lost request may still be accepted there. Alpaca names no such time
 *     (order-safety.md §2.1: no request expiry seen), so it is a wait, not a promise
 * @param lag how long after it was refused a look-up may still not show an order that Alpaca has: a refusal names no order, and is
 *     believed once a look-up has not found the order then. Alpaca names no such time either
 */
public record AlpacaConfig(
        AlpacaAddress address,
        AlpacaKeys keys,
        Mode mode,
        Timeouts timeouts,
        RateLimit rateLimit,
        Retries retries,
        StreamTimes stream,
        Duration longestLife,
        Duration lag) {

    /**
     * How long a request is waited for.
     *
     * @param connect until the connection stands
     * @param answer until the last byte of the answer is there, from the first byte of the request
     */
    public record Timeouts(Duration connect, Duration answer) {
        public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

        public Timeouts {
            positive("a connect timeout", connect);
            positive("an answer timeout", answer);
        }
    }

    /**
     * How many requests may be sent. What Alpaca's own headers say goes before it.
     *
     * @param perMinute in any sixty seconds, where no header says
     * @param reservePercent how much of them is kept for cancels and look-ups
     * @param patience how long a placement waits for its turn before it is given back unsent
     */
    public record RateLimit(int perMinute, int reservePercent, Duration patience) {
        /** Alpaca's limit of a retail account, from its documentation. */
        public static final RateLimit USUAL = new RateLimit(200, 20, Duration.ofSeconds(5));

        public RateLimit {
            if (perMinute < 1 || perMinute > 1_000_000) {
                throw new IllegalArgumentException("a rate limit is 1 to 1000000 requests a minute, not " + perMinute);
            }
            if (reservePercent < 0 || reservePercent > 90) {
                throw new IllegalArgumentException("a reserve is 0 to 90 percent, not " + reservePercent);
            }
            if (patience.isNegative()) {
                throw new IllegalArgumentException("patience is zero or more, not " + patience);
            }
        }
    }

    /**
     * How reads, look-ups and cancels are tried again. Placements and replacements never are.
     *
     * @param most how often after the first time
     * @param delay the longest wait before the first retry; it doubles from there, and each wait is drawn below it
     */
    public record Retries(boolean enabled, int most, Duration delay) {
        public static final Retries USUAL = new Retries(true, 3, Duration.ofMillis(250));
        public static final Retries NONE = new Retries(false, 0, Duration.ofMillis(250));

        public Retries {
            if (most < 0 || most > 100) {
                throw new IllegalArgumentException("a request is retried 0 to 100 times, not " + most);
            }
            positive("a retry delay", delay);
        }

        /** How often a request is sent at most. */
        public int attempts() {
            return enabled ? most + 1 : 1;
        }
    }

    /**
     * The times of a stream.
     *
     * @param heartbeat how often it is asked for a sign of life; after two without any it is taken for dead
     * @param first the longest wait before the first new connection; it doubles from there, and each wait is drawn below it
     * @param longest beyond which it does not double
     * @param busy how long a connection that is refused because there are too many (406, 429) is left alone; it doubles from there
     * @param longestBusy beyond which that does not double: an old connection may be held for that long at the other end
     */
    public record StreamTimes(Duration heartbeat, Duration first, Duration longest, Duration busy, Duration longestBusy) {
        public static final StreamTimes USUAL = new StreamTimes(
                Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(90));

        public StreamTimes {
            positive("a heartbeat", heartbeat);
            positive("a first wait", first);
            positive("a longest wait", longest);
            positive("the wait of a busy stream", busy);
            positive("the longest wait of a busy stream", longestBusy);
        }
    }

    public AlpacaConfig {
        if (longestLife.isNegative()) {
            throw new IllegalArgumentException("the longest life of a request is zero or more, not " + longestLife);
        }
        if (lag.isNegative()) {
            throw new IllegalArgumentException("the lag of look-ups is zero or more, not " + lag);
        }
    }

    /** A paper account at an address: Alpaca's own, or a loopback one, which counts as paper. */
    public static AlpacaConfig paper(URI address, AlpacaKeys keys) {
        return new AlpacaConfig(
                AlpacaAddress.of(address), keys, Mode.PAPER, Timeouts.USUAL, RateLimit.USUAL, Retries.USUAL, StreamTimes.USUAL,
                Duration.ofSeconds(60), Duration.ofSeconds(6));
    }

    /** A paper account at Alpaca's own paper address. */
    public static AlpacaConfig paper(AlpacaKeys keys) {
        return paper(AlpacaAddress.PAPER, keys);
    }

    public AlpacaConfig with(Mode other) {
        return new AlpacaConfig(address, keys, other, timeouts, rateLimit, retries, stream, longestLife, lag);
    }

    public AlpacaConfig with(Timeouts other) {
        return new AlpacaConfig(address, keys, mode, other, rateLimit, retries, stream, longestLife, lag);
    }

    public AlpacaConfig with(RateLimit other) {
        return new AlpacaConfig(address, keys, mode, timeouts, other, retries, stream, longestLife, lag);
    }

    public AlpacaConfig with(Retries other) {
        return new AlpacaConfig(address, keys, mode, timeouts, rateLimit, other, stream, longestLife, lag);
    }

    public AlpacaConfig with(StreamTimes other) {
        return new AlpacaConfig(address, keys, mode, timeouts, rateLimit, retries, other, longestLife, lag);
    }

    public AlpacaConfig withLongestLife(Duration other) {
        return new AlpacaConfig(address, keys, mode, timeouts, rateLimit, retries, stream, other, lag);
    }

    public AlpacaConfig withLag(Duration other) {
        return new AlpacaConfig(address, keys, mode, timeouts, rateLimit, retries, stream, longestLife, other);
    }

    private static void positive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " is above zero, not " + duration);
        }
    }
}
