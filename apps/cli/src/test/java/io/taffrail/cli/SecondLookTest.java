package io.taffrail.cli;

import static io.taffrail.cli.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondLookTest extends AtScriptedServer {
    private static final String TRIAL = "POST /api/v1/risk/test";
    private static final String ORDER = "POST /v2/orders";

    @Test
    void aLargeOrderIsSentOnceAPersonHasSaidYes() {
        large("money", "the order's worth: 15000; limit 25000 (desk)");

        var run = shell.answer("y", "buy", "AAPL", "80");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("the order's worth: 15000; limit 25000 (desk)", "Send BUY 80 AAPL MARKET DAY? [y/N]");
        assertThat(server.lines()).containsExactly(TRIAL, ORDER);
    }

    @Test
    void whoeverSaysAnythingElseSendsNothing() {
        large("money", "the order's worth: 15000; limit 25000 (desk)");

        var run = shell.answer("", "buy", "AAPL", "80");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("what: nothing was sent", "fix:  give the command again and answer y, or add --yes");
        assertThat(server.lines()).containsExactly(TRIAL);
    }

    @Test
    void aPersonWhoBringsHisYesIsNotAsked() {
        large("money", "the order's worth: 15000; limit 25000 (desk)");

        assertThat(shell.answer("n", "buy", "AAPL", "80", "--yes").status()).isZero();
        assertThat(server.lines()).containsExactly(ORDER);
    }

    @Test
    void aProgramIsHeldToTheLimitsAlone() {
        large("money", "the order's worth: 15000; limit 25000 (desk)");

        assertThat(shell.type("buy", "AAPL", "80").status()).isZero();
        assertThat(server.lines()).containsExactly(ORDER);
    }

    @Test
    void nothingIsAskedOfAnOrderThatIsSmallOrCannotBeTried() {
        server.on(ORDER, 200, order("accepted", "0", ""));
        server.on(TRIAL, 200, "{\"passes\":true,\"confirm\":[]}").on(TRIAL, 422, "{\"code\":\"UNKNOWN_SYMBOL\"}");

        assertThat(shell.answer("n", "buy", "AAPL", "1").status()).isZero();
        assertThat(shell.answer("n", "buy", "AAPL", "1").status()).isZero();
    }

    private void large(String unit, String what) {
        server.on(ORDER, 200, order("accepted", "0", ""));
        server.on(TRIAL, 200, "{\"passes\":true,\"confirm\":[{\"rule\":\"any\",\"unit\":\"%s\",\"what\":\"%s\"}]}".formatted(unit, what));
    }
}
