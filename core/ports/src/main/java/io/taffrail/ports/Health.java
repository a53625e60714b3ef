package io.taffrail.ports;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a broker is doing.
 *
 * @param live whether its stream of reports is up
 * @param latency how long its latest answer took
 * @param clockOffset how far its clock is ahead of ours; below zero where it is behind
 * @param streamSilence for how long its stream has said nothing, not even a pong
 * @param budgetLeft how many requests it takes before the budget refills
 * @param quarantined how many messages were put aside since the start
 * @param checks the safety gates, in the order in which they are asked
 * @param trouble what is wrong, where something is
 */
public record Health(
        boolean live,
        Optional<Duration> latency,
        Optional<Duration> clockOffset,
        Optional<Duration> streamSilence,
        int budgetLeft,
        long quarantined,
        List<Check> checks,
        Optional<String> trouble) {

    /**
     * One thing that must be so.
     *
     * @param name what is looked at: {@code key prefix}
     * @param found what was found, and where it failed, what would be right
     */
    public record Check(String name, boolean passed, String found) {}

    public Health {
        checks = List.copyOf(checks);
    }

    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
