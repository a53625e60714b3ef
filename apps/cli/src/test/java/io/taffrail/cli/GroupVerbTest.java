package io.taffrail.cli;

import static io.taffrail.cli.Orders.ID;
import static io.taffrail.cli.Orders.bracket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders with exits, and orders that are replaced. */
class GroupVerbTest extends AtScriptedServer {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        buy AAPL 10 --tp 195 --sl 183                | "type":"market","time_in_force":"day","order_class":"bracket","take_profit":{"limit_price":"195"},"stop_loss":{"stop_price":"183"}}
        buy AAPL 10 --limit 187.5 --sl 183 --sl-limit 182.5 | "type":"limit","time_in_force":"day","limit_price":"187.5","order_class":"oto","stop_loss":{"stop_price":"183","limit_price":"182.5"}}
        buy AAPL 10 --tp 195                         | "type":"market","time_in_force":"day","order_class":"oto","take_profit":{"limit_price":"195"}}
        sell AAPL 10 --oco --tp 195 --sl 183 --tif gtc | "type":"limit","time_in_force":"gtc","limit_price":"195","order_class":"oco","take_profit":{"limit_price":"195"},"stop_loss":{"stop_price":"183"}}
        buy AAPL 10 --limit 9 --until 2026-11-21T20:00:00+01:00 | "type":"limit","time_in_force":"gtd","limit_price":"9","expire_time":"2026-11-21T19:00:00Z"}
        buy AAPL 10 --limit 9 --post-only --extended-hours | "type":"limit","time_in_force":"day","limit_price":"9","post_only":true,"extended_hours":true}
        sell AAPL 10 --reduce-only                   | "type":"market","time_in_force":"day","reduce_only":true}
        order submit --symbol AAPL --side buy --qty 10 --order-class bracket --take-profit 195 --stop-loss 183 | "type":"market","time_in_force":"day","order_class":"bracket","take_profit":{"limit_price":"195"},"stop_loss":{"stop_price":"183"}}
        order submit --symbol AAPL --side sell --qty 10 --type limit --limit-price 195 --order-class oco --stop-loss 183 | "type":"limit","time_in_force":"day","limit_price":"195","order_class":"oco","take_profit":{"limit_price":"195"},"stop_loss":{"stop_price":"183"}}
        """)
    void whatIsTypedIsSentInAlpacasWords(String typed, String body) {
        server.on("POST /v2/orders", 200, bracket("new", "held", "held"));

        var run = shell.type(typed.split(" "));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(server.requests().getFirst().body()).endsWith(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        buy AAPL 10 --sl-limit 180                   | --sl-limit is given without --sl
        sell AAPL 10 --oco --tp 195                  | --oco is given without both --tp and --sl
        sell AAPL 10 --oco --tp 195 --sl 183 --limit 194 | --oco is given with a price of the order itself
        buy AAPL 10 --until 2026-11-21T20:00:00Z --tif day | both --until and --tif day are given
        buy AAPL 10 --tif gtd                        | --tif gtd is given without --until
        buy AAPL 10 --until tomorrow                 | 'tomorrow' is no time
        order replace X                              | the order is to be replaced by itself
        order submit --symbol AAPL --side buy --qty 1 --order-class bracket --stop-loss 5 | --take-profit and --stop-loss are not those of a bracket order
        """)
    void whatMakesNoSenseIsRefusedBeforeAnythingIsSent(String typed, String what) {
        var run = shell.type(typed.split(" +"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(what).contains("why:").contains("fix:");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void waitingForABracketEndsWithItsEntryAndTellsWhatTheExitsDo() {
        server.on("POST /v2/orders", 200, bracket("pending_new", "held", "held"))
                .on("GET /v2/orders/" + ID + "?nested=true", 200, bracket("new", "held", "held"))
                .on("GET /v2/orders/" + ID + "?nested=true", 200, bracket("filled", "new", "new"));

        var run = shell.type("buy", "AAPL", "10", "--limit", "187.5", "--tp", "195", "--sl", "183", "--wait");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("""
                PAPER · account paper · market SYNTHETIC
                  BUY 10 AAPL  LIMIT 187.5 DAY  bracket   id 5e5e5e5e-0000-4000-8000-000000000001   client tf-1
                  14:30:00.052  PENDING_NEW
                    take profit  SELL 10 AAPL  LIMIT 195 DAY  HELD
                    stop loss  SELL 10 AAPL  STOP 183 DAY  HELD
                  14:30:00.052  NEW
                  14:30:00.052  FILLED 10 @ 187.43
                  14:30:00.052    take profit NEW
                  14:30:00.052    stop loss NEW
                OK  filled 10 @ 187.43   take profit at 195 NEW, stop loss at 183 NEW
                """);
    }

    @Test
    void legsAreListedUnderTheirParent() {
        server.on("GET /v2/orders?status=open&limit=50&nested=true", 200, "[" + bracket("new", "held", "held") + "]");

        var lines = shell.type("order", "list").out().lines().skip(2).map(line -> line.substring(0, 60)).toList();

        assertThat(lines).containsExactly(
                "  2026-11-20 14:30:00  5e5e5e5e-0000-4000-8000-000000000001 ",
                "    take profit        5e5e5e5e-0000-4000-8000-000000000002 ",
                "    stop loss          5e5e5e5e-0000-4000-8000-000000000003 ");
    }

    @Test
    void anOrderIsShownWithItsLegs() {
        server.on("GET /v2/orders/" + ID + "?nested=true", 200, bracket("new", "held", "held"));

        assertThat(shell.type("order", "show", ID).out()).endsWith("""
                  take profit  SELL 10 AAPL  LIMIT 195 DAY  HELD   id 5e5e5e5e-0000-4000-8000-000000000002
                  stop loss  SELL 10 AAPL  STOP 183 DAY  HELD   id 5e5e5e5e-0000-4000-8000-000000000003
                """);
        assertThat(shell.type("order", "show", ID, "--json").out()).isEqualTo(bracket("new", "held", "held") + "\n");
    }

    @Test
    void anOrderIsReplacedUnderEitherOfItsNames() {
        server.on("GET /v2/orders:by_client_order_id?client_order_id=tf-1", 200, Orders.order("new", "0", ""))
                .on("PATCH /v2/orders/" + ID, 200, Orders.order("pending_new", "0", ""));

        var run = shell.type("order", "replace", "tf-1", "--qty", "12", "--limit", "188", "--stop", "187", "--trail", "2",
                "--tif", "gtc", "--id", "tf-2");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("OK  replacement asked for");
        assertThat(server.requests().getLast()).isEqualTo(new ScriptedServer.Request("PATCH /v2/orders/" + ID, """
                {"qty":"12","limit_price":"188","stop_price":"187","trail":"2","time_in_force":"gtc",\
                "client_order_id":"tf-2"}""", "PKTEST"));
    }

    @Test
    void aReplacementThatIsRefusedSaysWhy() {
        server.on("PATCH /v2/orders/" + ID, 422, "{\"code\":42210000,\"message\":\"unable to replace order, order is not open\"}");

        var run = shell.type("order", "replace", ID, "--limit", "188");

        assertThat(run.status()).isEqualTo(3);
        assertThat(Arrays.asList(run.err().split("\n")).get(1)).contains("unable to replace order, order is not open");
    }
}
