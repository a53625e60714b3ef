package io.taffrail.model.order;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;

/** How far a trailing stop stays behind the best price. FIX 1097 PegOffsetValue. */
public sealed interface Trail {

    /** So much money a unit, above zero. */
    record ByPrice(Price offset) implements Trail {
        public ByPrice {
            if (!offset.value().isPositive()) {
                throw new IllegalArgumentException("a trail is above zero, not " + offset);
            }
        }
    }

    /** So many hundredths of the best price, above 0 and below 100. */
    record ByPercent(Decimal percent) implements Trail {
        public ByPercent {
            if (!percent.isPositive() || percent.compareTo(Decimal.of(100)) >= 0) {
                throw new IllegalArgumentException("a trail is above 0 and below 100 percent, not " + percent);
            }
        }
    }

    /** The stop that follows from the best price so far: above it for a buy, below it for a sell; not rounded. */
    default Price stopFrom(Price mark, Side side) {
        Decimal offset = switch (this) {
            case ByPrice(var money)     -> money.value();
            case ByPercent(var percent) -> mark.value().times(percent.times(HUNDREDTH));
        };
        return new Price(switch (side) {
            case BUY  -> mark.value().plus(offset);
            case SELL -> mark.value().minus(offset);
        });
    }

    Decimal HUNDREDTH = Decimal.of("0.01");
}
