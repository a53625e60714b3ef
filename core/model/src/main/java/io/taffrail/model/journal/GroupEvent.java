package io.taffrail.model.journal;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;

/** A fact about a group of orders: a bracket, an OCO, an OTO. */
public sealed interface GroupEvent extends Event {

    /** The id of the group's first order. */
    OrderId group();

    /** Somebody has taken it apart: from here on it protects nothing, and what is open of it is taken off. */
    record GroupReleased(OrderId group, String why, Instant at) implements GroupEvent {}

    /**
     * Its stop was reached while its entry was still working, at a broker that wakes the exits only once the entry is filled:
     * what is left of the entry is taken off, and what it has traded is closed at the market.
     */
    record GroupStopped(OrderId group, Price price, Instant at) implements GroupEvent {}

    /** A part of what it protects was closed by another order, and its exits shrink by that. */
    record CoverageReduced(OrderId group, Quantity quantity, Instant at) implements GroupEvent {}

    /** An alarm: so much of what it is meant to protect has no working stop. It is told again where that becomes more, or less. */
    record CoverageLost(OrderId group, Quantity uncovered, String why, Instant at) implements GroupEvent {}

    /** What it is meant to protect has a working stop again, or is closed. */
    record CoverageRestored(OrderId group, Instant at) implements GroupEvent {}

    /** An alarm: its exits have traded more than its entry, as two of them may in a fast market. */
    record ExitsOverfilled(OrderId group, Quantity excess, Instant at) implements GroupEvent {}

    /** The position that it follows has grown, and its exits grow by that. */
    record CoverageExtended(OrderId group, Quantity quantity, Instant at) implements GroupEvent {}
}
