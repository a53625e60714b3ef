package io.taffrail.engine.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.engine.Engine;
import io.taffrail.engine.risk.LimitChain;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.Drill.Outcome;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Controls are played as they stand: what each must refuse it refuses, what it must let pass it does. */
class DrillsTest {

    @Test
    void ofTheDefaultsThoseOfSingleOrdersPassAndTheOthersAreNotPlayed() {
        List<Limit> usual = DefaultLimits.all().stream()
                .map(change -> limit(change.rule(), change.scope(), change.value().toString()))
                .toList();

        assertThat(usual).noneMatch(limit -> Drills.of(limit).outcome() == Outcome.FAILED);
        Set<Rule> unplayed = usual.stream()
                .filter(limit -> Drills.of(limit).outcome() == Outcome.NOT_PLAYED)
                .map(Limit::rule)
                .collect(Collectors.toSet());
        assertThat(unplayed).containsExactlyInAnyOrder(
                Rule.REPEATED_EXECUTIONS, Rule.ORDER_TO_FILL_WARN, Rule.ORDER_TO_FILL, Rule.GOOD_FAITH, Rule.DAY_TRADES,
                Rule.DAILY_LOSS_WARN, Rule.DAILY_LOSS_HALT, Rule.DRAWDOWN_HALT);
    }

    /** The mutant of each: a drill that cannot fail tells nothing. */
    @Test
    void withoutItsCheckEveryControlThatIsPlayedFails() {
        for (LimitChange usual : DefaultLimits.all()) {
            Limit limit = limit(usual.rule(), usual.scope(), usual.value().toString());

            Outcome broken = Drills.of(limit, new Engine(LimitChain.whole().without(limit.rule()))).outcome();

            assertThat(broken).as(limit.rule().word()).isEqualTo(
                    Drills.of(limit).outcome() == Outcome.PASSED ? Outcome.FAILED : Outcome.NOT_PLAYED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_ORDER_QTY, 0", "MAX_ORDER_QTY, 0.5", "MAX_ORDER_QTY, 1000000", "MAX_ORDER_NOTIONAL, 12345.67", "PRICE_COLLAR, 0",
        "PRICE_COLLAR, 2.3456", "LEVERAGE, 100", "LEVERAGE, 0.0001", "CONCENTRATION, 33.3333", "OPEN_ORDERS, 1", "OPEN_ORDERS, 100",
        "ORDER_RATE, 7", "STALE_PRICE, 0.25", "STALE_PRICE, 3600", "NO_TRADE_AFTER_OPEN, 15", "NO_TRADE_BEFORE_CLOSE, 390",
        "MARKET_ORDER_COLLAR, 1", "SPREAD, 0.01", "PRICE_DRIFT, 0", "MAX_RISK_PER_TRADE, 1", "STRATEGY_BUDGET, 5000",
        "NET_EXPOSURE, 50", "POSITION_SIZE, 3"
    })
    void whateverTheLimitIsTheControlHoldsIt(Rule rule, String value) {
        assertThat(Drills.of(limit(rule, Scope.DESK, value)).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void alsoForOneAccountStrategySymbolOrKindOfAsset() {
        for (Scope scope : List.of(
                Scope.of(new AccountId("live-1")), Scope.strategy("ema"), Scope.of(new Symbol("MSFT")), Scope.of(new Symbol("ETH/USD")),
                Scope.parse("asset_class:currency_pair"), Scope.parse("asset_class:crypto_pair"))) {
            assertThat(Drills.of(limit(Rule.MAX_ORDER_NOTIONAL, scope, "5000")).outcome()).as(scope.toString()).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void whatIsTurnedOffRefusesNothingAndIsNotPlayed() {
        for (Rule rule : List.of(Rule.HALTED_INSTRUMENT, Rule.MARKET_HOURS, Rule.DUPLICATE_ORDER)) {
            assertThat(Drills.of(limit(rule, Scope.DESK, "0")).outcome()).isEqualTo(Outcome.NOT_PLAYED);
        }
        for (Rule rule : List.of(Rule.SHORT_SALE, Rule.SELF_TRADE)) {
            assertThat(Drills.of(limit(rule, Scope.DESK, "1")).outcome()).isEqualTo(Outcome.NOT_PLAYED);
        }
    }

    @Test
    void itSaysWhatWasPlayed() {
        assertThat(Drills.of(limit(Rule.MAX_ORDER_QTY, Scope.DESK, "10")).how())
                .isEqualTo("refused BUY 10.000000001 at 100, let pass BUY 10 at 100");
    }

    private static Limit limit(Rule rule, Scope scope, String value) {
        return new Limit(rule, scope, Decimal.of(value), "a test", "test", Instant.EPOCH, Optional.empty());
    }
}
