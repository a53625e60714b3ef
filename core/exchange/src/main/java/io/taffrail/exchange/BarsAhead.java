package io.taffrail.exchange;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.Quote;
import java.util.Optional;

/** Knows the volume of bars before they are over, as only a market of the past does. */
public interface BarsAhead {
    /** A market without bars, or one that goes on now. */
    BarsAhead NONE = _ -> Optional.empty();

    /** The bar that a quote stands for, where it stands for one. */
    Optional<Bar> barOf(Quote quote);
}
