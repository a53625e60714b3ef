package io.taffrail.lab.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The seed and the rules: what strikes whom. A draw is a hash of the seed, the rule, what the thing is about and the
 * how many-th time it is seen; the order of threads and the numbers of connections have no part in it.
 */
public final class FaultPlan {
    private static final BigDecimal ALL = BigDecimal.valueOf(1L << 32);

    private final long seed;
    private final List<FaultRule> rules;
    private final Occurrences occurrences = new Occurrences();
    private volatile boolean calm;

    public FaultPlan(long seed, List<FaultRule> rules) {
        this.seed = seed;
        this.rules = List.copyOf(rules);
    }

    public long seed() {
        return seed;
    }

    public List<FaultRule> rules() {
        return rules;
    }

    /** No fault from here on, until {@link #rouse}. */
    public void calm() {
        calm = true;
    }

    /** Faults again, as at the start. */
    public void rouse() {
        calm = false;
    }

    /** The same thing seen again is another time of it. */
    public Turn next(Subject subject) {
        return new Turn(subject, occurrences.next(subject));
    }

    /** One subject, for the how many-th time. */
    public record Turn(Subject subject, long number) {}

    /** What strikes here, if anything does: the first rule that draws it. */
    public Optional<Strike> draw(Fault.Place place, Turn turn, Duration now) {
        if (calm) {
            return Optional.empty();
        }
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).fault().place() == place && rules.get(i).mayStrike(turn.subject(), now))
                .mapToObj(i -> drawn(i, turn))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Strike> drawn(int index, Turn turn) {
        var rule = rules.get(index);
        var dice = Dice.of(seed, rule.fault().word(), index, turn);
        long below = rule.rate().multiply(ALL).longValue();
        return dice.nextLong() >>> 32 < below ? Optional.of(new Strike(rule, turn, dice)) : Optional.empty();
    }
}
