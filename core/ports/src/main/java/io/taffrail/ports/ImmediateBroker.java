package io.taffrail.ports;

import io.taffrail.model.market.MarketEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * A broker without a wire, which the desk's own loop runs: it is called by one thread at a time, in the order of the
 * journal, and reports before the call returns; no order of threads can change what it does.
 */
public interface ImmediateBroker extends Broker {

    /** The market has moved: working orders may trade. */
    void onMarket(MarketEvent event);

    /** The market as it was before the desk recovered: it is remembered, and nothing trades on it. */
    void prime(MarketEvent event);

    /** When something happens at this broker although nobody asks for it and the market says nothing. */
    default Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** It is now at least so late: what was due by then happens. */
    default void onTime(Instant now) {}
}
