package io.taffrail.simulation.world;

/** A hash over everything that happened, in order: two runs of one seed have the same, or something is left to chance. */
public final class Trace {
    private static final long PRIME = 0x100000001b3L;

    private long hash = 0xcbf29ce484222325L;
    private long events;

    /** Adds a number. */
    public void add(long value) {
        hash = Long.rotateLeft((hash ^ value) * PRIME, 23);
        events++;
    }

    /** Adds a text. */
    public void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        add(text.length());
    }

    public long hash() {
        return hash ^ (events * PRIME);
    }
}
