package io.taffrail.simulation.world;

/** Thrown through whatever still runs of a process that was killed: nothing of it may reach the world any more. */
public final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died() {
        super("the process was killed", null, false, false);
    }
}
