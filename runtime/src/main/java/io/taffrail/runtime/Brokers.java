package io.taffrail.runtime;

import io.taffrail.engine.Book;
import io.taffrail.engine.Effect;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.ports.ImmediateBroker;
import io.taffrail.ports.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The desk's brokers: effects go out to them here, and what they report gathers until the loop takes it. */
final class Brokers {
    private final Map<String, ImmediateBroker> byName = new LinkedHashMap<>();
    private final Map<AccountId, RemoteLink> links = new LinkedHashMap<>();
    private final Book book;
    private final ExitPoint exits;
    private final List<Arrival> reports = new ArrayList<>();

    Brokers(List<ImmediateBroker> brokers, Book book, ExitPoint exits) {
        this.book = book;
        this.exits = exits;
        brokers.forEach(broker -> byName.put(broker.name(), broker));
    }

    /** Accounts that are held behind a wire; their orders go out over it. */
    void link(List<RemoteLink> remote) {
        remote.forEach(link -> links.put(link.account(), link));
    }

    void connect(List<Order> open) {
        byName.forEach((name, broker) -> broker.connect(
                report -> reports.add(arrival(name, report)),
                open.stream().filter(order -> isAt(broker, order)).toList()));
    }

    /** Offers again what was sent and never answered, and asks again for what was asked and never answered. */
    List<Arrival> settle(List<Order> open) {
        for (Order order : open) {
            if (byName.values().stream().noneMatch(broker -> isAt(broker, order))) {
                continue;
            }
            if (order.venueOrderId().isEmpty() && order.isWorking()) {
                send(order);
            }
            order.becoming().ifPresent(next -> brokerOf(order).replace(order, book.order(next.by()).orElseThrow()));
            if (order.status() == OrderStatus.PENDING_CANCEL) {
                brokerOf(order).cancel(order);
            }
        }
        return taken();
    }

    void act(Effect effect) {
        RemoteLink link = links.get(effect.order().account());
        if (link != null) {
            link.act(effect);
            return;
        }
        switch (effect) {
            case Effect.Send(var order, _) -> send(order);
            case Effect.Adopt(var order) ->
                throw new IllegalStateException("order " + order.id() + " came from elsewhere to a broker in the house");
            case Effect.Replace(var order, var replacement) -> {
                exits.change(replacement);
                brokerOf(order).replace(order, replacement);
            }
            case Effect.Resize(var order) -> {
                exits.change(order);
                brokerOf(order).resize(order);
            }
            case Effect.Cancel(var order) -> brokerOf(order).cancel(order);
        }
    }

    /** Books and broker may agree again. */
    void compareSoon(AccountId account) {
        RemoteLink link = links.get(account);
        if (link != null) {
            link.compareSoon();
        }
    }

    void onMarket(MarketEvent event) {
        byName.values().forEach(broker -> broker.onMarket(event));
    }

    void prime(MarketEvent event) {
        byName.values().forEach(broker -> broker.prime(event));
    }

    /** When something happens at a broker that nobody asks for. */
    Optional<Instant> nextDue() {
        return byName.values().stream()
                .flatMap(broker -> broker.nextDue().stream())
                .min(Instant::compareTo);
    }

    void onTime(Instant now) {
        byName.values().forEach(broker -> broker.onTime(now));
    }

    void close() {
        byName.values().forEach(ImmediateBroker::close);
    }

    /** What has been reported since the last time. */
    List<Arrival> taken() {
        if (reports.isEmpty()) {
            return List.of();
        }
        List<Arrival> taken = List.copyOf(reports);
        reports.clear();
        return taken;
    }

    /** The answer comes before what followed from it, although a broker may report fills before it returns. */
    private void send(Order order) {
        ImmediateBroker broker = brokerOf(order);
        int before = reports.size();
        exits.leave(order);
        Submission answer = broker.submit(order);
        reports.add(before, arrival(broker.name(), report(order, answer)));
    }

    private static ExecutionReport report(Order order, Submission answer) {
        Instant at = order.lastChange();
        return switch (answer) {
            case Submission.Accepted(var venueId) -> new ExecutionReport.Accepted(order.id(), venueId, at);
            case Submission.Refused(var reason) -> new ExecutionReport.Rejected(order.id(), reason, at);
            case Submission.Unknown(var why) -> new ExecutionReport.InDoubt(order.id(), why, at);
            case Submission.NotSent(var why) ->
                new ExecutionReport.Rejected(order.id(), Rejection.notSent(why), at);
        };
    }

    private boolean isAt(ImmediateBroker broker, Order order) {
        return book.account(order.account()).orElseThrow().account().broker().equals(broker.name());
    }

    private ImmediateBroker brokerOf(Order order) {
        String name = book.account(order.account()).orElseThrow().account().broker();
        ImmediateBroker broker = byName.get(name);
        if (broker == null) {
            throw new IllegalStateException("account " + order.account() + " is held at " + name
                    + ", which this desk does not know; it knows " + byName.keySet()
                    + " and links of " + links.keySet());
        }
        return broker;
    }

    private static Arrival arrival(String broker, ExecutionReport report) {
        return new Arrival.Observed(Cause.broker(broker), report);
    }
}
