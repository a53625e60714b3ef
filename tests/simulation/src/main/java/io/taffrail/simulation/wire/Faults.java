package io.taffrail.simulation.wire;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The faults of one seed: which kinds, how often, and when. Each kind has dice of its own, so that leaving one out does not
 * change the throws of the others.
 */
public final class Faults {
    private final Map<FaultKind, Double> rates;
    private final Map<FaultKind, SplittableRandom> dice = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, Integer> struck = new EnumMap<>(FaultKind.class);
    private final int most;
    private int count;
    private boolean quiet;

    private Faults(long seed, Map<FaultKind, Double> rates, int most) {
        this.rates = new EnumMap<>(FaultKind.class);
        this.rates.putAll(rates);
        this.most = most;
        for (FaultKind kind : FaultKind.values()) {
            dice.put(kind, new SplittableRandom(seed * 31 + kind.name().hashCode()));
        }
    }

    /**
     * The swarm of a seed: of ten seeds one has no faults and one has exactly one; the others have about a third of all kinds.
     *
     * @param only the kinds that are allowed
     * @param always those that strike in every seed, and as often as they may
     * @param most how many faults at most
     */
    public static Faults of(long seed, Set<FaultKind> only, Set<FaultKind> always, int most) {
        var draw = new SplittableRandom(seed ^ 0x5eed);
        int shape = draw.nextInt(10);
        Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            boolean chosen = draw.nextInt(3) == 0;
            // Evenly over the magnitudes: from a hundredth of the most to the most.
            double rate = kind.most() * Math.pow(10, -2 * draw.nextDouble());
            if (always.contains(kind)) {
                rates.put(kind, kind.most());
            } else if (chosen && only.contains(kind) && shape > 0) {
                rates.put(kind, rate);
            }
        }
        return new Faults(seed, rates, shape == 1 && always.isEmpty() ? Math.min(1, most) : most);
    }

    /** None at all. */
    public static Faults none() {
        return new Faults(0, Map.of(), 0);
    }

    /** Whether it strikes now. */
    public boolean strikes(FaultKind kind) {
        Double rate = rates.get(kind);
        if (rate == null || quiet || count >= most || die(kind).nextDouble() >= rate) {
            return false;
        }
        count++;
        struck.merge(kind, 1, Integer::sum);
        return true;
    }

    /** A number from 1 to a bound, for a fault that has struck. */
    public long drawn(FaultKind kind, long bound) {
        return 1 + die(kind).nextLong(bound);
    }

    /** From here on nothing goes wrong any more. */
    public void quiet() {
        quiet = true;
    }

    public boolean isQuiet() {
        return quiet;
    }

    /** How often each kind has struck. */
    public Map<FaultKind, Integer> struck() {
        return struck;
    }

    public Set<FaultKind> kinds() {
        return rates.isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(rates.keySet());
    }

    private SplittableRandom die(FaultKind kind) {
        return dice.computeIfAbsent(kind, one -> new SplittableRandom(one.name().hashCode()));
    }
}
