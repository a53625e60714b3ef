package io.taffrail.exchange;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * What one order has had of the bar that goes on.
 *
 * <p>An order that comes back after a restart is taken to have had its share of every bar that had begun by its last
 * change: the journal does not say how much of it was.
 */
final class BarShare {
    private final Instant spentUntil;
    private Instant began = Instant.MIN;
    private Quantity taken = Quantity.ZERO;

    private BarShare(Instant spentUntil) {
        this.spentUntil = spentUntil;
    }

    static BarShare of(Order order) {
        return new BarShare(order.fills() == 0 ? Instant.MIN : order.lastChange());
    }

    Optional<Quantity> room(Bar bar, Instrument instrument) {
        if (!bar.at().isAfter(spentUntil)) {
            return Optional.of(Quantity.ZERO);
        }
        if (!bar.at().equals(began)) {
            began = bar.at();
            taken = Quantity.ZERO;
        }
        return BarVolume.share(bar, instrument)
                .map(share -> share.isMoreThan(taken) ? share.minus(taken) : Quantity.ZERO);
    }

    void take(Quantity quantity) {
        taken = taken.plus(quantity);
    }
}
