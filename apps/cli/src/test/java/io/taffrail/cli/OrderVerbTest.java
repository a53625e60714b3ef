package io.taffrail.cli;

import static io.taffrail.cli.Orders.ID;
import static io.taffrail.cli.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderVerbTest extends AtScriptedServer {

    @Test
    void anOrderIsSentOnceWithItsNumbersAsTextAndUnderTheKeyOfTheFolder() {
        server.on("POST /v2/orders", 200, order("accepted", "0", ""));

        var run = shell.type("buy", "aapl", "10", "--limit", "187.50", "--tif", "gtc", "--id", "mine-1");

        assertThat(run.status()).isZero();
        assertThat(server.requests()).containsExactly(new ScriptedServer.Request("POST /v2/orders", """
                {"symbol":"AAPL","qty":"10","side":"buy","type":"limit","time_in_force":"gtc",\
                "limit_price":"187.5","client_order_id":"mine-1"}""", "PKTEST"));
    }

    @Test
    void theSpellingOfAlpacaSendsTheSameOrder() {
        server.on("POST /v2/orders", 200, order("accepted", "0", ""));

        shell.type("sell", "BTC/USD", "--notional", "500");
        shell.type("order", "submit", "--symbol", "BTC/USD", "--side", "sell", "--notional", "500", "--type", "market",
                "--time-in-force", "gtc");

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().getFirst()).isEqualTo(server.requests().getLast());
        assertThat(server.requests().getFirst().body()).isEqualTo("""
                {"symbol":"BTC/USD","notional":"500","side":"sell","type":"market","time_in_force":"gtc"}""");
    }

    @Test
    void peopleReadWhoseMoneyWhichMarketAndWhatToDoNext() {
        server.on("POST /v2/orders", 200, order("accepted", "0", ""));

        var run = shell.type("buy", "AAPL", "10");

        assertThat(run.out()).isEqualTo("""
                PAPER · account paper · market SYNTHETIC
                  BUY 10 AAPL  MARKET DAY   id 5e5e5e5e-0000-4000-8000-000000000001   client tf-1
                  14:30:00.052  ACCEPTED
                OK  sent; see what becomes of it: taffrail order show 5e5e5e5e-0000-4000-8000-000000000001
                """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void programsReadTheAnswerUnchanged() {
        server.on("POST /v2/orders", 200, order("accepted", "0", ""));

        assertThat(shell.type("buy", "AAPL", "10", "--json").out()).isEqualTo(order("accepted", "0", "") + "\n");
        assertThat(shell.with("TAFFRAIL_OUTPUT", "json").type("buy", "AAPL", "10").out())
                .isEqualTo(order("accepted", "0", "") + "\n");
    }

    @Test
    void waitingTellsEachChangeUntilTheOrderIsOver() {
        server.on("POST /v2/orders", 200, order("accepted", "0", ""))
                .on("GET /v2/orders/" + ID, 200, order("accepted", "0", ""))
                .on("GET /v2/orders/" + ID, 200, order("partially_filled", "3", "187.4"))
                .on("GET /v2/orders/" + ID, 200, order("filled", "10", "187.43"));

        var run = shell.type("buy", "AAPL", "10", "--wait");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().skip(2)).containsExactly(
                "  14:30:00.052  ACCEPTED",
                "  14:30:00.052  PARTIALLY_FILLED 3 of 10 @ 187.4",
                "  14:30:00.052  FILLED 10 @ 187.43",
                "OK  filled 10 @ 187.43");
    }

    @Test
    void waitingEndsWithItsTimeAndTheOrderGoesOn() {
        server.on("POST /v2/orders", 200, order("new", "0", ""))
                .on("GET /v2/orders/" + ID, 200, order("new", "0", ""));

        var run = shell.type("buy", "AAPL", "10", "--wait=80ms");

        assertThat(run.status()).isZero();
        assertThat(run.out()).endsWith("OK  still working: taffrail order show " + ID + "\n");
    }

    @Test
    void anOrderThatTheBrokerRejectsWhileItIsWatchedExits4() {
        server.on("POST /v2/orders", 200, order("accepted", "0", ""))
                .on("GET /v2/orders/" + ID, 200, order("rejected", "0", ""));

        var run = shell.type("buy", "AAPL", "10", "--wait", "--json");

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("\"outcome\":\"rejected\"").contains("\"order_id\":\"" + ID + "\"");
    }

    @Test
    void ordersAreListedUnderHeadersWithTheirNumbersToTheRight() {
        server.on("GET /v2/orders?status=all&limit=50&nested=true&symbols=AAPL", 200,
                "[" + order("filled", "10", "187.43") + "," + order("new", "0", "") + "]");

        assertThat(shell.type("order", "list", "--status", "all", "--symbol", "aapl").out()).isEqualTo("""
                PAPER · account paper · market SYNTHETIC
                  SUBMITTED (UTC)      ID                                    CLIENT ID  SIDE  QTY  SYMBOL  TYPE  \
                  LIMIT  STOP  TRAIL  HWM  TIF  FILLED  AVG PRICE  STATUS
                  2026-11-20 14:30:00  5e5e5e5e-0000-4000-8000-000000000001  tf-1       BUY    10  AAPL    market\
                                           day      10     187.43  FILLED
                  2026-11-20 14:30:00  5e5e5e5e-0000-4000-8000-000000000001  tf-1       BUY    10  AAPL    market\
                                           day       0             NEW
                """);
    }

    @Test
    void anOrderIsFoundAndCanceledByTheClientsOwnId() {
        server.on("GET /v2/orders:by_client_order_id?client_order_id=tf-1", 200, order("new", "0", ""))
                .on("DELETE /v2/orders/" + ID, 204, "");

        var run = shell.type("order", "cancel", "tf-1");

        assertThat(run.status()).isZero();
        assertThat(server.lines()).containsExactly(
                "GET /v2/orders:by_client_order_id?client_order_id=tf-1", "DELETE /v2/orders/" + ID);
    }

    @Test
    void cancelingAllNamesThoseThatWereRefusedAndExits3() {
        server.on("DELETE /v2/orders", 207, "[{\"id\":\"a\",\"status\":200},{\"id\":\"b\",\"status\":422}]");

        var run = shell.type("order", "cancel-all");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("a   asked for").contains("b   refused, HTTP 422");
        assertThat(run.err()).contains("1 of 2 were refused: b refused, HTTP 422");
    }
}
