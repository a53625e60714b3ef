package io.taffrail.acceptance.backtest;

import static io.taffrail.acceptance.backtest.ScriptedOrder.market;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an account may do in a backtest, under the default controls: a business refusal is a denied order in
 * orders.csv and no failure of the run.
 */
@Tag("backtest")
final class BacktestAccountStory {
    private static final List<String> MARKET = List.of(
            "time,symbol,bid,bid_size,ask,ask_size",
            "2026-03-02T15:00:00.000Z,ACME,100.00,,100.00,",
            "2026-03-02T15:00:00.500Z,EUR/USD,1.10000,,1.10010,");

    @TempDir
    Path folder;

    @Test
    void aMarginAccountBuysForTwiceItsCashAndNoMore() {
        BacktestResult run = run(List.of(order("a", "buy", "1900"), order("b", "buy", "101"), order("c", "buy", "99")));

        assertThat(run.order("a")).containsEntry("status", "FILLED").containsEntry("filled_qty", "1900");
        assertDenied(run, "b", "(?i).*buying.power.*");
        assertThat(run.order("c")).containsEntry("status", "FILLED");
        assertThat(run.fills()).hasSize(2);
    }

    @Test
    void aMarginAccountSellsShortForTwiceItsCashAndNoMore() {
        BacktestResult run = run(List.of(order("a", "sell", "1900"), order("b", "sell", "150")));

        assertThat(run.order("a")).containsEntry("status", "FILLED");
        assertDenied(run, "b", "(?i).*buying.power.*");
    }

    @Test
    void aPositionMayFlip() {
        BacktestResult run =
                run(List.of(order("a", "buy", "1000"), order("b", "sell", "2000"), order("c", "buy", "1500")));

        assertThat(run.orderRows()).extracting(row -> row.get("status")).containsExactly("FILLED", "FILLED", "FILLED");
    }

    @Test
    void aFullyInvestedAccountMayStillCloseWhatItHas() {
        BacktestResult run = run(List.of(order("a", "buy", "2000"), order("b", "sell", "2000")));

        assertThat(run.order("b")).containsEntry("status", "FILLED");
    }

    @Test
    void workingOrdersHoldTheirShareOfTheBuyingPower() {
        BacktestResult run = run(List.of(
                order("a", "buy", "1500").limitedTo("99.00"), order("b", "buy", "1000").limitedTo("99.00")));

        assertThat(run.order("a")).containsEntry("status", "ACCEPTED").containsEntry("filled_qty", "0");
        assertDenied(run, "b", "(?i).*buying.power.*");
    }

    @Test
    void aCashAccountSpendsWhatItHas() {
        BacktestResult run = run(List.of(order("a", "buy", "1001"), order("b", "buy", "1000")), "--account", "cash");

        assertDenied(run, "a", "(?i).*buying.power.*");
        assertThat(run.order("b")).containsEntry("status", "FILLED");
    }

    @Test
    void aCashAccountSellsOnlyWhatItHas() {
        BacktestResult run = run(
                List.of(
                        order("a", "sell", "1"), order("b", "buy", "10"), order("c", "sell", "11"),
                        order("d", "sell", "10"), order("e", "sell", "1")),
                "--account", "cash");

        assertDenied(run, "a", ".+");
        assertDenied(run, "c", ".+");
        assertDenied(run, "e", ".+");
        assertThat(run.fills()).extracting(Outcome.Execution::clientOrderId).containsExactly("b", "d");
    }

    @Test
    void theCashIsWhatTheCommandLineSays() {
        BacktestResult run = run(List.of(order("a", "buy", "41"), order("b", "buy", "40")), "--cash", "2000");

        assertDenied(run, "a", "(?i).*buying.power.*");
        assertThat(run.order("b")).containsEntry("status", "FILLED");
    }

    @Test
    void aClientOrderIdNamesOneOrder() {
        BacktestResult run = run(List.of(order("a", "buy", "1"), order("a", "buy", "2"), order("b", "buy", "3")));

        assertThat(run.orderRows()).extracting(row -> row.get("client_order_id") + " " + row.get("status"))
                .containsExactly("a FILLED", "a DENIED", "b FILLED");
        assertThat(run.order("a").get("reason")).isNotBlank();
        assertThat(run.fills()).extracting(fill -> fill.qty().toPlainString()).containsExactly("1", "3");
    }

    @Test
    void aQuantityIsAWholeNumberOfLots() {
        BacktestResult run = run(List.of(
                euros("a", "1000.5"), euros("b", "1000"), euros("c", "1").forMoney("1.05"),
                order("d", "buy", "0.000000001")));

        assertDenied(run, "a", ".*lot.*");
        assertThat(run.order("b")).containsEntry("status", "FILLED");
        assertDenied(run, "c", ".*lot.*");
        assertThat(run.order("d")).containsEntry("status", "FILLED");
    }

    private BacktestResult run(List<ScriptedOrder> orders, String... options) {
        Backtest backtest = new Backtest(folder);
        BacktestResult run = backtest.run("out", List.of(backtest.write("m.csv", MARKET)), orders, options);
        assertThat(run.exit()).as(run.stderr()).isZero();
        return run;
    }

    private static void assertDenied(BacktestResult run, String clientOrderId, String reason) {
        Map<String, String> row = run.order(clientOrderId);
        assertThat(row).containsEntry("status", "DENIED").containsEntry("filled_qty", "0");
        assertThat(row.get("reason")).matches(reason);
        assertThat(run.fills()).extracting(Outcome.Execution::clientOrderId).doesNotContain(clientOrderId);
    }

    private static ScriptedOrder order(String id, String side, String qty) {
        return market("2026-03-02T15:00:01Z", id, "ACME", side, "day", qty);
    }

    private static ScriptedOrder euros(String id, String qty) {
        return market("2026-03-02T15:00:02Z", id, "EUR/USD", "buy", "day", qty);
    }
}
