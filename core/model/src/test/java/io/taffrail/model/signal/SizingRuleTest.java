package io.taffrail.model.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SizingRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "fixed:10", "fixed:0.5", "notional:5000", "notional:5000.5EUR", "equity:5%", "risk:1%", "risk:250", "risk:250EUR",
        "kelly:0.25,cap=5%,min=30", "vol:1%", "vol:0.5%,period=20,bar=5m", "target:20%", "target:-20%", "target:10",
        "target:-10", "target:0", "position:50%", "own:meta-model.v2", "risk:1%,confidence=0.25..1",
        "kelly:0.25,cap=5%,min=30,confidence=0..0.9"
    })
    void whatIsReadIsWrittenTheSame(String text) {
        SizingRule rule = SizingRule.of(text);

        assertThat(rule.text()).isEqualTo(text);
        assertThat(SizingRule.of(rule.text())).isEqualTo(rule);
    }

    @Test
    void eachTextIsItsRule() {
        assertThat(SizingRule.of("fixed:10")).isEqualTo(new SizingRule.FixedUnits(Quantity.of(10)));
        assertThat(SizingRule.of("notional:5000EUR"))
                .isEqualTo(new SizingRule.FixedNotional(Money.of("5000", Currency.of("EUR"))));
        assertThat(SizingRule.of("risk:1%")).isEqualTo(new SizingRule.RiskPercent(Decimal.ONE));
        assertThat(SizingRule.of("risk:250")).isEqualTo(new SizingRule.RiskAmount(Money.usd("250")));
        assertThat(SizingRule.of("vol:1%,bar=1d"))
                .isEqualTo(new SizingRule.VolatilityTarget(Decimal.ONE, 14, Duration.ofDays(1)));
        assertThat(SizingRule.of("target:-20%")).isEqualTo(new SizingRule.TargetPercent(Decimal.of("-20")));
        assertThat(SizingRule.of("equity:5%,confidence=0.5..1"))
                .isEqualTo(new SizingRule.ScaledByConfidence(
                        new SizingRule.EquityPercent(Decimal.of(5)), Decimal.of("0.5"), Decimal.ONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10                       | no sizing rule",
        ":10                      | no sizing rule",
        "''                       | no sizing rule",
        "all:in                   | no sizing rule is called \"all\"",
        "fixed:                   | no number",
        "fixed:ten                | no number",
        "fixed:NaN                | no number",
        "fixed:Infinity           | no number",
        "fixed:0                  | above zero",
        "fixed:-1                 | above zero",
        "fixed:1e99               | no number",
        "notional:0               | above zero",
        "notional:-5              | above zero",
        "equity:5                 | ends in %",
        "equity:0%                | above 0",
        "equity:1001%             | at most 1000",
        "risk:101%                | at most 100",
        "risk:-1%                 | above 0",
        "risk:{{percent}}%        | no number",
        "kelly:0.25               | lacks cap=",
        "kelly:0.25,cap=5%        | lacks min=",
        "kelly:2,cap=5%,min=30    | at most 1",
        "kelly:0.25,cap=5,min=30  | ends in %",
        "kelly:0.25,cap=5%,min=0  | one trade at least",
        "kelly:0.25,cap=5%,min=x  | no whole number",
        "vol:1%,period=0          | 1 to 200 bars",
        "vol:1%,bar=2d            | one minute to one day",
        "vol:1%,bar=soon          | a bar is written as",
        "risk:1%,risk=2%          | not understood: risk",
        "risk:1%,confidence=0.5   | a range such as",
        "risk:1%,confidence=0.9..0.5 | floor of a confidence",
        "risk:1%,confidence=0..2  | at most 1",
        "risk:1%,confidence       | key=value",
        "risk:1%,,                | key=value",
        "own:a b                  | letters, digits",
        "target:2000%             | -1000 to 1000"
    })
    void whatCannotBeReadIsRefusedWithWhatWasFound(String text, String words) {
        assertThatThrownBy(() -> SizingRule.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aRuleIsScaledOnce() {
        SizingRule once = SizingRule.of("risk:1%,confidence=0..1");

        assertThatThrownBy(() -> new SizingRule.ScaledByConfidence(once, Decimal.ZERO, Decimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
