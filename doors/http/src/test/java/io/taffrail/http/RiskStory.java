package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Side;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits at the door: shown with what is left of them, and tried with an order that is not sent. */
class RiskStory {
    private static final Limit LIMIT = new Limit(
            Rule.CONCENTRATION, Scope.DESK, Decimal.of(20), "as started", "default", StillMarket.NOW, Optional.empty());
    private static final Reading READING = new Reading(
            Rule.MAX_ORDER_QTY, Scope.DESK, Optional.of(Decimal.of(12)), Decimal.of(10), false, Optional.empty());

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aLimitIsShownWithWhatIsUsedAndLeft() {
        door.risk.limits = List.of(new LimitUse(LIMIT, Optional.of(Decimal.of("12.5")), false));

        var limit = door.get("/api/v1/risk").json().path("limits").get(0);

        assertThat(limit.path("rule").asString()).isEqualTo("concentration");
        assertThat(limit.path("used").asString()).isEqualTo("12.5");
        assertThat(limit.path("headroom").asString()).isEqualTo("7.5");
        assertThat(limit.path("doc").asString()).isEqualTo("docs/refusals.md#concentration");
    }

    @Test
    void aTrialTellsEveryReadingAndWhatWouldPass() {
        door.risk.trial = new Trial(
                List.of(READING), Optional.of(Denial.LimitExceeded.of(READING)), Optional.of(Quantity.of(10)));

        var trial = door.post("/api/v1/risk/test", "{\"symbol\":\"AAPL\",\"qty\":\"12\",\"side\":\"buy\",\"type\":\"market\","
                + "\"time_in_force\":\"day\",\"strategy\":\"ema\"}").json();

        assertThat(trial.path("passes").asBoolean()).isFalse();
        assertThat(trial.path("denial").path("code").asString()).isEqualTo("MAX_ORDER_QTY");
        assertThat(trial.path("largest_qty").asString()).isEqualTo("10");
        assertThat(trial.path("readings").get(0).toString())
                .isEqualTo("{\"rule\":\"max_order_qty\",\"scope\":\"desk\",\"value\":\"12\",\"limit\":\"10\",\"passed\":false}");
        assertThat(door.risk.asked.getFirst().side()).isEqualTo(Side.BUY);
        assertThat(door.risk.asked.getFirst().origin()).isPresent();
    }

    @Test
    void anOrderThatUsesMoreThanHalfOfALimitOfItsSizeIsToBeConfirmed() {
        door.risk.trial = new Trial(
                List.of(reading(Rule.MAX_ORDER_QTY, "6"), reading(Rule.MAX_ORDER_NOTIONAL, "5"), reading(Rule.CONCENTRATION, "9")),
                Optional.empty(), Optional.empty());

        var trial = door.post("/api/v1/risk/test", "{\"symbol\":\"AAPL\",\"qty\":\"6\",\"side\":\"buy\",\"type\":\"market\","
                + "\"time_in_force\":\"day\"}").json();

        assertThat(trial.path("passes").asBoolean()).isTrue();
        assertThat(trial.path("confirm").toString()).isEqualTo("[{\"rule\":\"max_order_qty\",\"scope\":\"desk\",\"value\":\"6\","
                + "\"limit\":\"10\",\"passed\":true,\"unit\":\"units\",\"what\":\"the order's quantity: 6 units; limit 10 units (desk)\"}]");
    }

    private static Reading reading(Rule rule, String value) {
        return new Reading(rule, Scope.DESK, Optional.of(Decimal.of(value)), Decimal.of(10), true, Optional.empty());
    }

    @Test
    void whatIsNoOrderIsNoTrial() {
        assertThat(door.post("/api/v1/risk/test", "{\"symbol\":\"AAPL\"}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/risk/test", "").status()).isEqualTo(422);
        assertThat(door.risk.asked).isEmpty();
    }
}
