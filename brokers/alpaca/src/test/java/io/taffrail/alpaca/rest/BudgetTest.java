package io.taffrail.alpaca.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.AlpacaConfig.RateLimit;
import io.taffrail.alpaca.wire.Body;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests within what Alpaca allows, in every span of sixty seconds. */
class BudgetTest {
    private long now = 1_000_000_000_000L;
    private final Budget budget = new Budget(new RateLimit(10, 20, Duration.ofSeconds(1)), () -> now);

    @Test
    void neverMoreThanTheLimitLeavesInAnyMinute() {
        int sent = 0;
        for (int second = 0; second < 59; second++) {
            sent += take(Purpose.RESCUE, 3);
            pass(Duration.ofSeconds(1));
        }
        assertThat(sent).isEqualTo(10);

        pass(Duration.ofSeconds(2));
        assertThat(take(Purpose.RESCUE, 20)).isEqualTo(6);
    }

    @Test
    void ordersLeaveAReserveToCancelsAndLookUps() {
        assertThat(take(Purpose.ORDER, 20)).isEqualTo(8);
        assertThat(take(Purpose.READ, 20)).isZero();
        assertThat(take(Purpose.RESCUE, 20)).isEqualTo(2);
    }

    @Test
    void whoFindsNoRoomIsToldHowLongToWait() {
        take(Purpose.RESCUE, 10);
        pass(Duration.ofSeconds(20));

        assertThat(budget.take(Purpose.RESCUE)).contains(Duration.ofSeconds(40));
    }

    @Test
    void theHeadersGoBeforeTheConfiguration() {
        heard(200, Map.of("x-ratelimit-limit", "1000", "x-ratelimit-remaining", "900", "x-ratelimit-reset", "1000060",
                "date", "Mon, 12 Jan 1970 13:46:40 GMT"));

        assertThat(take(Purpose.RESCUE, 2000)).isEqualTo(900);
    }

    @Test
    void whatIsLeftByTheHeadersIsLeftUntilTheReset() {
        heard(200, Map.of("x-ratelimit-remaining", "3", "x-ratelimit-reset", "1000030", "date", "Mon, 12 Jan 1970 13:46:40 GMT"));

        assertThat(take(Purpose.ORDER, 10)).isEqualTo(1);
        assertThat(take(Purpose.RESCUE, 10)).isEqualTo(2);
        pass(Duration.ofSeconds(31));
        assertThat(take(Purpose.RESCUE, 10)).isEqualTo(7);
    }

    /** An hour between the clocks would keep orders back for an hour. */
    @Test
    void theResetIsReadByTheClockOfTheAnswer() {
        heard(429, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1003605", "date", "Mon, 12 Jan 1970 14:46:40 GMT"));

        assertThat(budget.take(Purpose.RESCUE)).contains(Duration.ofSeconds(5));
    }

    @Test
    void aRefusalNamesThePause() {
        heard(429, Map.of("retry-after", "7"));

        assertThat(budget.take(Purpose.RESCUE)).contains(Duration.ofSeconds(7));
        assertThat(budget.left(Purpose.RESCUE)).isZero();
        pass(Duration.ofSeconds(7));
        assertThat(budget.take(Purpose.RESCUE)).isEmpty();
    }

    @Test
    void aRefusalWithoutHeadersIsAPauseOfASecond() {
        heard(429, Map.of());

        assertThat(budget.take(Purpose.RESCUE)).contains(Duration.ofSeconds(1));
    }

    @Test
    void headersThatMakeNoSenseChangeNothing() {
        heard(200, Map.of("x-ratelimit-limit", "many", "x-ratelimit-remaining", "-4", "x-ratelimit-reset", "soon", "date", "today"));

        assertThat(take(Purpose.RESCUE, 20)).isEqualTo(10);
    }

    private void heard(int status, Map<String, String> headers) {
        budget.heard(new Exchange.Answered(status, headers, new Body(new byte[0])));
    }

    private int take(Purpose purpose, int times) {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            taken += budget.take(purpose).isEmpty() ? 1 : 0;
        }
        return taken;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
