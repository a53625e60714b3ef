package io.taffrail.model.account;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.math.RoundingMode;

/**
 * How much of its own an account has to keep in a position, as Alpaca's page on margin has it: of a long one 30% of its
 * worth, all of it where a share is below 2.50; of a short one the larger of 5 a share and 30%, below 5 the larger of
 * 2.50 a share and all of it. What is not marginable is kept in full.
 */
public final class MaintenanceMargin {
    private static final Decimal BASE_RATE = Decimal.of("0.3");
    private static final Price CHEAP_LONG = Price.of("2.5");
    private static final Price CHEAP_SHORT = Price.of("5");

    private MaintenanceMargin() {}

    /** What has to be kept in a position at a price; zero or more. */
    public static Money of(Position position, Price price) {
        Money worth = position.marketValue(price).abs();
        if (position.instrument().assetClass() == AssetClass.CRYPTO_PAIR) {
            return worth;
        }
        Money base = worth.times(BASE_RATE, RoundingMode.UP);
        if (position.instrument().assetClass() == AssetClass.CURRENCY_PAIR) {
            return base;
        }
        if (!position.quantity().isNegative()) {
            return price.isBelow(CHEAP_LONG) ? worth : base;
        }
        return price.isBelow(CHEAP_SHORT)
                ? worth.max(eachShare(position, CHEAP_LONG))
                : base.max(eachShare(position, CHEAP_SHORT));
    }

    private static Money eachShare(Position position, Price amount) {
        return position.marketValue(amount).abs();
    }
}
