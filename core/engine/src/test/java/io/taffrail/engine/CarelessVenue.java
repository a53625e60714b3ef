package io.taffrail.engine;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A venue that reads its mail late, answers in whatever order it likes, says things twice, lets both exits of a group
 * trade, and refuses what it could do. About what has traded it is right, and what it says of one order, and of those
 * that replace it, comes in the order in which it happened: only a fill may come after the end that it came before.
 */
final class CarelessVenue {
    private static final Instant AT = EngineStory.AT;

    private final Random dice;
    private final Deque<Effect> mail = new ArrayDeque<>();
    private final Map<OrderId, Offer> offers = new LinkedHashMap<>();
    private final List<Deque<ExecutionReport>> lines = new ArrayList<>();
    private final List<ExecutionReport> told = new ArrayList<>();
    private boolean calm;

    /** An order in its hands. */
    static final class Offer {
        final Order order;
        final Deque<ExecutionReport> reports;
        private long total;
        private long traded;
        private int trades;
        private boolean works;
        private boolean triggered;

        private Offer(Order order, Deque<ExecutionReport> reports) {
            this.order = order;
            this.reports = reports;
            total = whole(order);
            triggered = order.triggered() || !order.spec().waitsForTrigger();
        }

        boolean works() {
            return works;
        }

        long total() {
            return total;
        }

        long leaves() {
            return works ? total - traded : 0;
        }

        long traded() {
            return traded;
        }
    }

    CarelessVenue(Random dice) {
        this.dice = dice;
    }

    Collection<Offer> offers() {
        return Collections.unmodifiableCollection(offers.values());
    }

    /** From now on it does what it is asked, and nothing by itself. */
    void calm(boolean quietly) {
        calm = quietly;
    }

    void ask(Effect effect) {
        mail.add(effect);
    }

    boolean hasMail() {
        return !mail.isEmpty();
    }

    /** Reads the next letter. */
    void read() {
        switch (mail.remove()) {
            case Effect.Send(var order, _) -> take(order);
            case Effect.Adopt _ -> throw new IllegalStateException("nothing comes to this venue from elsewhere");
            case Effect.Cancel(var order) -> cancel(offer(order));
            case Effect.Replace(var order, var next) -> replace(offer(order), next);
            case Effect.Resize(var order) -> resize(offer(order), order);
        }
    }

    /** Something happens to one of its orders that nobody has asked for. */
    void move() {
        List<Offer> working = offers.values().stream().filter(Offer::works).toList();
        if (working.isEmpty()) {
            return;
        }
        Offer offer = working.get(dice.nextInt(working.size()));
        int chance = dice.nextInt(100);
        if (chance < 4) {
            end(offer, new ExecutionReport.Expired(offer.order.id(), "its time is over", AT));
        } else if (chance < 6) {
            end(offer, new ExecutionReport.Canceled(offer.order.id(), "the venue closes early", AT));
        } else if (!offer.triggered && offer.order.spec().trailed().isPresent() && chance < 40) {
            offer.reports.add(new ExecutionReport.TrailMoved(offer.order.id(), Price.of("" + (90 + dice.nextInt(20))), AT));
        } else {
            trigger(offer);
            fill(offer, 1 + dice.nextLong(offer.leaves()));
        }
    }

    /** The next thing that it says, where it has something to say. */
    Optional<ExecutionReport> report() {
        if (!calm && !told.isEmpty() && dice.nextInt(12) == 0) {
            return Optional.of(told.get(dice.nextInt(told.size())));
        }
        List<Deque<ExecutionReport>> speaking =
                lines.stream().filter(line -> !line.isEmpty()).toList();
        if (speaking.isEmpty()) {
            return Optional.empty();
        }
        ExecutionReport next = speaking.get(dice.nextInt(speaking.size())).remove();
        told.add(next);
        return Optional.of(next);
    }

    private void take(Order order) {
        var line = new ArrayDeque<ExecutionReport>();
        lines.add(line);
        Offer offer = new Offer(order, line);
        if (offers.putIfAbsent(order.id(), offer) != null) {
            throw new IllegalStateException("order " + order.number() + " was sent twice");
        }
        if (unlikely(8)) {
            line.add(new ExecutionReport.InDoubt(order.id(), "the line went dead", AT));
        }
        if (unlikely(6)) {
            line.add(new ExecutionReport.Rejected(order.id(), new Rejection("NO", "the venue will not have it"), AT));
            return;
        }
        offer.works = true;
        var accepted = new ExecutionReport.Accepted(order.id(), new VenueOrderId("V-" + order.number()), AT);
        // The first fill may overtake the answer, where nothing has to be triggered first.
        if (unlikely(15) && offer.triggered) {
            fill(offer, 1 + dice.nextLong(offer.leaves()));
        }
        line.add(accepted);
    }

    private void cancel(Offer offer) {
        if (!offer.works || unlikely(15)) {
            offer.reports.add(new ExecutionReport.CancelRejected(offer.order.id(), "not now", AT));
        } else {
            end(offer, new ExecutionReport.Canceled(offer.order.id(), "on request", AT));
        }
    }

    private void replace(Offer offer, Order next) {
        if (!offer.works || whole(next) <= offer.traded || unlikely(20)) {
            offer.reports.add(new ExecutionReport.ReplaceRejected(offer.order.id(), next.id(), "not now", AT));
            return;
        }
        offer.works = false;
        Offer after = new Offer(next, offer.reports);
        after.traded = offer.traded;
        after.triggered = offer.triggered;
        after.works = true;
        offers.put(next.id(), after);
        offer.reports.add(new ExecutionReport.Replaced(
                offer.order.id(), next.id(), new VenueOrderId("V-" + next.number()), AT));
    }

    /** An order that is to trade no more than it has is over; it says so where the house does not know. */
    private static void resize(Offer offer, Order order) {
        if (!offer.works) {
            return;
        }
        offer.total = Math.max(whole(order), offer.traded);
        offer.works = offer.total > offer.traded;
        if (!offer.works && order.isOpen()) {
            offer.reports.add(new ExecutionReport.Canceled(order.id(), "nothing is left for it to trade", AT));
        }
    }

    private void end(Offer offer, ExecutionReport last) {
        if (unlikely(15) && offer.triggered) {
            // It had traded before it ended, and the news of it comes late.
            long traded = 1 + dice.nextLong(offer.leaves());
            offer.works = false;
            offer.reports.add(last);
            fill(offer, traded);
        } else {
            offer.works = false;
            offer.reports.add(last);
        }
    }

    private static void trigger(Offer offer) {
        if (!offer.triggered) {
            offer.triggered = true;
            offer.reports.add(new ExecutionReport.Triggered(offer.order.id(), AT));
        }
    }

    private void fill(Offer offer, long quantity) {
        offer.traded += quantity;
        offer.trades++;
        boolean complete = offer.traded == offer.total;
        offer.works = offer.works && !complete;
        String trade = offer.order.number() + "-" + offer.trades;
        String price = "" + (90 + dice.nextInt(20));
        offer.reports.add(new ExecutionReport.Filled(
                offer.order.id(), EngineStory.fill(trade, "" + quantity, price), complete));
    }

    private Offer offer(Order order) {
        return Optional.ofNullable(offers.get(order.id()))
                .orElseThrow(() -> new IllegalStateException("order " + order.number() + " was never sent"));
    }

    private boolean unlikely(int percent) {
        return !calm && dice.nextInt(100) < percent;
    }

    private static long whole(Order order) {
        return order.orderQty().map(Quantity::value).orElseThrow().toBigDecimal().longValueExact();
    }
}
