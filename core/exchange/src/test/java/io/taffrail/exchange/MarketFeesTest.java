package io.taffrail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Fees by market and date, reckoned by hand. */
class MarketFeesTest {
    private final Fees fees = new MarketFees();

    @Test
    void aSaleOfSharesPaysTheSecOnItsWorthAndFinraOnItsSharesEachRoundedUpToTheCent() {
        // 100,000 dollars at 27.80 per million are 2.78; 1,000 shares at 0.000166 are 0.166.
        assertThat(fee("AAPL", Side.SELL, "1000", "100", "2024-06-03T15:00:00Z")).isEqualTo(Money.usd("2.95"));
        // 22.10 per million are 2.21; at 0.000119 are 0.119.
        assertThat(fee("AAPL", Side.SELL, "1000", "100", "2020-06-01T15:00:00Z")).isEqualTo(Money.usd("2.33"));
        // One share of a hundred dollars: a cent each.
        assertThat(fee("AAPL", Side.SELL, "1", "100", "2020-06-01T15:00:00Z")).isEqualTo(Money.usd("0.02"));
    }

    @Test
    void theRateIsThatOfTheTradesDateInNewYork() {
        // The rate fell to nothing on 2025-05-14; at 03:59 UTC it is still the 13th in New York.
        assertThat(fee("AAPL", Side.SELL, "1000", "100", "2025-05-14T03:59:59Z")).isEqualTo(Money.usd("2.95"));
        assertThat(fee("AAPL", Side.SELL, "1000", "100", "2025-05-14T04:00:00Z")).isEqualTo(Money.usd("0.17"));
    }

    @Test
    void finrasFeeHasAMost() {
        // 100,000 shares at 0.000166 would be 16.60; it is 8.30 at most. The SEC's on 100,000 dollars is 2.78.
        assertThat(fee("AAPL", Side.SELL, "100000", "1", "2024-06-03T15:00:00Z")).isEqualTo(Money.usd("11.08"));
    }

    @Test
    void anOrderInManyPiecesPaysWhatItWouldPayInOne() {
        var at = Instant.parse("2020-06-01T15:00:00Z");
        var instrument = InstrumentDefaults.of(new Symbol("AAPL"));
        var before = new Fees.Turnover(Quantity.ZERO, Money.usd("0"));
        Money paid = Money.usd("0");
        for (int i = 0; i < 1_000; i++) {
            var after = before.plus(instrument, Quantity.of(1), Price.of("100"));
            paid = paid.plus(fees.commission(instrument, Side.SELL, before, after, at));
            before = after;
        }

        assertThat(paid).isEqualTo(fee("AAPL", Side.SELL, "1000", "100", "2020-06-01T15:00:00Z"));
    }

    @Test
    void purchasesOfSharesAndCurrenciesPayNothingAndCryptoAQuarterOfAPercent() {
        assertThat(fee("AAPL", Side.BUY, "1000", "100", "2024-06-03T15:00:00Z")).isEqualTo(Money.usd("0"));
        assertThat(fee("EUR/USD", Side.SELL, "100000", "1.1", "2024-06-03T15:00:00Z")).isEqualTo(Money.usd("0"));
        assertThat(fee("BTC/USD", Side.BUY, "0.5", "60000", "2024-06-03T15:00:00Z")).isEqualTo(Money.usd("75"));
        assertThat(fee("BTC/USD", Side.SELL, "0.5", "60000", "2024-06-03T15:00:00Z")).isEqualTo(Money.usd("75"));
    }

    private Money fee(String symbol, Side side, String quantity, String price, String at) {
        var instrument = InstrumentDefaults.of(new Symbol(symbol));
        var nothing = new Fees.Turnover(Quantity.ZERO, instrument.currency().zero());
        return fees.commission(
                instrument, side, nothing, nothing.plus(instrument, Quantity.of(quantity), Price.of(price)), Instant.parse(at));
    }
}
