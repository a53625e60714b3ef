package io.taffrail.paper;

import io.taffrail.conformance.BrokerContract;
import io.taffrail.conformance.Samples;
import io.taffrail.exchange.Profile;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Price;
import io.taffrail.ports.Broker;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.Submission;
import java.time.Instant;
import java.util.List;

/** The paper broker keeps the contract of all brokers with latency too, once a second has passed after each call. */
class RealisticPaperBrokerTest extends BrokerContract {
    private PaperBroker latest = new PaperBroker(Profile.realistic(1));
    private Instant now = Samples.AT;

    @Override
    protected Broker broker() {
        now = Samples.AT;
        latest = new PaperBroker(Profile.realistic(1));
        latest.prime(at("150"));
        return new Patient();
    }

    @Override
    protected void tradeAt(Price price) {
        aSecondPasses();
        latest.onMarket(at(price.toString()));
    }

    private Quote at(String price) {
        return Quote.point(now, Samples.AAPL.symbol(), Price.of(price));
    }

    private void aSecondPasses() {
        now = now.plusSeconds(1);
        latest.onTime(now);
    }

    private final class Patient implements Broker {
        @Override
        public String name() {
            return latest.name();
        }

        @Override
        public void connect(BrokerListener listener, List<Order> open) {
            latest.connect(listener, open);
        }

        @Override
        public Submission submit(Order order) {
            Submission answer = latest.submit(order);
            aSecondPasses();
            return answer;
        }

        @Override
        public void replace(Order order, Order replacement) {
            latest.replace(order, replacement);
            aSecondPasses();
        }

        @Override
        public void resize(Order order) {
            latest.resize(order);
        }

        @Override
        public void cancel(Order order) {
            latest.cancel(order);
            aSecondPasses();
        }

        @Override
        public void close() {
            latest.close();
        }
    }
}
