package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.instrument.NewYorkEquities;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A door of a house that keeps New York's sessions: auctions have their windows, and what waits says so. */
class SessionsStory {
    private static final String OPG = "403 40310000 opg orders must be submitted after 7:00pm and before 9:28am";
    private static final String CLS = "403 40310000 cls orders must be submitted after 7:00pm and before 3:50pm";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-06-03T13:27:59Z, true,  true",
        "2026-06-03T13:28:00Z, false, true",
        "2026-06-03T19:49:59Z, false, true",
        "2026-06-03T19:50:00Z, false, false",
        "2026-06-03T22:59:59Z, false, false",
        "2026-06-03T23:00:00Z, true,  true",
        // On the half day after Thanksgiving the closing is at one.
        "2026-11-27T17:49:59Z, false, true",
        "2026-11-27T17:50:00Z, false, false",
        // On a Saturday nothing is shut.
        "2026-06-06T15:00:00Z, true,  true"
    })
    void auctionsHaveTheirWindows(Instant now, boolean opg, boolean cls) throws IOException {
        try (var door = new OpenDoor(folder, now, new NewYorkEquities())) {
            var opening = door.post("/v2/orders", order("opg"));
            var closing = door.post("/v2/orders", order("cls"));

            assertThat(opening.status() == 200 ? "taken" : opening.error()).isEqualTo(opg ? "taken" : OPG);
            assertThat(closing.status() == 200 ? "taken" : closing.error()).isEqualTo(cls ? "taken" : CLS);
        }
    }

    @Test
    void aHouseThatTradesRoundTheClockHasNoWindows() throws IOException {
        assertThat(statusOf(order("opg"), "2026-06-03T15:00:00Z", new RoundTheClock())).isEqualTo("pending_new");
    }

    @Test
    void aDayOrderEndsWithItsSession() throws IOException {
        try (var door = new OpenDoor(folder, StillMarket.NOW, new NewYorkEquities())) {
            assertThat(door.post("/v2/orders", order("day")).says("expires_at")).isEqualTo("2026-03-02T21:00:00Z");
        }
    }

    @Test
    void aDayOrderOfAHouseThatTradesRoundTheClockEndsAtFive() throws IOException {
        try (var door = new OpenDoor(folder, StillMarket.NOW, new RoundTheClock())) {
            assertThat(door.post("/v2/orders", order("day")).says("expires_at")).isEqualTo("2026-03-02T22:00:00Z");
        }
    }

    @ParameterizedTest
    @CsvSource({"ioc, 2026-06-03T21:00:00Z", "fok, 2026-06-06T15:00:00Z"})
    void anOrderThatLooksOnceNeedsAnOpenMarket(String timeInForce, Instant closed) throws IOException {
        try (var door = new OpenDoor(folder, closed, new NewYorkEquities())) {
            assertThat(door.post("/v2/orders", order(timeInForce)).error())
                    .isEqualTo("422 42210000 " + timeInForce + " orders are only accepted while the market is open");
        }
    }

    @Test
    void anOrderThatLooksOnceIsTakenWhileTheMarketIsOpen() throws IOException {
        assertThat(statusOf(order("ioc"), "2026-06-03T15:00:00Z", new NewYorkEquities())).isEqualTo("pending_new");
    }

    private String statusOf(String order, String now, TradingCalendar sessions) throws IOException {
        try (var door = new OpenDoor(folder, Instant.parse(now), sessions)) {
            return door.post("/v2/orders", order).says("status");
        }
    }

    private static String order(String timeInForce) {
        return "{\"symbol\":\"AAPL\",\"qty\":\"1\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"" + timeInForce + "\"}";
    }
}
