package io.taffrail.cli;

import static io.taffrail.cli.Orders.ID;
import static io.taffrail.cli.Orders.order;
import static io.taffrail.cli.Orders.stopOrder;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that wait for the market to come to a price. */
class StopOrderTest extends AtScriptedServer {

    private static final String TRAILING = stopOrder(
            "trailing_stop", "\"stop_price\":\"185.22\",\"limit_price\":null,\"trail_percent\":\"2\",\"hwm\":\"189\"");

    /** The columns of a list before the type: when, ids, side, quantity and symbol. */
    private static final int BEFORE_TYPE = 91;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "--stop 184.00               | --type stop --stop-price 184                        | "
                + "\"type\":\"stop\",\"time_in_force\":\"day\",\"stop_price\":\"184\"",
        "--stop 184 --limit 183.5    | --type stop_limit --stop-price 184 --limit-price 183.5 | "
                + "\"type\":\"stop_limit\",\"time_in_force\":\"day\",\"limit_price\":\"183.5\",\"stop_price\":\"184\"",
        "--trail 2%                  | --type trailing_stop --trail-percent 2              | "
                + "\"type\":\"trailing_stop\",\"time_in_force\":\"day\",\"trail_percent\":\"2\"",
        "--trail 1.50                | --type trailing_stop --trail-price 1.5              | "
                + "\"type\":\"trailing_stop\",\"time_in_force\":\"day\",\"trail_price\":\"1.5\"",
        "--tif opg                   | --time-in-force opg | \"type\":\"market\",\"time_in_force\":\"opg\"",
        "--tif cls --limit 190       | --time-in-force cls --type limit --limit-price 190 | "
                + "\"type\":\"limit\",\"time_in_force\":\"cls\",\"limit_price\":\"190\"",
    })
    void bothSpellingsSendTheSameOrder(String ours, String ofAlpaca, String terms) {
        server.on("POST /v2/orders", 200, order("accepted", "0", ""));

        shell.type(("sell AAPL 10 " + ours).split(" "));
        shell.type(("order submit --symbol AAPL --side sell --qty 10 " + ofAlpaca).split(" "));

        var expected = "{\"symbol\":\"AAPL\",\"qty\":\"10\",\"side\":\"sell\"," + terms + "}";
        assertThat(server.requests()).extracting(ScriptedServer.Request::body).containsExactly(expected, expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "--stop 184               | SELL 10 AAPL STOP 184 DAY",
        "--stop 184 --limit 183.5 | SELL 10 AAPL STOP 184 LIMIT 183.5 DAY",
        "--trail 2%               | SELL 10 AAPL TRAIL 2% DAY",
        "--trail 1.50             | SELL 10 AAPL TRAIL 1.5 DAY",
    })
    void aRefusalNamesTheOrderAsItWasTyped(String typed, String order) {
        server.on("POST /v2/orders", 422, "{\"code\":42210000,\"message\":\"no\"}");

        var run = shell.type(("sell AAPL 10 " + typed).split(" "));

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("  what: " + order + ": no\n");
    }

    @Test
    void aStopThatRestsWhenTheWaitIsOverIsStillWorking() {
        var resting = stopOrder("stop", "\"stop_price\":\"184\",\"limit_price\":null");
        server.on("POST /v2/orders", 200, resting).on("GET /v2/orders/" + ID, 200, resting);

        var run = shell.type("sell", "AAPL", "10", "--stop", "184", "--wait=80ms");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().skip(1)).containsExactly(
                "  SELL 10 AAPL  STOP 184 DAY   id " + ID + "   client tf-1",
                "  14:30:00.052  NEW",
                "OK  still working, its stop at 184: taffrail order show " + ID);
    }

    @Test
    void aStopThatHasBegunToTradeWaitsForItNoMore() {
        var resting = stopOrder("stop", "\"stop_price\":\"184\",\"limit_price\":null");
        var trading = resting.replace("\"filled_qty\":\"0\"", "\"filled_qty\":\"3\"")
                .replace("new", "partially_filled");
        server.on("POST /v2/orders", 200, resting).on("GET /v2/orders/" + ID, 200, trading);

        var run = shell.type("sell", "AAPL", "10", "--stop", "184", "--wait=80ms");

        assertThat(run.out()).endsWith("OK  still working: taffrail order show " + ID + "\n");
    }

    @Test
    void aListHasStopTrailAndMark() {
        var stopLimit = stopOrder("stop_limit", "\"stop_price\":\"184\",\"limit_price\":\"183.5\"");
        var byMoney = stopOrder("trailing_stop", "\"stop_price\":null,\"limit_price\":null,\"trail_price\":\"1.5\"");
        server.on("GET /v2/orders?status=open&limit=50&nested=true", 200, "[" + stopLimit + "," + TRAILING + "," + byMoney + "]");

        var run = shell.type("order", "list");

        assertThat(run.out().lines().skip(1).map(line -> line.substring(BEFORE_TYPE)))
                .containsExactly(
                        "TYPE           LIMIT    STOP  TRAIL  HWM  TIF  FILLED  AVG PRICE  STATUS",
                        "stop_limit     183.5     184              day       0             NEW",
                        "trailing_stop         185.22     2%  189  day       0             NEW",
                        "trailing_stop                   1.5       day       0             NEW");
    }

    @Test
    void anOrderIsShownWithItsStopTrailAndMark() {
        server.on("GET /v2/orders/" + ID + "?nested=true", 200, TRAILING);

        var run = shell.type("order", "show", ID);

        assertThat(run.out()).isEqualTo("""
                PAPER · account paper · market SYNTHETIC
                  SELL 10 AAPL  TRAIL 2% DAY
                  NEW
                  id         5e5e5e5e-0000-4000-8000-000000000001
                  client id  tf-1
                  stop       185.22
                  trail      2%
                  hwm        189
                  submitted  2026-11-20 14:30:00 UTC
                """);
    }
}
