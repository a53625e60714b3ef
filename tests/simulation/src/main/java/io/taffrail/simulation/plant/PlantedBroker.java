package io.taffrail.simulation.plant;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.BrokerUnreachableException;
import io.taffrail.ports.Health;
import io.taffrail.ports.Idempotency;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.ports.Submission;
import java.util.List;
import java.util.Optional;

/** The adapter with a bug around it. */
public final class PlantedBroker implements RemoteBroker {
    private final RemoteBroker real;
    private final Plant plant;
    private BrokerListener desk = _ -> {};
    private Optional<OrderId> other = Optional.empty();
    private Optional<Order> earlier = Optional.empty();

    public PlantedBroker(RemoteBroker real, Plant plant) {
        this.real = real;
        this.plant = plant;
    }

    @Override
    public void connect(BrokerListener listener, List<Order> open) {
        desk = listener;
        real.connect(new Ear(listener), open);
    }

    @Override
    public Submission submit(Order order, List<Order> legs) {
        Submission answer = real.submit(order, plant == Plant.FORGET_THE_LEGS ? List.of() : legs);
        if (plant == Plant.RESEND_AT_ONCE && answer instanceof Submission.Unknown) {
            answer = real.submit(order, legs);
        }
        if (plant == Plant.GUESS_THE_EXPIRY && answer instanceof Submission.Accepted) {
            desk.onReport(new ExecutionReport.Expired(order.id(), "it must be over by now", order.lastChange()));
        }
        if (plant == Plant.ACCEPTANCE_IS_FILL && answer instanceof Submission.Accepted) {
            order.orderQty().ifPresent(all -> desk.onReport(new ExecutionReport.Filled(order.id(), new Fill(
                    new TradeId("guess-" + order.number()), all, Price.of("100"), order.instrument().currency().zero(),
                    Liquidity.TAKER, order.lastChange()), true)));
        }
        earlier = Optional.of(order);
        return taken(answer);
    }

    private Submission taken(Submission answer) {
        var refusal = new Submission.Refused(new Rejection("guess", "no answer is an answer"));
        return switch (answer) {
            case Submission.Unknown _ when plant == Plant.SILENCE_IS_REFUSAL -> refusal;
            case Submission.Unknown(var why) when plant == Plant.ERROR_IS_REFUSAL && why.contains("Alpaca answered 5") -> refusal;
            case Submission said -> said;
        };
    }

    @Override
    public LookUp lookUp(Order order) {
        if (plant == Plant.NEVER_LOOK_UP) {
            return new LookUp.Inconclusive("nobody asked");
        }
        LookUp answer = real.lookUp(order);
        return plant == Plant.ONE_DENIAL_IS_PROOF && answer instanceof LookUp.NotFound(var words)
                ? new LookUp.Found(List.of(new ExecutionReport.Rejected(
                        order.id(), new Rejection("NOT_PLACED", words), order.lastChange())))
                : answer;
    }

    @Override
    public Statement statement(Optional<String> since) {
        if (plant == Plant.NO_STATEMENTS) {
            throw new BrokerUnreachableException("nobody asked");
        }
        return real.statement(since);
    }

    @Override
    public void replace(Order order, Order replacement) {
        real.replace(order, replacement);
        if (plant == Plant.GUESS_THE_REPLACE) {
            desk.onReport(new ExecutionReport.Replaced(
                    order.id(), replacement.id(), new VenueOrderId("guess-" + replacement.number()), order.lastChange()));
        }
    }

    @Override
    public void cancel(Order order) {
        switch (plant) {
            case NEVER_CANCEL     -> {}
            case CANCEL_ANOTHER   -> real.cancel(earlier.orElse(order));
            case GUESS_THE_CANCEL -> desk.onReport(new ExecutionReport.Canceled(order.id(), "it was asked for", order.lastChange()));
            default               -> real.cancel(order);
        }
    }

    @Override
    public void resize(Order order) {
        real.resize(order);
    }

    @Override
    public void adopt(Order order) {
        real.adopt(order);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Capabilities capabilities() {
        return real.capabilities();
    }

    @Override
    public Idempotency idempotency() {
        return real.idempotency();
    }

    @Override
    public Health health() {
        return real.health();
    }

    @Override
    public void close() {
        real.close();
    }

    /** How the desk hears reports. */
    private final class Ear implements BrokerListener {
        private final BrokerListener real;

        Ear(BrokerListener real) {
            this.real = real;
        }

        @Override
        public Optional<String> keepsBack(Order order) {
            return real.keepsBack(order);
        }

        @Override
        public void onReport(ExecutionReport report) {
            if (report instanceof ExecutionReport.Filled(var order, var fill, var complete)) {
                trade(order, fill, complete);
            } else {
                real.onReport(report);
            }
        }

        private void trade(OrderId order, Fill fill, boolean complete) {
            switch (plant) {
                case DROP_DEDUPLICATION -> {
                    real.onReport(new ExecutionReport.Filled(order, fill, complete));
                    real.onReport(new ExecutionReport.Filled(order, renamed(fill), complete));
                }
                case WRONG_PRICE    -> real.onReport(new ExecutionReport.Filled(order, dearer(fill), complete));
                case WRONG_QUANTITY -> real.onReport(new ExecutionReport.Filled(order, larger(fill), complete));
                case PART_IS_WHOLE  -> real.onReport(new ExecutionReport.Filled(order, fill, true));
                case WRONG_ORDER    -> real.onReport(new ExecutionReport.Filled(other.orElse(order), fill, complete));
                default             -> real.onReport(new ExecutionReport.Filled(order, fill, complete));
            }
            other = Optional.of(order);
        }

        private static Fill renamed(Fill fill) {
            return new Fill(new TradeId(fill.tradeId().value() + "-again"), fill.lastQty(), fill.lastPx(), fill.commission(),
                    fill.liquidity(), fill.venueTime());
        }

        private static Fill dearer(Fill fill) {
            return new Fill(fill.tradeId(), fill.lastQty(), new Price(fill.lastPx().value().plus(Price.of("0.01").value())),
                    fill.commission(), fill.liquidity(), fill.venueTime());
        }

        private static Fill larger(Fill fill) {
            return new Fill(fill.tradeId(), fill.lastQty().plus(Quantity.of("1")), fill.lastPx(), fill.commission(),
                    fill.liquidity(), fill.venueTime());
        }

        @Override
        public void onLive() {
            real.onLive();
        }

        @Override
        public void onLost(String why) {
            real.onLost(why);
        }

        @Override
        public void onUnexplained(String what) {
            real.onUnexplained(what);
        }

        @Override
        public void onQuarantined(String what) {
            real.onQuarantined(what);
        }
    }
}
