package io.taffrail.model.halt;

/** How far trading is halted; the later the stricter. */
public enum HaltLevel {
    /** Only orders that reduce a position leave. */
    ENTRIES,
    /** No order leaves but those with which the house itself closes positions; cancels always do. */
    ALL;

    /** Whether it forbids at least what another does. */
    public boolean isAtLeast(HaltLevel other) {
        return compareTo(other) >= 0;
    }
}
