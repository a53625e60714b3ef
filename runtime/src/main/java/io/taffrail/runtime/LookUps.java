package io.taffrail.runtime;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.ports.BrokerUnreachableException;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a broker about orders of which something is unknown: after 1, 2, 4, 8 seconds and so on, until there is evidence.
 * A cancel that was not answered is asked for again, because that does no harm; a placement never is.
 *
 * <p>That the broker does not know an order counts only once no request for it can be under way any more. All of this is reckoned
 * on a clock that nobody sets, and what was asked for before the start as if it had been asked then: how long before, only the
 * clock on the wall tells, which may have been wrong.
 */
final class LookUps {
    private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** An answer may take a moment, and an order that has one coming needs no look-up. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 8;

    private final RemoteBroker broker;
    private final Lanes lanes;
    private final Consumer<List<ExecutionReport>> found;
    private final Threads threads;
    private final Map<OrderId, Attempt> attempts = new HashMap<>();
    private final Map<OrderId, Since> changed = new HashMap<>();
    private final Map<OrderId, Since> sent = new HashMap<>();
    private final Set<OrderId> asked = new HashSet<>();
    private int underWay;

    /** @param next when the one after it is due, on the clock that nobody sets */
    private record Attempt(int count, long next) {}

    /** When something that the journal has of an order was seen here first. */
    private record Since(Instant what, long nanos) {}

    LookUps(RemoteBroker broker, Lanes lanes, Consumer<List<ExecutionReport>> found, Threads threads) {
        this.broker = broker;
        this.lanes = lanes;
        this.found = found;
        this.threads = threads;
    }

    /** Orders that a statement says nothing of, or more than the books have. */
    synchronized void add(Collection<OrderId> orders) {
        asked.addAll(orders);
    }

    /** @param open the account's orders that have left the house and are open, oldest first */
    synchronized void onBeat(List<Order> open) {
        long now = threads.nanos();
        var ids = new HashSet<OrderId>();
        for (Order order : open) {
            ids.add(order.id());
            seen(changed, order, order.lastChange(), now);
            seen(sent, order, asked(order), now);
            if (needsLookUp(order, now) && underWay < AT_ONCE && !lanes.isBusy(order) && isDue(order, now)) {
                int count = attempts.containsKey(order.id()) ? attempts.get(order.id()).count() + 1 : 1;
                attempts.put(order.id(), new Attempt(count, now + pause(order, count).toNanos()));
                underWay++;
                lanes.run(order, () -> lookUp(order));
            }
        }
        attempts.keySet().retainAll(ids);
        changed.keySet().retainAll(ids);
        sent.keySet().retainAll(ids);
        asked.retainAll(ids);
    }

    private static void seen(Map<OrderId, Since> first, Order order, Instant what, long now) {
        first.compute(order.id(), (_, before) -> before != null && before.what().equals(what) ? before : new Since(what, now));
    }

    /** When the request left of which nothing is known: to place it, or to replace it. */
    private static Instant asked(Order order) {
        return order.submittedAt().filter(_ -> order.status() != OrderStatus.PENDING_REPLACE).orElse(order.lastChange());
    }

    private static boolean isOver(Map<OrderId, Since> first, Order order, Duration span, long now) {
        Since since = first.get(order.id());
        return since != null && now - since.nanos() >= span.toNanos();
    }

    private boolean needsLookUp(Order order, long now) {
        boolean late = isOver(changed, order, PATIENCE, now);
        return asked.contains(order.id())
                || order.unfoundAt().isPresent()
                || switch (order.status()) {
                    case IN_DOUBT -> true;
                    case SUBMITTED, PENDING_CANCEL, PENDING_REPLACE, INITIALIZED -> late;
                    case DENIED, HELD, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, FILLED, REPLACED, CANCELED, EXPIRED,
                            REJECTED, DONE_FOR_DAY, SUSPENDED -> false;
                };
    }

    private boolean isDue(Order order, long now) {
        Attempt attempt = attempts.get(order.id());
        return attempt == null || attempt.next() - now <= 0;
    }

    private Duration pause(Order order, int count) {
        if (order.unfoundAt().isPresent()) {
            return broker.idempotency().apart();
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(count - 1, 5));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private void lookUp(Order order) {
        try {
            if (order.status() == OrderStatus.PENDING_CANCEL) {
                broker.cancel(order);
            }
            switch (broker.lookUp(order)) {
                case LookUp.Found(var reports) -> {
                    found.accept(reports);
                    answered(order);
                }
                case LookUp.NotFound(var words) -> notFound(order, words);
                case LookUp.Inconclusive(var why) -> LOG.debug("order {}: {}", order.id(), why);
            }
        } catch (BrokerUnreachableException unreachable) {
            LOG.debug("order {} could not be looked up", order.id(), unreachable);
        } finally {
            over();
        }
    }

    private void notFound(Order order, String words) {
        synchronized (this) {
            long now = threads.nanos();
            if (!isOver(sent, order, broker.idempotency().longestLife(), now)) {
                LOG.debug("order {} is not at {} yet: {}", order.id(), broker.name(), words);
                return;
            }
            asked.add(order.id());
            attempts.put(order.id(), new Attempt(1, now + broker.idempotency().apart().toNanos()));
        }
        found.accept(List.of(new ExecutionReport.Unfound(order.id(), words, threads.now())));
    }

    private synchronized void answered(Order order) {
        asked.remove(order.id());
    }

    private synchronized void over() {
        underWay--;
    }
}
