package io.taffrail.paper;

import io.taffrail.conformance.BrokerContract;
import io.taffrail.conformance.Samples;
import io.taffrail.exchange.Profile;
import io.taffrail.model.market.Quote;
import io.taffrail.model.value.Price;
import io.taffrail.ports.Broker;

/** The paper broker keeps the contract of all brokers. */
class PaperBrokerTest extends BrokerContract {
    private PaperBroker latest = new PaperBroker(Profile.ideal());

    @Override
    protected Broker broker() {
        latest = new PaperBroker(Profile.ideal());
        latest.prime(at("150"));
        return latest;
    }

    @Override
    protected void tradeAt(Price price) {
        latest.onMarket(at(price.toString()));
    }

    private static Quote at(String price) {
        return Quote.point(Samples.AT, Samples.AAPL.symbol(), Price.of(price));
    }
}
