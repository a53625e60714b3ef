package io.taffrail.model.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceMarginTest {

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({
        // A long share: all of it below 2.50, else 30%.
        "AAPL, 100, 2.49, 249", "AAPL, 100, 2.50, 75", "AAPL, 100, 10, 300",
        // A short one: below 5 the larger of 2.50 and all of it, else the larger of 5 and 30%.
        "AAPL, -100, 1, 250", "AAPL, -100, 2, 250", "AAPL, -100, 4.99, 499", "AAPL, -100, 5, 500", "AAPL, -100, 16, 500",
        "AAPL, -100, 20, 600",
        "BTC/USD, 0.5, 60000, 30000", "EUR/USD, 1000, 1.1, 330", "EUR/USD, -1000, 1.1, 330",
    })
    void aPositionKeepsItsPart(String symbol, String quantity, String price, String kept) {
        var position = new Position(
                InstrumentDefaults.of(new Symbol(symbol)), Decimal.of(quantity), Price.of("1"), Money.usd("1"));

        assertThat(MaintenanceMargin.of(position, Price.of(price))).isEqualTo(Money.usd(kept));
    }
}
