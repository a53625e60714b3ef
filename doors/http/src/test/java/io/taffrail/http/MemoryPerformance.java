package io.taffrail.http;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.performance.ExitReason;
import io.taffrail.model.performance.Journey;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.performance.Step;
import io.taffrail.model.performance.TripBook;
import io.taffrail.ports.PerformanceHistory.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of trading, in memory: what a journal's tables keep on disk. */
final class MemoryPerformance {
    private final TripBook book = new TripBook();
    private final Map<OrderId, Journey> journeys = new LinkedHashMap<>();
    private final List<RoundTrip> over = new ArrayList<>();
    private final List<DayResult> days = new ArrayList<>();

    /** @param order the order that the event is about, as the event left it */
    synchronized void note(Entry entry, Event event, Optional<Order> order) {
        switch (event) {
            case OrderEvent change -> noted(entry, change, order.orElseThrow());
            case BalanceChanged moved when moved.movement().symbol().isPresent() ->
                book.carry(moved.account(), moved.movement().symbol().get(), moved.change(), moved.at()).forEach(this::take);
            case Event _ -> {}
        }
    }

    private void noted(Entry entry, OrderEvent event, Order order) {
        if (event instanceof OrderEvent.OrderInitialized first) {
            journeys.put(order.id(), Journey.of(first, entry.input()));
        }
        Journey journey = journeys.computeIfPresent(order.id(), (_, before) -> before.apply(event, order, entry.input()));
        if (event instanceof OrderEvent.OrderFilled filled) {
            ExitReason reason = journey == null ? ExitReason.ORDER : journey.exit();
            book.fill(order, filled.fill(), reason, filled.at()).forEach(this::take);
        }
    }

    private void take(Step step) {
        step.over().ifPresent(over::add);
        days.add(new DayResult(
                LocalDate.ofInstant(step.at(), NewYorkSession.NEW_YORK), step.account(), step.strategy(),
                step.instrument().symbol(), step.instrument().assetClass(), step.realised(), step.commission(), step.carry(),
                step.traded(), 1));
    }

    synchronized List<RoundTrip> roundTrips(Span span) {
        return over.stream()
                .filter(trip -> span.accounts().contains(trip.account()) && isIn(span, trip.closedAt()))
                .toList();
    }

    synchronized List<DayResult> days(Span span) {
        return days.stream()
                .filter(day -> span.accounts().contains(day.account()))
                .filter(day -> isIn(span, day.date().atStartOfDay(NewYorkSession.NEW_YORK).toInstant()))
                .toList();
    }

    synchronized List<Execution> executions(Span span, Map<OrderId, Order> orders) {
        return orders.values().stream()
                .filter(order -> span.accounts().contains(order.account()) && isIn(span, order.createdAt()))
                .sorted(Comparator.comparing(Order::number))
                .map(order -> new Execution(
                        order.id(), order.account(), order.strategy(), order.symbol(), order.side(),
                        order.spec().getClass().getSimpleName().toUpperCase(Locale.ROOT), order.status(),
                        order.denial().map(Denial::code).or(() -> order.rejection().map(Rejection::code)), order.createdAt(),
                        order.submittedAt(), order.reference(), order.spec().limitPrice(),
                        Optional.ofNullable(journeys.get(order.id())).orElseThrow()))
                .toList();
    }

    private static boolean isIn(Span span, Instant at) {
        return !at.isBefore(span.from()) && at.isBefore(span.until());
    }
}
