package io.taffrail.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final Instrument AAPL = InstrumentDefaults.of(new Symbol("AAPL"));
    private static final Instrument BTC = InstrumentDefaults.of(new Symbol("BTC/USD"));
    private static final Instrument EUR = InstrumentDefaults.of(new Symbol("EUR/USD"));

    @ParameterizedTest
    @CsvSource({
        "AAPL,    US_EQUITY,     USD, 0.01,    0.0001,  0.000000001",
        "BRK.B,   US_EQUITY,     USD, 0.01,    0.0001,  0.000000001",
        "EUR/USD, CURRENCY_PAIR, USD, 0.00001, 0.00001, 1",
        "USD/JPY, CURRENCY_PAIR, JPY, 0.00001, 0.00001, 1",
        "BTC/USD, CRYPTO_PAIR,   USD, 0.01,    0.01,    0.00000001",
        "ETH/BTC, CRYPTO_PAIR,   BTC, 0.01,    0.01,    0.00000001",
    })
    void aSymbolSaysByItsFormWhatItIs(
            String symbol, AssetClass assetClass, String currency, String tick, String tickBelowOne, String lot) {
        var rules = new TradingRules(Decimal.of(tick), Decimal.of(tickBelowOne), Decimal.of(lot));

        assertThat(InstrumentDefaults.of(new Symbol(symbol)))
                .isEqualTo(new Instrument(
                        new Symbol(symbol), symbol, assetClass, Currency.of(currency), rules));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/", "BTC/usd", "A/B/C"})
    void aPairThatIsPricedInNoCurrencyIsRefused(String symbol) {
        assertThatIllegalArgumentException().isThrownBy(() -> InstrumentDefaults.of(new Symbol(symbol)));
    }

    @ParameterizedTest
    @CsvSource({
        "1,       0.01,   true",
        "1.005,   0.01,   false",
        "150.05,  0.01,   true",
        "0.9999,  0.0001, true",
        "0.99995, 0.0001, false",
        "-0.5,    0.0001, true",
        "-1.005,  0.01,   false",
    })
    void pricesBelowOneDollarMoveInSmallerSteps(String price, String tick, boolean onTick) {
        assertThat(AAPL.rules().tickAt(Price.of(price))).isEqualTo(Decimal.of(tick));
        assertThat(AAPL.rules().isOnTick(Price.of(price))).isEqualTo(onTick);
    }

    @Test
    void quantitiesMoveInWholeLotsAndAreRoundedDownToThem() {
        assertThat(EUR.rules().isOnLot(Quantity.of("10000"))).isTrue();
        assertThat(EUR.rules().isOnLot(Quantity.of("10000.5"))).isFalse();
        assertThat(AAPL.rules().isOnLot(Quantity.of("0.000000001"))).isTrue();
        assertThat(AAPL.rules().isOnLot(Quantity.of("0.0000000001"))).isFalse();
        assertThat(BTC.rules().roundedDown(Decimal.of("0.123456789"))).isEqualTo(Quantity.of("0.12345678"));
        assertThat(EUR.rules().roundedDown(Decimal.of("0.99"))).isEqualTo(Quantity.ZERO);
    }

    @Test
    void stepsAreAboveZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> TradingRules.of("0", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> TradingRules.of("0.01", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> TradingRules.of("-0.01", "1"));
    }

    @Test
    void aWorthIsRoundedToThePlacesOfTheCurrency() {
        assertThat(AAPL.worth(Price.of("150.05"), Quantity.of("0.000000001"), RoundingMode.UP))
                .isEqualTo(Money.usd("0.00000016"));
        assertThat(AAPL.worth(Price.of("150.05"), Quantity.of("0.000000001"), RoundingMode.DOWN))
                .isEqualTo(Money.usd("0.00000015"));
    }

    @ParameterizedTest
    @CsvSource({
        "AAPL,    1000,    150.05, 6.664445184",
        "AAPL,    100000,  0.07,   1428571.428571428",
        "AAPL,    5000000, 3,      1666666.666666666",
        "EUR/USD, 1000,    1.1,    909",
        "EUR/USD, 1,       1.1,    0",
        "BTC/USD, 100,     64000,  0.0015625",
    })
    void anAmountBuysTheMostWholeLotsThatItPaysFor(String symbol, String amount, String price, String quantity) {
        Instrument instrument = InstrumentDefaults.of(new Symbol(symbol));

        assertThat(instrument.affordable(Money.usd(amount), Price.of(price))).isEqualTo(Quantity.of(quantity));
    }
}
