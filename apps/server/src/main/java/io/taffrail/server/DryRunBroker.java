package io.taffrail.server;

import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Statement;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.Health;
import io.taffrail.ports.Idempotency;
import io.taffrail.ports.LookUp;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.ports.Submission;
import java.util.List;
import java.util.Optional;

/** A broker that is heard and read, and to which nothing is sent: no order, no change, no cancel. */
final class DryRunBroker implements RemoteBroker {
    private static final String WORDS = "DRY RUN: nothing is sent to ";

    private final RemoteBroker broker;
    private volatile Optional<BrokerListener> listener = Optional.empty();

    DryRunBroker(RemoteBroker broker) {
        this.broker = broker;
    }

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public void connect(BrokerListener heard, List<Order> open) {
        listener = Optional.of(heard);
        broker.connect(heard, open);
    }

    @Override
    public Submission submit(Order order, List<Order> legs) {
        return new Submission.NotSent(WORDS + name());
    }

    @Override
    public void replace(Order order, Order replacement) {
        tell(new ExecutionReport.ReplaceRejected(order.id(), replacement.id(), WORDS + name(), order.lastChange()));
    }

    @Override
    public void resize(Order order) {
        // What would be changed there is not.
    }

    @Override
    public void cancel(Order order) {
        tell(new ExecutionReport.CancelRejected(order.id(), WORDS + name(), order.lastChange()));
    }

    private void tell(ExecutionReport report) {
        listener.ifPresent(heard -> heard.onReport(report));
    }

    @Override
    public LookUp lookUp(Order order) {
        return broker.lookUp(order);
    }

    @Override
    public Statement statement(Optional<String> since) {
        return broker.statement(since);
    }

    @Override
    public void adopt(Order order) {
        broker.adopt(order);
    }

    @Override
    public Capabilities capabilities() {
        return broker.capabilities();
    }

    @Override
    public Idempotency idempotency() {
        return broker.idempotency();
    }

    @Override
    public Health health() {
        return broker.health();
    }

    @Override
    public void close() {
        broker.close();
    }
}
