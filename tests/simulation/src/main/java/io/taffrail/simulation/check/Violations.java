package io.taffrail.simulation.check;

import io.taffrail.simulation.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was found to be wrong in one run; the first is what matters. */
public final class Violations {
    private static final int MOST = 20;

    private final World world;
    private final List<Violation> found = new ArrayList<>();

    /** Something that may not be. */
    public record Violation(Invariant rule, String what, Instant at, long step) {}

    public Violations(World world) {
        this.world = world;
    }

    public void add(Invariant rule, String what) {
        if (found.size() < MOST) {
            found.add(new Violation(rule, what, world.now(), world.steps()));
        }
    }

    /** Adds it where something is not so. */
    public void unless(boolean so, Invariant rule, String what) {
        if (!so) {
            add(rule, what);
        }
    }

    public List<Violation> found() {
        return found;
    }
}
