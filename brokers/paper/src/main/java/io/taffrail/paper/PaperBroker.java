package io.taffrail.paper;

import io.taffrail.exchange.Exchange;
import io.taffrail.exchange.Profile;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.order.Order;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.ImmediateBroker;
import io.taffrail.ports.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A broker whose venue is the paper exchange. It trades play money on whatever market the desk has, keeps nothing of
 * its own on disk, and is rebuilt from the journal.
 */
public final class PaperBroker implements ImmediateBroker {
    /** The name under which accounts are held here. */
    public static final String NAME = "paper";

    private final Exchange exchange;
    private Optional<BrokerListener> listener = Optional.empty();

    /** @param profile which models the exchange is made of */
    public PaperBroker(Profile profile) {
        exchange = new Exchange(profile, this::report);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Orders that the exchange had are put back; one that it never answered is left to be offered again.
     */
    @Override
    public void connect(BrokerListener connected, List<Order> open) {
        listener = Optional.of(connected);
        open.stream().filter(order -> order.venueOrderId().isPresent()).forEach(exchange::restore);
    }

    @Override
    public Submission submit(Order order) {
        return new Submission.Accepted(exchange.enter(order));
    }

    @Override
    public void cancel(Order order) {
        exchange.cancel(order);
    }

    @Override
    public void replace(Order order, Order replacement) {
        exchange.replace(order, replacement);
    }

    @Override
    public void resize(Order order) {
        exchange.resize(order);
    }

    @Override
    public void onMarket(MarketEvent event) {
        exchange.onMarket(event);
    }

    @Override
    public void prime(MarketEvent event) {
        exchange.prime(event);
    }

    @Override
    public Optional<Instant> nextDue() {
        return exchange.nextDue();
    }

    @Override
    public void onTime(Instant now) {
        exchange.onTime(now);
    }

    @Override
    public void close() {
        listener = Optional.empty();
    }

    private void report(ExecutionReport report) {
        listener.orElseThrow(() -> new IllegalStateException("the paper broker is not connected")).onReport(report);
    }
}
