package io.taffrail.exchange;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Fees by kind of market, as a broker without commission passes them on.
 *
 * <ul>
 *   <li>US equities: on sales only, the SEC's Section 31 fee on the worth and FINRA's trading activity fee on the
 *       shares, each rounded up to the cent for the order as a whole ({@link RegulatoryRates}).
 *   <li>Crypto: 0.25 % of the worth, both sides, rounded up at the currency's last place. It is the taker's fee of
 *       Alpaca's lowest volume tier, and what its paper trading takes (contracts/alpaca.md, 2.11). Alpaca takes it of
 *       the coin bought; here it is taken in money, so that a position is what its fills say.
 *   <li>Currency pairs: none; the price is in the spread.
 * </ul>
 */
record MarketFees() implements Fees {
    private static final Decimal CRYPTO = Decimal.of("0.0025");

    @Override
    public Money due(Instrument instrument, Side side, Turnover turnover, Instant at) {
        return switch (instrument.assetClass()) {
            case US_EQUITY     -> side == Side.SELL ? regulatory(turnover, at) : instrument.currency().zero();
            case CRYPTO_PAIR   -> turnover.worth().times(CRYPTO, RoundingMode.UP);
            case CURRENCY_PAIR -> instrument.currency().zero();
        };
    }

    private static Money regulatory(Turnover turnover, Instant at) {
        LocalDate date = LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
        Decimal section31 = turnover.worth().amount().times(RegulatoryRates.section31(date), 2, RoundingMode.UP);
        Decimal activity = turnover.quantity().value().times(RegulatoryRates.activity(date).perShare(), 2, RoundingMode.UP)
                .min(RegulatoryRates.activity(date).most());
        return new Money(section31.plus(activity), turnover.worth().currency());
    }
}
