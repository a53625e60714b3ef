package io.taffrail.engine.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.engine.rebalance.Rebalance.Outcome;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.TradingRules;
import io.taffrail.model.portfolio.RebalancePlan;
import io.taffrail.model.portfolio.RebalanceProblem;
import io.taffrail.model.portfolio.TargetWeights;
import io.taffrail.model.portfolio.Weight;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Currency pairs have costs of 2 bps in these sums, which were reckoned by hand. */
final class RebalanceTest {
    private static final Money EQUITY = Money.usd("100000");

    @Test
    void whatReducesComesBeforeWhatOpensAndSizesAreRoundedTowardsNothing() {
        var weights = weights("A=20%", "B=30%", "C=0%");

        // A: 20,000 / (70 * 1.0002) = 285.66; B: 30,000 / (150 * 1.0002) = 199.96 of 300 held; C is closed.
        assertThat(trades(weights, held("A", "70", "0"), held("B", "150", "300"), held("C", "10", "55")))
                .containsExactly("A opens BUY 285", "B reduces SELL 101", "C reduces SELL 55");
    }

    @Test
    void whatTurnsRoundIsClosedFirst() {
        assertThat(shortTrades(weights("A=-10%"), held("A", "100", "40"))).containsExactly("A reduces SELL 40", "A opens SELL 99");
        assertThat(shortTrades(weights("A=10%"), held("A", "100", "-40"))).containsExactly("A reduces BUY 40", "A opens BUY 99");
        assertThat(shortTrades(weights("A=-10%"), held("A", "100", "-140"))).containsExactly("A reduces BUY 41");
    }

    @Test
    void whatIsLeftIsCash() {
        var outcome = (Outcome.Planned) Rebalance.of(weights("A=60%"), List.of(held("A", "70", "0")), EQUITY, false);

        // 60,000 / 70.014 = 856.97: 856 at 70 are 59,920.
        assertThat(outcome.plan().left()).isEqualTo(Money.usd("40080"));
        assertThat(outcome.plan().lines().getFirst().words()).isEqualTo("60% of 100000 USD at 70");
    }

    @Test
    void smallChangesAreLeftAloneButWhatIsToGoGoes() {
        var band = new TargetWeights(weights("A=20%").weights(), false, Optional.empty(), Decimal.of(2), TargetWeights.ALL);
        assertThat(trades(band, held("A", "100", "181"))).isEmpty();
        assertThat(trades(band, held("A", "100", "180"))).isEmpty();
        assertThat(trades(band, held("A", "100", "179"))).containsExactly("A opens BUY 20");

        var least = new TargetWeights(
                weights("A=20%", "B=0%").weights(), false, Optional.of(Money.usd("500")), Decimal.ZERO, TargetWeights.ALL);
        assertThat(trades(least, held("A", "100", "195"), held("B", "1", "3"))).containsExactly("B reduces SELL 3");
        assertThat(trades(least, held("A", "100", "194"), held("B", "1", "0"))).containsExactly("A opens BUY 5");
    }

    @Test
    void whatHasNoWeightIsLeftAloneUnlessOthersAreClosed() {
        var close = new TargetWeights(weights("A=20%").weights(), true, Optional.empty(), Decimal.ZERO, TargetWeights.ALL);

        assertThat(trades(weights("A=20%"), held("A", "100", "0"), held("B", "1", "3"))).containsExactly("A opens BUY 199");
        assertThat(trades(close, held("A", "100", "0"), held("B", "1", "3"))).containsExactly("A opens BUY 199", "B reduces SELL 3");
    }

    @Test
    void allOfItOrNothing() {
        Holding a = held("A", "100", "0");
        assertThat(problem(weights(), a)).isEqualTo(new RebalanceProblem.NoWeights());
        assertThat(problem(weights("A=1%", "A=2%"), a)).isEqualTo(new RebalanceProblem.WeightTwice(new Symbol("A")));
        assertThat(problem(weights("A=100.000001%"), a))
                .isEqualTo(new RebalanceProblem.TooMuch(Decimal.of("100.000001"), Decimal.of(100)));
        assertThat(problem(weights("A=60%", "B=41%"), a, held("B", "1", "0")))
                .isEqualTo(new RebalanceProblem.TooMuch(Decimal.of(101), Decimal.of(100)));
        assertThat(problem(weights("A=-1%"), a)).isEqualTo(new RebalanceProblem.ShortWeight(new Symbol("A"), Decimal.of(-1)));
        assertThat(problem(weights("B=1%"), a)).isEqualTo(new RebalanceProblem.UnknownInstrument(new Symbol("B")));
        assertThat(problem(weights("A=1%"), held("A", "", "0"))).isEqualTo(new RebalanceProblem.WithoutPrice(new Symbol("A")));
        assertThat(problem(weights("A=1%"), held("A", "0", "0"))).isEqualTo(new RebalanceProblem.WithoutPrice(new Symbol("A")));
        assertThat(problem(weights("A=1%"), new Holding(a.symbol(), a.instrument(), a.price(), a.held(), true)))
                .isEqualTo(new RebalanceProblem.OrdersWorking(new Symbol("A")));
        assertThat(Rebalance.of(weights("A=1%"), List.of(a), Money.usd("0"), false))
                .isEqualTo(new Outcome.Refused(new RebalanceProblem.NoEquity(Money.usd("0"))));
        assertThat(Rebalance.of(weights("A=1%"), List.of(a), Money.of("5", Currency.of("EUR")), false))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(trades(weights("A=100%"), a)).containsExactly("A opens BUY 999");
        assertThatThrownBy(() -> Weight.of("A=NaN%")).hasMessageContaining("AAPL=20%");
        assertThatThrownBy(() -> Weight.of("A=20")).hasMessageContaining("AAPL=20%");
    }

    @Test
    void noPlanHoldsMoreThanItsWeightsOrTradesAwayFromThem() {
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var holdings = new ArrayList<Holding>();
            var weights = new ArrayList<Weight>();
            for (String symbol : List.of("A", "B", "C", "D")) {
                String price = new Decimal(1 + random.nextInt(50_000), 2).toString();
                holdings.add(held(symbol, price, Integer.toString(random.nextInt(2_000) - 500)));
                weights.add(new Weight(new Symbol(symbol), Decimal.of(random.nextInt(50) - 25)));
            }
            var outcome = Rebalance.of(TargetWeights.of(weights), holdings, EQUITY, true);
            RebalancePlan plan = ((Outcome.Planned) outcome).plan();
            for (RebalancePlan.Line line : plan.lines()) {
                BigDecimal worth = line.target().toBigDecimal().multiply(line.price().value().toBigDecimal());
                BigDecimal budget = line.percent().orElseThrow().toBigDecimal().multiply(BigDecimal.valueOf(1_000));
                assertThat(worth.abs()).as("seed %s", seed).isLessThanOrEqualTo(budget.abs());
                Decimal end = line.held();
                for (var change : Stream.of(line.reduces(), line.opens()).flatMap(Optional::stream).toList()) {
                    Decimal units = change.quantity().value();
                    end = switch (change.side()) {
                        case BUY  -> end.plus(units);
                        case SELL -> end.minus(units);
                    };
                }
                assertThat(end).as("seed %s", seed).isEqualTo(line.target());
            }
            assertThat(plan.left().isNegative()).as("seed %s", seed).isFalse();
        }
    }

    private static RebalanceProblem problem(TargetWeights weights, Holding... holdings) {
        return ((Outcome.Refused) Rebalance.of(weights, List.of(holdings), EQUITY, false)).problem();
    }

    private static List<String> trades(TargetWeights weights, Holding... holdings) {
        return changes(Rebalance.of(weights, List.of(holdings), EQUITY, false));
    }

    private static List<String> shortTrades(TargetWeights weights, Holding... holdings) {
        return changes(Rebalance.of(weights, List.of(holdings), EQUITY, true));
    }

    private static List<String> changes(Outcome outcome) {
        return ((Outcome.Planned) outcome).plan().lines().stream()
                .flatMap(line -> Stream.concat(
                        line.reduces().map(change -> line.symbol() + " reduces " + change.side() + " " + change.quantity()).stream(),
                        line.opens().map(change -> line.symbol() + " opens " + change.side() + " " + change.quantity()).stream()))
                .toList();
    }

    private static TargetWeights weights(String... texts) {
        return TargetWeights.of(Stream.of(texts).map(Weight::of).toList());
    }

    private static Holding held(String symbol, String price, String units) {
        var name = new Symbol(symbol);
        var instrument = new Instrument(name, symbol, AssetClass.CURRENCY_PAIR, Currency.USD, TradingRules.of("0.01", "1"));
        return new Holding(
                name, Optional.of(instrument), price.isEmpty() ? Optional.empty() : Optional.of(Price.of(price)), Decimal.of(units), false);
    }
}
