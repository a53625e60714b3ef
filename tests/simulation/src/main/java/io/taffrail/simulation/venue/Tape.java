package io.taffrail.simulation.venue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that really happened at the venue, whatever anybody was told of it. */
public final class Tape {
    private final List<Execution> executions = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    /** Something that traded; the quantity in thousandths of a share, {@code worth} in thousandths of a cent. */
    public record Execution(String id, String order, String name, String symbol, boolean buy, long quantity, long worth, Instant at) {}

    /** An order that came to life, and what it asked for. */
    public record Placed(String id, String name, String symbol, boolean buy, long quantity, boolean replaces, Instant at) {}

    void add(Execution execution) {
        executions.add(execution);
    }

    void add(Placed order) {
        placed.add(order);
    }

    public List<Execution> executions() {
        return executions;
    }

    public List<Placed> placed() {
        return placed;
    }
}
