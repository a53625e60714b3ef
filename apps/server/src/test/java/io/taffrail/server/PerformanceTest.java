package io.taffrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Head;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.MarketData;
import io.taffrail.sqlite.Durability;
import io.taffrail.sqlite.SqliteJournal;
import io.taffrail.views.Views;
import io.taffrail.views.performance.By;
import io.taffrail.views.performance.FxRates;
import io.taffrail.views.performance.Performance;
import io.taffrail.views.performance.Question;
import io.taffrail.views.performance.Report;
import io.taffrail.views.performance.ReturnStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fixed list of 191 fills on 75 days, through the real journal, tables and views. What they come to was computed by
 * {@code performance/oracle.py} from the definitions alone, and is in {@code expected.txt}.
 */
class PerformanceTest {
    @TempDir
    Path folder;

    private final TradedQuarter quarter = new TradedQuarter();
    private SqliteJournal journal;
    private Performance performance;
    private FxRates rates = FxRates.NONE;

    @BeforeEach
    void trade() {
        journal = SqliteJournal.open(folder.resolve("trading.db"), Durability.RELAXED);
        var views = new Views(journal, new LastPrices(quarter.lastPrices, quarter.end()));
        journal.append(quarter.entries, Head.EMPTY);
        quarter.entries.forEach(views::onEntry);
        performance = new Performance(views, journal, () -> rates);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void theStatisticsAreThoseThatWereComputedWithoutThisProgram() {
        var lines = new ArrayList<String>();
        lines.addAll(said("TOTAL", ask(By.STRATEGY).totals()));
        lines.addAll(said("STRATEGY", ask(By.STRATEGY).rows()));
        lines.addAll(said("SYMBOL", ask(By.SYMBOL).rows()));
        lines.addAll(said("DAY", ask(By.DAY).rows()));

        assertThat(String.join("\n", lines)).isEqualTo(String.join("\n", TradedQuarter.lines("expected.txt")));
    }

    @Test
    void aBrokerWithOneAccountHasWhatTheAccountHas() {
        Report.Row broker = ask(By.BROKER).rows().getFirst();
        Report.Row total = ask(By.BROKER).totals().getFirst();

        assertThat(broker.key()).isEqualTo("paper");
        assertThat(broker.returns()).isEqualTo(total.returns());
        assertThat(broker.net()).isEqualTo(total.net());
    }

    @Test
    void fewTradesAndDaysAreSaidToBeFew() {
        Report.Row week = performance.report(
                        new Question(Set.of(TradedQuarter.PAPER), By.STRATEGY, Optional.empty(),
                                Optional.of(LocalDate.parse("2026-01-09")), Optional.empty(), Optional.empty(), Currency.USD),
                        quarter.end())
                .totals()
                .getFirst();

        assertThat(week.warnings()).containsExactly(
                "only 5 closed trades: with fewer than 30 win rate, profit factor and expectancy say little",
                "only 5 daily returns: with fewer than 60 Sharpe, Sortino and Calmar ratios say little");
        assertThat(week.unrealised()).as("what was open then is not known now").isEmpty();
        assertThat(ask(By.STRATEGY).totals().getFirst().warnings()).isEmpty();
    }

    @Test
    void anotherCurrencyIsToldAtTheRatesOfItsDaysAndWhatIsMissingIsSaid() {
        var euros = new Question(Set.of(TradedQuarter.PAPER), By.DAY, Optional.empty(),
                Optional.of(LocalDate.parse("2026-01-16")), Optional.empty(), Optional.empty(), Currency.of("EUR"));
        assertThat(performance.report(euros, quarter.end()).missingRates()).contains("2026-01-05 USD/EUR");
        assertThat(performance.report(euros, quarter.end()).totals().getFirst().net())
                .isEqualTo(Money.of("0", Currency.of("EUR")));

        rates = FxRates.parse(List.of("date,from,to,rate", "2026-01-02,USD,EUR,0.5", "2026-01-12,USD,EUR,0.25"));

        Report told = performance.report(euros, quarter.end());
        Report dollars = performance.report(
                new Question(euros.accounts(), By.DAY, euros.from(), euros.to(), Optional.empty(), Optional.empty(), Currency.USD),
                quarter.end());
        assertThat(told.missingRates()).isEmpty();
        assertThat(told.rows()).extracting(Report.Row::net).containsExactlyElementsOf(dollars.rows().stream()
                .map(row -> Money.of(
                        row.net().amount().times(
                                Decimal.of(row.key().compareTo("2026-01-12") < 0 ? "0.5" : "0.25")).toString(),
                        Currency.of("EUR")))
                .toList());
    }

    private Report ask(By by) {
        return performance.report(
                new Question(Set.of(TradedQuarter.PAPER), by, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Currency.USD),
                quarter.end());
    }

    private static List<String> said(String by, List<Report.Row> rows) {
        var lines = new ArrayList<String>();
        for (Report.Row row : rows) {
            String head = by + " " + row.key() + " ";
            var trades = row.trades();
            lines.add(head + "trades " + trades.trades());
            lines.add(head + "won " + trades.won());
            lines.add(head + "lost " + trades.lost());
            lines.add(head + "even " + trades.even());
            lines.add(head + "win_rate " + or(trades.winRate()));
            lines.add(head + "profit " + trades.profit().amount());
            lines.add(head + "loss " + trades.loss().amount());
            lines.add(head + "profit_factor " + or(trades.profitFactor()));
            lines.add(head + "expectancy " + or(trades.expectancy().map(Money::amount)));
            lines.add(head + "average_win " + or(trades.averageWin().map(Money::amount)));
            lines.add(head + "average_loss " + or(trades.averageLoss().map(Money::amount)));
            lines.add(head + "largest_win " + or(trades.largestWin().map(Money::amount)));
            lines.add(head + "largest_loss " + or(trades.largestLoss().map(Money::amount)));
            lines.add(head + "held_seconds " + or(trades.averageHeld().map(Duration::toSeconds)));
            lines.add(head + "realised " + row.realised().amount());
            lines.add(head + "commission " + row.commission().amount());
            lines.add(head + "net " + row.net().amount());
            lines.add(head + "unrealised " + or(row.unrealised().map(Money::amount)));
            lines.add(head + "traded " + row.traded().amount());
            lines.add(head + "fills " + row.fills());
            row.returns().ifPresent(returns -> {
                lines.add(head + "exposure " + or(row.exposure()));
                lines.addAll(said(head, returns));
            });
        }
        return lines;
    }

    private static List<String> said(String head, ReturnStatistics returns) {
        var lines = new ArrayList<>(List.of(
                head + "days " + returns.days(),
                head + "total " + or(returns.total()),
                head + "annual " + or(returns.annual()),
                head + "volatility " + or(returns.volatility()),
                head + "sharpe " + or(returns.sharpe()),
                head + "sharpe_error " + or(returns.sharpeError()),
                head + "sortino " + or(returns.sortino()),
                head + "calmar " + or(returns.calmar())));
        returns.drawdown().ifPresent(fall -> lines.addAll(List.of(
                head + "drawdown " + fall.depth(),
                head + "high " + fall.high(),
                head + "low " + fall.low(),
                head + "recovered " + or(fall.recovered()),
                head + "drawdown_days " + fall.days())));
        return lines;
    }

    private static String or(Optional<?> value) {
        return value.map(Object::toString).orElse("none");
    }

    /** A market that has stopped at the last closes. */
    private record LastPrices(Map<Symbol, Price> prices, Instant at) implements MarketData {
        @Override
        public MarketSource source() {
            return new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", "closes.csv");
        }

        @Override
        public List<Instrument> instruments() {
            return List.of();
        }

        @Override
        public Optional<Instrument> instrument(Symbol symbol) {
            return Optional.of(InstrumentDefaults.of(symbol));
        }

        @Override
        public Optional<Quote> quote(Symbol symbol) {
            return Optional.empty();
        }

        @Override
        public Optional<Trade> trade(Symbol symbol) {
            return Optional.ofNullable(prices.get(symbol)).map(price -> new Trade(at, symbol, price, Quantity.of(1)));
        }

        @Override
        public Optional<Summary> latest(Symbol symbol) {
            return Optional.empty();
        }

        @Override
        public List<Summary> history(Symbol symbol, Instant from, Instant until) {
            return List.of();
        }
    }
}
