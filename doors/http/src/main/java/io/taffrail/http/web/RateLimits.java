package io.taffrail.http.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;

/**
 * How many requests each key has left: a bucket of a minute's requests that fills again all the time. Without a limit
 * nothing is counted, and the headers say that all of a large one remains.
 */
public final class RateLimits {
    private static final long UNLIMITED = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Optional<Integer> perMinute;
    private final Function<String, Refused> tooMany;
    private final InstantSource wall;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param perMinute how many requests a key has in a minute; empty for any number
     * @param tooMany what a request of a path is answered that comes beyond it
     */
    public RateLimits(Optional<Integer> perMinute, Function<String, Refused> tooMany, InstantSource wall) {
        perMinute.filter(limit -> limit < 1).ifPresent(limit -> {
            throw new IllegalArgumentException("a limit is at least one request a minute, not " + limit);
        });
        this.perMinute = perMinute;
        this.tooMany = tooMany;
        this.wall = wall;
    }

    /** What a reply says that nobody's requests are counted for. */
    void tell(HttpFields.Mutable headers) {
        long limit = perMinute.map(Integer::longValue).orElse(UNLIMITED);
        tell(headers, limit, limit, wall.millis() / 60_000 * 60 + 60);
    }

    /**
     * Counts a request of a key, and says in the reply's headers how many are left.
     *
     * @throws Refused where none was; the request has then done nothing
     */
    void take(String key, String path, HttpFields.Mutable headers) {
        if (perMinute.isEmpty()) {
            return;
        }
        int limit = perMinute.get();
        ConsumptionProbe probe = buckets.computeIfAbsent(key, _ -> bucket(limit)).tryConsumeAndReturnRemaining(1);
        long full = wall.millis() + TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForReset());
        tell(headers, limit, probe.getRemainingTokens(), upToSeconds(full));
        if (!probe.isConsumed()) {
            long wait = upToSeconds(TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()));
            headers.put("Retry-After", Long.toString(Math.max(1, wait)));
            throw tooMany.apply(path);
        }
    }

    private static Bucket bucket(int limit) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, MINUTE))
                .build();
    }

    private static long upToSeconds(long millis) {
        return Math.ceilDiv(millis, 1_000L);
    }

    private static void tell(HttpFields.Mutable headers, long limit, long remaining, long reset) {
        headers.put("X-RateLimit-Limit", Long.toString(limit));
        headers.put("X-RateLimit-Remaining", Long.toString(remaining));
        headers.put("X-RateLimit-Reset", Long.toString(reset));
    }
}
