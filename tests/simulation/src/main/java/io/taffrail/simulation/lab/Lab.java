package io.taffrail.simulation.lab;

import io.taffrail.simulation.check.Invariant;
import io.taffrail.simulation.check.Violations.Violation;
import io.taffrail.simulation.wire.FaultKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Plays many seeds one after the other, each of them twice, and adds up what came of them. */
public final class Lab {
    private final boolean twice;

    /**
     * A laboratory.
     *
     * @param twice whether each seed is played again, to see whether anything was left to chance
     */
    public Lab(boolean twice) {
        this.twice = twice;
    }

    /**
     * What came of a range of seeds.
     *
     * @param placed orders that came to life at the venue, of first plays
     * @param answered requests of clients that had an answer, of first plays
     * @param next the first seed that was not played
     */
    public record Sum(
            long seeds, long placed, long answered, long steps, Map<String, Long> faults, List<Outcome> failures, long nanos, long next) {
        public Sum {
            faults = new TreeMap<>(faults);
            failures = List.copyOf(failures);
        }

        public long faultsInAll() {
            return faults.values().stream().mapToLong(Long::longValue).sum();
        }

        public long ordersPerSecond() {
            return nanos == 0 ? 0 : placed * 1_000_000_000L / nanos;
        }
    }

    /**
     * Plays seeds until the range is through or somebody stops it.
     *
     * @param from the first seed
     * @param to the last one
     * @param scripts what is played of a seed
     * @param stopped asked before each seed
     * @param progress told after each seed
     */
    public Sum run(long from, long to, LongFunction<Script> scripts, BooleanSupplier stopped, Consumer<Sum> progress) {
        long begun = System.nanoTime();
        var faults = new TreeMap<String, Long>();
        List<Outcome> failures = new ArrayList<>();
        long placed = 0;
        long answered = 0;
        long steps = 0;
        long seed = from;
        for (; seed <= to && !stopped.getAsBoolean(); seed++) {
            Outcome outcome = play(scripts.apply(seed));
            placed += outcome.placed();
            answered += outcome.answered();
            steps += outcome.steps();
            outcome.faults().forEach((kind, count) -> faults.merge(kind.name(), (long) count, Long::sum));
            if (!outcome.isGood()) {
                failures.add(outcome);
            }
            progress.accept(new Sum(seed - from + 1, placed, answered, steps, faults, failures, System.nanoTime() - begun, seed + 1));
        }
        return new Sum(seed - from, placed, answered, steps, faults, failures, System.nanoTime() - begun, seed);
    }

    /** Plays a script, and again where that is wanted: what differs then was left to chance. */
    public Outcome play(Script script) {
        Outcome first = Simulation.play(script);
        if (!twice || first.trace() == Simulation.play(script).trace()) {
            return first;
        }
        List<Violation> all = new ArrayList<>(first.violations());
        all.add(new Violation(Invariant.I20, "the second run took another course", Instant.EPOCH, first.steps()));
        return new Outcome(script, first.trace(), first.answered(), first.placed(), first.faults(), first.steps(), all);
    }

    /** The same failure with as few faults, kinds of faults and orders as will still show it. */
    public static Script shrunk(Outcome failure) {
        Script script = failure.script();
        Invariant rule = failure.violations().getFirst().rule();
        int struck = failure.faults().values().stream().mapToInt(Integer::intValue).sum();
        Set<FaultKind> needed = failure.faults().isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(failure.faults().keySet());
        script = smaller(script, script.with(script.orders(), needed, struck), rule);
        for (FaultKind kind : failure.faults().keySet()) {
            Set<FaultKind> fewer = script.kinds().isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(script.kinds());
            fewer.remove(kind);
            script = smaller(script, script.with(script.orders(), fewer, script.mostFaults()), rule);
        }
        for (int most = Math.min(struck, script.mostFaults()) / 2; most >= 0; most = most == 0 ? -1 : most / 2) {
            script = smaller(script, script.with(script.orders(), script.kinds(), most), rule);
        }
        for (int fewer = script.orders() / 2; fewer >= 1; fewer /= 2) {
            script = smaller(script, script.with(fewer, script.kinds(), script.mostFaults()), rule);
        }
        return script;
    }

    private static Script smaller(Script before, Script candidate, Invariant rule) {
        Outcome outcome = Simulation.play(candidate);
        return !outcome.isGood() && outcome.violations().getFirst().rule() == rule ? candidate : before;
    }
}
