package io.taffrail.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EUR = Currency.of("EUR");

    @Test
    void amountsOfOneCurrencyAddUpExactly() {
        assertThat(Money.usd("0.1").plus(Money.usd("0.2"))).isEqualTo(Money.usd("0.3"));
        assertThat(Money.usd("1").minus(Money.usd("1.00000001"))).isEqualTo(Money.usd("-0.00000001"));
        assertThat(Money.usd("-3").abs()).isEqualTo(Money.usd("3"));
        assertThat(Money.usd("-3").max(Money.usd("2"))).isEqualTo(Money.usd("2"));
        assertThat(Money.usd("1250.50")).hasToString("1250.5 USD");
    }

    @Test
    void amountsOfDifferentCurrenciesAreNeitherAddedNorCompared() {
        Money dollars = Money.usd("1");
        Money euros = Money.of("1", EUR);

        assertThatIllegalArgumentException().isThrownBy(() -> dollars.plus(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.minus(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.compareTo(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.max(euros));
        assertThat(dollars).isNotEqualTo(euros);
    }

    @Test
    void productsAndSharesAreRoundedOnceToThePlacesOfTheCurrency() {
        Money yen = Money.of("1000", new Currency("JPY", 0));

        assertThat(yen.times(Decimal.of("0.0015"), RoundingMode.UP)).hasToString("2 JPY");
        assertThat(yen.share(Decimal.ONE, Decimal.of(3), RoundingMode.DOWN)).hasToString("333 JPY");
        assertThat(Money.usd("100").share(Decimal.of(2), Decimal.of(3), RoundingMode.HALF_EVEN))
                .isEqualTo(Money.usd("66.66666667"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "U", "usd", "DOLLARS", "US$", "U D"})
    void aCurrencyHasACodeOfTwoToSixCapitalsOrDigits(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Currency.of(code));
    }

    @Test
    void aQuantityIsNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of("-0.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(1).minus(Quantity.of(2)));
        assertThat(Quantity.of(2).minus(Quantity.of("0.5"))).isEqualTo(Quantity.of("1.5"));
    }
}
