package io.taffrail.exchange;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.util.Optional;

/**
 * How much of a bar one order may have: a tenth of what traded in it, rounded down to the lot.
 *
 * <p>A participation of 10 % is where the literature puts the border to orders that move the market (Almgren, Thum,
 * Hauptmann, Li: Direct Estimation of Equity Market Impact, 2005, works with such shares of volume); it is this
 * project's brief. A currency pair's bar of volume zero tells no volume, because no venue sees all of it, and limits
 * nothing; any other bar of volume zero has nothing to give.
 */
final class BarVolume {
    private static final Decimal SHARE = Decimal.of("0.1");

    private BarVolume() {}

    /** What an order may have of a bar altogether; empty where the bar does not limit it. */
    static Optional<Quantity> share(Bar bar, Instrument instrument) {
        if (bar.volume().isZero() && instrument.assetClass() == AssetClass.CURRENCY_PAIR) {
            return Optional.empty();
        }
        return Optional.of(instrument.rules().roundedDown(bar.volume().value().times(SHARE)));
    }
}
