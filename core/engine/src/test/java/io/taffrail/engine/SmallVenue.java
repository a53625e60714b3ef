package io.taffrail.engine;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A venue without opinions: it does what a letter says, fills one unit where it is told to, and remembers everything. */
final class SmallVenue {
    private static final Instant AT = EngineStory.AT;

    private final Map<OrderId, Offer> offers;

    enum Standing { WORKING, FILLED, CANCELED, REPLACED }

    /**
     * An order in its hands.
     *
     * @param traded by itself and by those whose place it took
     * @param trades how many executions of its own
     */
    record Offer(OrderId id, long number, Side side, long total, long traded, int trades, Standing standing, Optional<OrderId> by) {
        boolean works() {
            return standing == Standing.WORKING;
        }

        long leaves() {
            return works() ? total - traded : 0;
        }

        private Offer to(Standing next) {
            return new Offer(id, number, side, total, traded, trades, next, by);
        }
    }

    SmallVenue() {
        this(Map.of());
    }

    private SmallVenue(Map<OrderId, Offer> offers) {
        this.offers = new LinkedHashMap<>(offers);
    }

    SmallVenue copy() {
        return new SmallVenue(offers);
    }

    List<Offer> offers() {
        return List.copyOf(offers.values());
    }

    Optional<Offer> find(OrderId id) {
        return Optional.ofNullable(offers.get(id));
    }

    List<Offer> working() {
        return offers.values().stream().filter(Offer::works).toList();
    }

    /** Does what a letter says, and says what came of it. A name that it knows already is no new order. */
    List<ExecutionReport> read(Effect letter) {
        return switch (letter) {
            case Effect.Send(var order, _) -> take(order);
            case Effect.Cancel(var order) -> cancel(order.id());
            case Effect.Replace(var order, var next) -> replace(order.id(), next);
            case Effect.Resize(var order) -> resize(order);
            case Effect.Adopt _ -> throw new AssertionError("nothing comes to this venue from elsewhere");
        };
    }

    /** One unit of an order trades. */
    List<ExecutionReport> fill(OrderId id) {
        Offer old = offers.get(id);
        boolean complete = old.traded + 1 == old.total;
        var filled = new Offer(id, old.number, old.side, old.total, old.traded + 1, old.trades + 1,
                complete ? Standing.FILLED : Standing.WORKING, Optional.empty());
        offers.put(id, filled);
        return List.of(trade(filled, filled.trades));
    }

    /** All that it knows of an order, oldest first; nothing where it has no such order. */
    List<ExecutionReport> statement(OrderId id) {
        return find(id).map(offer -> {
            var facts = new ArrayList<ExecutionReport>();
            facts.add(accepted(offer));
            for (int trade = 1; trade <= offer.trades; trade++) {
                facts.add(trade(offer, trade));
            }
            if (offer.standing == Standing.CANCELED) {
                facts.add(canceled(offer));
            }
            offer.by.ifPresent(by -> facts.add(replaced(offer, offers.get(by))));
            return List.copyOf(facts);
        }).orElse(List.of());
    }

    private List<ExecutionReport> take(Order order) {
        if (offers.containsKey(order.id())) {
            return List.of();
        }
        var offer = new Offer(order.id(), order.number(), order.side(), whole(order), 0, 0, Standing.WORKING, Optional.empty());
        offers.put(order.id(), offer);
        return List.of(accepted(offer));
    }

    private List<ExecutionReport> cancel(OrderId id) {
        Offer offer = offers.get(id);
        if (offer == null || !offer.works()) {
            return List.of(new ExecutionReport.CancelRejected(id, "it does not work", AT));
        }
        offers.put(id, offer.to(Standing.CANCELED));
        return List.of(canceled(offer));
    }

    private List<ExecutionReport> replace(OrderId id, Order next) {
        Offer offer = offers.get(id);
        if (offer == null || !offer.works() || whole(next) <= offer.traded) {
            return List.of(new ExecutionReport.ReplaceRejected(id, next.id(), "too late", AT));
        }
        var after = new Offer(
                next.id(), next.number(), next.side(), whole(next), offer.traded, 0, Standing.WORKING, Optional.empty());
        offers.put(id, new Offer(id, offer.number, offer.side, offer.total, offer.traded, offer.trades, Standing.REPLACED,
                Optional.of(next.id())));
        offers.put(next.id(), after);
        return List.of(replaced(offer, after));
    }

    /** An order that is to trade no more than it has is over. */
    private List<ExecutionReport> resize(Order order) {
        Offer offer = offers.get(order.id());
        if (offer == null || !offer.works()) {
            return List.of();
        }
        long total = Math.max(whole(order), offer.traded);
        var resized = new Offer(offer.id, offer.number, offer.side, total, offer.traded, offer.trades,
                total > offer.traded ? Standing.WORKING : Standing.CANCELED, Optional.empty());
        offers.put(order.id(), resized);
        return resized.works() ? List.of() : List.of(canceled(resized));
    }

    static long whole(Order order) {
        return order.orderQty().map(Quantity::value).orElseThrow().toBigDecimal().longValueExact();
    }

    private static ExecutionReport accepted(Offer offer) {
        return new ExecutionReport.Accepted(offer.id, new VenueOrderId("V-" + offer.number), AT);
    }

    private static ExecutionReport canceled(Offer offer) {
        return new ExecutionReport.Canceled(offer.id, "the venue says so", AT);
    }

    private static ExecutionReport replaced(Offer offer, Offer by) {
        return new ExecutionReport.Replaced(offer.id, by.id, new VenueOrderId("V-" + by.number), AT);
    }

    private static ExecutionReport trade(Offer offer, int trade) {
        boolean complete = offer.standing == Standing.FILLED && trade == offer.trades;
        return new ExecutionReport.Filled(offer.id, EngineStory.fill(offer.number + "-" + trade, "1", "100"), complete);
    }

    @Override
    public int hashCode() {
        return offers.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmallVenue that && offers.equals(that.offers);
    }

    @Override
    public String toString() {
        return offers.values().toString();
    }
}
