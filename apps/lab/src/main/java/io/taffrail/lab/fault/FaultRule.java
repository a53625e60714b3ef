package io.taffrail.lab.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often a fault strikes, and where and when it may.
 *
 * @param rate the share of what it may strike that it does strike, from 0 to 1
 * @param method empty for every one
 * @param path a path, in which {@code *} stands for anything; empty for every one
 * @param from since the start of the proxy
 * @param until since the start of the proxy; empty for ever
 */
public record FaultRule(
        Fault fault, BigDecimal rate, Argument argument, Optional<String> method, Optional<String> path, Duration from,
        Optional<Duration> until) {

    public FaultRule {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a rate lies between 0 and 1, and is not " + rate);
        }
        if (until.isPresent() && until.get().compareTo(from) <= 0) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    /** The same fault everywhere and always. */
    static FaultRule everywhere(Fault fault, BigDecimal rate, Argument argument) {
        return new FaultRule(fault, rate, argument, Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty());
    }

    /** Whether it may strike this, now. */
    boolean mayStrike(Subject subject, Duration now) {
        return method.map(subject.method()::equals).orElse(true)
                && path.map(pattern -> matches(pattern, subject.path())).orElse(true)
                && now.compareTo(from) >= 0
                && until.map(end -> now.compareTo(end) < 0).orElse(true);
    }

    private static boolean matches(String pattern, String path) {
        var parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(parts, path);
    }
}
