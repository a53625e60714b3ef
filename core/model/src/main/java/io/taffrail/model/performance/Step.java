package io.taffrail.model.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What one fill, or one day's carry, made of one trip.
 *
 * @param open the trip afterwards; empty where it is over
 * @param over the round trip that has ended with it
 * @param traded what the fill was worth, zero or more
 */
public record Step(
        AccountId account,
        Optional<StrategyId> strategy,
        Instrument instrument,
        Optional<Trip> open,
        Optional<RoundTrip> over,
        Money realised,
        Money commission,
        Money carry,
        Money traded,
        Instant at) {

    static Step of(Trip before, Trip after, Money traded, Instant at) {
        return new Step(after.account(), after.strategy(), after.instrument(), Optional.of(after), Optional.empty(),
                after.realised().minus(before.realised()), after.commission().minus(before.commission()),
                after.carry().minus(before.carry()), traded, at);
    }

    static Step begun(Trip trip, Money traded, Instant at) {
        Money zero = trip.instrument().currency().zero();
        return new Step(trip.account(), trip.strategy(), trip.instrument(), Optional.of(trip), Optional.empty(), zero,
                trip.commission(), zero, traded, at);
    }

    Step ended(RoundTrip trip) {
        return new Step(account, strategy, instrument, Optional.empty(), Optional.of(trip), realised, commission, carry, traded, at);
    }
}
