package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was earned, how good it was, and what was held before. */
class ResultVerbsTest extends AtScriptedServer {

    private static final String ROW = """
            {"key":"%s","mode":"PAPER","net":"56","realised":"60","commission":"4","carry":"0","unrealised":"-1.5","trades":2,
             "win_rate":"0.5","profit_factor":"2.4","expectancy":"28","average_win":"96","average_loss":"40","exposure":"0.3",
             "returns":{"days":3,"sharpe":"1.2","sharpe_error":"9.1","sortino":"2","calmar":"3.4","max_drawdown":"0.01",
             "drawdown_days":2},"warnings":["only 2 closed trades: with fewer than 30 win rate says little"]}""";
    private static final String REPORT = "{\"by\":\"day\",\"from\":\"2026-03-02\",\"to\":\"2026-03-04\",\"currency\":\"USD\",\"rows\":["
            + ROW.formatted("2026-03-02") + "],\"totals\":[" + ROW.formatted("total") + "],\"missing_rates\":[\"2026-03-02 EUR/USD\"]}";

    @Test
    void resultsOfDaysHaveATotalAndSayWhatIsMissing() {
        server.on("GET /api/v1/performance?by=day&from=2026-03-02", 200, REPORT);

        var run = shell.type("pnl", "--from", "2026-03-02");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().skip(1)).containsExactly(
                "  DAY         MODE   TRADES  REALISED  FEES  CARRY  NET  UNREALISED",
                "  2026-03-02  PAPER       2        60     4      0   56        -1.5",
                "  total       PAPER       2        60     4      0   56        -1.5",
                "2026-03-02 to 2026-03-04, amounts in USD",
                "left out for want of a rate: 2026-03-02 EUR/USD");
    }

    @Test
    void statisticsComeWithTheirWarnings() {
        server.on("GET /api/v1/performance?by=symbol&strategy=trend", 200, REPORT);

        var run = shell.type("stats", "--by", "symbol", "--strategy", "trend");

        assertThat(run.out().lines().skip(1)).containsExactly(
                "  SYMBOL      MODE   TRADES  WIN RATE  PROFIT FACTOR  EXPECTANCY  AVG WIN  AVG LOSS  NET",
                "  2026-03-02  PAPER       2       0.5            2.4          28       96        40   56",
                "  total       PAPER       2       0.5            2.4          28       96        40   56",
                "",
                "  SYMBOL      DAYS  EXPOSURE  SHARPE  +/-  SORTINO  CALMAR  MAX DRAWDOWN  FOR DAYS",
                "  2026-03-02     3       0.3     1.2  9.1        2     3.4          0.01         2",
                "  total          3       0.3     1.2  9.1        2     3.4          0.01         2",
                "careful: only 2 closed trades: with fewer than 30 win rate says little");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedBeforeAnythingIsAsked() {
        var run = shell.type("stats", "--by", "day", "--executions");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--by day does not go with --executions");
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void executionsAreToldWithWhatWasRefused() {
        String row = """
                {"key":"MARKET","mode":"PAPER","orders":3,"denied":1,"sent":2,"rejected":0,"filled":2,"success_rate":"1",
                 "fill_rate":"1","fees":"0.5","latency_ms":{"sent_to_acknowledged":{"p50":"5","p95":"9","p99":"9"},
                 "decision_to_filled":{"p50":"12.5","p95":"20","p99":"20"}},"slippage_bps":{"decision":{"bps":"0.2"},
                 "arrival":{"bps":"1.1"},"limit":{"bps":null}},"markout_bps":{"60s":{"bps":"-0.3"}},"refusals":{"BUYING_POWER":1}}""";
        server.on("GET /api/v1/executions/stats?by=type", 200, "{\"rows\":[" + row + "],\"totals\":[" + row + "]}");

        var run = shell.type("stats", "--executions");

        assertThat(run.out().lines().skip(1).limit(2)).containsExactly(
                "  TYPE    MODE   ORDERS  DENIED  SENT  REJECTED  FILLED  SUCCESS  FILL RATE  FEES",
                "  MARKET  PAPER       3       1     2         0       2        1          1   0.5");
        assertThat(run.out()).contains("12.5", "refused: BUYING_POWER 1 times");
    }

    @Test
    void closedPositionsSayWhyTheyEnded() {
        server.on("GET /api/v1/positions/closed?limit=50", 200, """
                {"closed_positions":[{"symbol":"AAPL","strategy":"trend","side":"LONG","qty":"10","entry_price":"100",
                 "exit_price":"110","commission":"1","net":"99","exit_reason":"TARGET","closed_at":"2026-03-02T15:30:00Z"}]}""");

        assertThat(shell.type("position", "closed").out().lines().skip(1)).containsExactly(
                "  CLOSED               SYMBOL  STRATEGY  SIDE  QTY  ENTRY  EXIT  FEES  NET  WHY",
                "  2026-03-02 15:30:00  AAPL    trend     LONG   10    100   110     1   99  TARGET");
        assertThat(shell.type("position", "closed", "--json").out()).contains("\"exit_reason\":\"TARGET\"");
    }

    @Test
    void aPortfolioSaysWhatIsAtStakeOfEachPart() {
        String stake = "\"long\":\"1000\",\"short\":\"0\",\"gross\":\"1000\",\"net\":\"1000\",\"unrealised\":\"12\","
                + "\"open_risk\":\"50\",\"net_at_stop\":\"950\",\"uncovered\":\"0\"";
        server.on("GET /api/v1/portfolio", 200, """
                {"account":"paper","mode":"PAPER","currency":"USD","positions":1,"equity":"10000","cash":"9000",%1$s,
                 "leverage":"0.1","equity_at_stop":"9950","by_symbol":[{"key":"AAPL",%1$s}],"by_strategy":[{"key":"ema",%1$s}],
                 "by_asset_class":[{"key":"US_EQUITY",%1$s}]}""".formatted(stake));

        var run = shell.type("portfolio");

        assertThat(run.out().lines().skip(1)).containsExactly(
                "  ACCOUNT paper          USD",
                "  equity               10000",
                "  cash                  9000",
                "  leverage               0.1",
                "  equity at the stops   9950",
                "",
                "  BY           OF         LONG  SHORT  GROSS   NET  UNREALISED  OPEN RISK  NET AT STOP  UNCOVERED",
                "  symbol       AAPL       1000      0   1000  1000          12         50          950          0",
                "  strategy     ema        1000      0   1000  1000          12         50          950          0",
                "  asset class  US_EQUITY  1000      0   1000  1000          12         50          950          0",
                "  total                   1000      0   1000  1000          12         50          950          0");
        assertThat(shell.type("portfolio", "--json").out()).contains("\"equity_at_stop\":\"9950\"");
    }
}
