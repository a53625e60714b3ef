package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.VenueExecution;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.alpaca.wire.VenueStatus;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the adapter remembers of one of the desk's orders: its names at Alpaca, its executions, and what the desk was told.
 * Any thread may ask and tell it.
 */
final class Known {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Optional<Quantity> placedFor;
    private Order order;
    private Optional<VenueOrderId> venueId;
    private final Set<VenueOrderId> names = new LinkedHashSet<>();
    private final Map<TradeId, VenueExecution> executions = new LinkedHashMap<>();
    private final Set<TradeId> told = new HashSet<>();
    private Optional<VenueOrder> shown = Optional.empty();
    private Optional<Order> replacement = Optional.empty();
    private OptionalLong replaceAsked = OptionalLong.empty();
    private OptionalLong firstMissed = OptionalLong.empty();
    private Optional<OrderId> cameWith = Optional.empty();
    private Optional<Refused> refused = Optional.empty();
    private Optional<Refused> replaceRefused = Optional.empty();
    private boolean resized;
    private boolean released;
    private boolean accepted;
    private boolean over;
    private boolean endedEarly;

    /**
     * A refusal that may have been meant for another order.
     *
     * @param at on the clock that nobody sets
     */
    record Refused(Rejection reason, long at) {
        boolean isOlderThan(Duration span, long nanos) {
            return nanos - at >= span.toNanos();
        }
    }

    Known(Order order) {
        this.placedFor = order.orderQty();
        this.order = order;
        this.venueId = order.venueOrderId();
        this.venueId.ifPresent(names::add);
        this.accepted = order.venueOrderId().isPresent();
        this.over = !order.isOpen();
        this.released = order.isWorking() || over;
        this.endedEarly = order.status() == OrderStatus.CANCELED || order.status() == OrderStatus.EXPIRED;
    }

    synchronized Order order() {
        return order;
    }

    synchronized OrderId id() {
        return order.id();
    }

    /** How much it was for in all when it was first heard of, where that is counted in units. */
    Optional<Quantity> placedFor() {
        return placedFor;
    }

    /** The order as the desk has it by now. */
    synchronized void update(Order now) {
        order = now;
        released |= now.isWorking();
    }

    synchronized Optional<VenueOrderId> venueId() {
        return venueId;
    }

    synchronized void named(VenueOrderId id) {
        venueId = Optional.of(id);
        names.add(id);
    }

    /** It as Alpaca told it last, under the name that it has now. */
    synchronized Optional<VenueOrder> shown() {
        return shown.filter(theirs -> venueId.filter(theirs.id()::equals).isPresent());
    }

    synchronized void show(VenueOrder theirs) {
        shown = theirs.status() == VenueStatus.REPLACED ? shown : Optional.of(theirs);
    }

    /** All names that it has, or had, at Alpaca. */
    synchronized Set<VenueOrderId> names() {
        return Set.copyOf(names);
    }

    /** Whether it came to Alpaca as a part of another order, under a name of Alpaca's. */
    synchronized boolean isPartOfAnother() {
        return cameWith.isPresent();
    }

    /** Whether it is this order that brought it to Alpaca. */
    synchronized boolean cameWith(OrderId whole) {
        return cameWith.filter(whole::equals).isPresent();
    }

    /** What it was called is gone for good: it is to be placed under its own name. */
    synchronized void unnamed() {
        venueId = Optional.empty();
        cameWith = Optional.empty();
        accepted = false;
    }

    synchronized void broughtBy(OrderId whole) {
        cameWith = Optional.of(whole);
    }

    /** Whether it goes on at Alpaca under another name each time that its quantity was changed. */
    synchronized boolean isResized() {
        return resized;
    }

    synchronized void resize() {
        resized = true;
    }

    /** Whether the desk waits for news of it; an exit that it still holds back itself is not talked about. */
    synchronized boolean isReleased() {
        return released;
    }

    synchronized void release() {
        released = true;
    }

    /** Whether the desk was told that Alpaca has it. */
    synchronized boolean isAccepted() {
        return accepted;
    }

    synchronized void accept() {
        accepted = true;
    }

    /** Whether the desk was told that it is over. */
    synchronized boolean isOver() {
        return over;
    }

    synchronized void end() {
        over = true;
    }

    /** Whether Alpaca took it off before all of it had traded, and with it the exits that had come along. */
    synchronized boolean hasEndedEarly() {
        return endedEarly;
    }

    synchronized void endEarly() {
        endedEarly = true;
    }

    /** Whether the execution was not known before. */
    synchronized boolean add(VenueExecution execution) {
        return executions.putIfAbsent(execution.id(), execution) == null;
    }

    /** All of them that are known, oldest first. */
    synchronized List<VenueExecution> executions() {
        return executions.values().stream().sorted(Comparator.comparing(VenueExecution::at)).toList();
    }

    /** Those of which the desk has not been told, oldest first. */
    synchronized List<VenueExecution> untold() {
        return executions().stream().filter(execution -> !told.contains(execution.id())).toList();
    }

    synchronized void told(VenueExecution execution) {
        told.add(execution.id());
    }

    /** How much of it has traded by the executions that are known, under all of its names at Alpaca. */
    synchronized Quantity traded() {
        return sum(execution -> true);
    }

    /** How much of it has traded under one of its names. */
    synchronized Quantity traded(VenueOrderId name) {
        return sum(execution -> execution.order().equals(name));
    }

    private Quantity sum(Predicate<VenueExecution> counted) {
        Quantity sum = Quantity.ZERO;
        for (VenueExecution execution : executions.values()) {
            sum = counted.test(execution) ? sum.plus(execution.quantity()) : sum;
        }
        return sum;
    }

    /** How its placement was answered, where that is a refusal and not proven. */
    synchronized Optional<Refused> refused() {
        return refused.filter(_ -> venueId.isEmpty());
    }

    synchronized void refused(Optional<Refused> answer) {
        refused = answer;
    }

    /** How its replacement was answered, where that is a refusal and not proven. */
    synchronized Optional<Refused> replaceRefused() {
        return replaceRefused;
    }

    synchronized void replaceRefused(Refused answer) {
        replaceRefused = Optional.of(answer);
    }

    /** What is to take its place, where that was asked and is not answered. */
    synchronized Optional<Order> replacement() {
        return replacement;
    }

    /** Whether its replacement was asked for so long ago, on the clock that nobody sets. */
    synchronized boolean isReplaceAskedSince(Duration span, long nanos) {
        return replaceAsked.isPresent() && nanos - replaceAsked.getAsLong() > span.toNanos();
    }

    /** Notes that Alpaca has not heard of the replacement; whether it said so before, at least a second ago. */
    synchronized boolean missedAgain(long nanos) {
        boolean again = firstMissed.isPresent() && nanos - firstMissed.getAsLong() >= SECOND;
        firstMissed = firstMissed.isPresent() ? firstMissed : OptionalLong.of(nanos);
        return again;
    }

    synchronized void replacing(Order by, long nanos) {
        replaceRefused = Optional.empty();
        firstMissed = OptionalLong.empty();
        replacement = Optional.of(by);
        replaceAsked = OptionalLong.of(nanos);
    }

    synchronized void replaceAnswered() {
        replacement = Optional.empty();
        replaceAsked = OptionalLong.empty();
    }
}
