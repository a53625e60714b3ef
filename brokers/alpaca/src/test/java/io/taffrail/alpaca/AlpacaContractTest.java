package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.error;
import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.FakeAlpaca.status;

import io.taffrail.conformance.BrokerContract;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.ports.Broker;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.Submission;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The adapter keeps the contract of all brokers, at a server that plays the one order of each of its tests. */
class AlpacaContractTest extends BrokerContract {
    private static final String ID = "V-1";
    private static final String NAME = "contract-1";
    private static final Decimal LIMIT = Decimal.of(100);

    private FakeAlpaca alpaca = new FakeAlpaca();
    private String status = "";
    private int executions;

    @AfterEach
    void close() {
        alpaca.close();
    }

    @Override
    protected Broker broker() {
        alpaca.close();
        alpaca = new FakeAlpaca();
        status = "";
        executions = 0;
        return new Live(new AlpacaBroker(AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys())));
    }

    @Override
    protected void tradeAt(Price price) {
        if (!status.equals("new") || price.value().compareTo(LIMIT) > 0) {
            return;
        }
        stands("filled", "10");
        alpaca.push(Wires.trade("fill", "x-" + ++executions, "10", price.toString(), Wires.filled(ID, NAME, "filled", "10")));
    }

    /** Whoever asks for the order is told this from now on. */
    private void stands(String now, String filled) {
        status = now;
        var order = ok(Wires.filled(ID, NAME, now, filled));
        alpaca.on("GET /v2/orders:by_client_order_id", order).on("GET /v2/orders/" + ID, order);
        alpaca.on("GET /v2/orders", ok(now.equals("new") ? "[" + Wires.order(ID, NAME, now) + "]" : "[]"));
    }

    /** The adapter once it is heard, at a server that has what was placed there before. */
    private final class Live implements Broker {
        private final AlpacaBroker broker;

        Live(AlpacaBroker broker) {
            this.broker = broker;
        }

        @Override
        public String name() {
            return broker.name();
        }

        @Override
        public void connect(BrokerListener listener, List<Order> open) {
            if (open.stream().anyMatch(order -> order.status() == OrderStatus.ACCEPTED)) {
                stands("new", "0");
            }
            broker.connect(listener, open);
            Recorder.await(() -> broker.health().live());
        }

        @Override
        public Submission submit(Order order) {
            if (status.isEmpty()) {
                stands("new", "0");
                alpaca.on("POST /v2/orders", ok(Wires.order(ID, NAME, "pending_new")),
                        error(422, 40010001, "client_order_id must be unique"));
            }
            return broker.submit(order, List.of());
        }

        @Override
        public void cancel(Order order) {
            boolean works = status.equals("new");
            alpaca.on("DELETE /v2/orders/" + ID, works ? status(204, "") : error(422, 42210000, "order is not cancelable"));
            if (works) {
                stands("canceled", "0");
            }
            broker.cancel(order);
            if (works) {
                alpaca.push(Wires.update("canceled", Wires.order(ID, NAME, "canceled")));
            }
        }

        @Override
        public void replace(Order order, Order replacement) {
            broker.replace(order, replacement);
        }

        @Override
        public void resize(Order order) {
            broker.resize(order);
        }

        @Override
        public void close() {
            broker.close();
        }
    }
}
