package io.taffrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.AlpacaConfig.RateLimit;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import org.junit.jupiter.api.Test;

/** How much of a venue's requests one strategy may have. */
class RiskPolicyTest {
    private static final AccountId ALPACA = new AccountId("alpaca");

    @Test
    void theUsualRateIsLessThanHalfOfAlpacasBudget() {
        assertThat(RiskPolicy.DEFAULT.sharing(ALPACA, RateLimit.USUAL.perMinute())).isEqualTo(RiskPolicy.DEFAULT);
    }

    @Test
    void ofASmallerBudgetAStrategyHasHalf() {
        assertThat(RiskPolicy.DEFAULT.sharing(ALPACA, 100).limits())
                .contains(LimitChange.of(Rule.ORDER_RATE_MINUTE, Scope.of(ALPACA), "50"))
                .containsAll(RiskPolicy.DEFAULT.limits());
        assertThat(RiskPolicy.DEFAULT.sharing(ALPACA, 1).limits())
                .contains(LimitChange.of(Rule.ORDER_RATE_MINUTE, Scope.of(ALPACA), "1"));
    }

    @Test
    void whoWantsNoLimitsHasNone() {
        assertThat(RiskPolicy.BASIC.sharing(ALPACA, 100)).isEqualTo(RiskPolicy.BASIC);
    }
}
