package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an account may do, by its kind and its equity; and what is known of it after a sudden end. */
class AccountStory {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @TempDir
    Path files;

    @Test
    void anAccountHoldsTwiceItsEquityWhereNothingIsSaid() {
        try (var server = start()) {
            assertThat(said(account(server.door()), "multiplier", "buying_power", "regt_buying_power", "non_marginable_buying_power",
                            "shorting_enabled", "initial_margin", "maintenance_margin", "sma"))
                    .containsExactly("2", "200000", "200000", "100000", "true", "0", "0", "100000");
            assertThat(configuration(server.door())).isEqualTo("2");
        }
    }

    @Test
    void withAMultiplierOfFourItHoldsFourTimesAsMuchWhileTheDayGoesOn() {
        try (var server = start("--multiplier", "4")) {
            Door door = server.door();
            assertThat(said(account(door), "multiplier", "buying_power", "regt_buying_power", "non_marginable_buying_power"))
                    .containsExactly("4", "400000", "200000", "100000");
            assertThat(configuration(door)).isEqualTo("4");

            filled(door, "AAPL", "100", "buy");

            var after = account(door);
            assertThat(said(after, "cash", "long_market_value", "initial_margin", "maintenance_margin"))
                    .containsExactly("89999", "10000", "5000", "3000");
            assertThat(said(after, "equity", "buying_power", "regt_buying_power")).containsExactly("99999", "389996", "189998");
        }
    }

    @Test
    void aCashAccountBuysWithItsCashAndSellsWhatItHas() {
        try (var server = start("--multiplier", "1")) {
            Door door = server.door();
            assertThat(said(account(door), "multiplier", "buying_power", "shorting_enabled")).containsExactly("1", "100000", "false");
            assertThat(configuration(door)).isEqualTo("1");
            assertThat(door.buy("AAPL", "1000", "too-many").status()).isEqualTo(403);
            assertThat(order(door, "AAPL", "1", "sell", "short").expect(403).text("message")).isEqualTo("account is not allowed to short");

            server.stop();
            var other = Ran.taffrail("up", "--data", data.toString(), "--port", "0", "--multiplier", "2",
                    "--replay", files.resolve("still.quotes.csv").toString());

            assertThat(other.exit()).as(other.describe()).isEqualTo(2);
            assertThat(other.err()).contains("multiplier 1, not 2");
        }
    }

    @Test
    void withLessThanTwoThousandNothingIsBorrowed() {
        try (var server = start("--cash", "1999")) {
            Door door = server.door();
            assertThat(said(account(door), "multiplier", "buying_power", "shorting_enabled")).containsExactly("1", "1999", "false");
            assertThat(order(door, "AAPL", "1", "sell", "short").expect(403).text("message")).isEqualTo("account is not allowed to short");
            assertThat(door.buy("AAPL", "20", "dear").expect(403).text("message")).isEqualTo("insufficient buying power");
            filled(door, "AAPL", "19", "buy");
            filled(door, "AAPL", "19", "sell");
        }
    }

    @Test
    void whatWasAnsweredIsThereAfterASuddenEnd() {
        try (var server = start()) {
            filled(server.door(), "AAPL", "10", "buy");
            filled(server.door(), "AAPL", "4", "sell");
            var body = Json.object("name", "mine");
            body.putArray("symbols").add("AAPL").add("MSFT");
            var list = server.door().post("/v2/watchlists", body).expect(200).json();
            server.door().post("/v2/watchlists/" + list.path("id").asString(), Json.object("symbol", "BTC/USD")).expect(200);
            var before = known(server.door());

            server.kill9();
            server.restart();

            assertThat(known(server.door())).isEqualTo(before);
            assertThat(before.getFirst()).contains("BTC/USD");
            server.door().delete("/v2/watchlists:by_name?name=mine").expect(204);
        }
    }

    @Test
    void aLimitOfRequestsIsKept() {
        try (var server = start("--rate-limit", "60")) {
            Door door = server.door();
            var last = Stream.generate(() -> door.get("/v2/account")).limit(80).filter(answer -> answer.status() == 429).findFirst();

            assertThat(last.orElseThrow().json()).isEqualTo(Json.read("{\"code\":42910000,\"message\":\"rate limit exceeded\"}"));
            assertThat(last.orElseThrow().headers()).containsEntry("x-ratelimit-limit", "60").containsEntry("x-ratelimit-remaining", "0")
                    .containsKeys("retry-after", "x-request-id", "x-ratelimit-reset");
        }
    }

    /** What does not move while the market stands still. */
    private static List<String> known(Door door) {
        return List.of(
                door.get("/v2/watchlists:by_name?name=mine").expect(200).body(),
                door.get("/v2/account/activities").expect(200).body(),
                door.get("/v2/account/portfolio/history?timeframe=1D").expect(200).body(),
                door.get("/v2/positions").expect(200).body());
    }

    private RunningTaffrail start(String... options) {
        var market = new ReplayMarket();
        for (var second = 0; second < 900; second++) {
            market.quote(second, "AAPL", "99.99", "500", "100.01", "500");
            market.quote(second, "MSFT", "400.00", "500", "400.05", "500");
            market.quote(second, "BTC/USD", "60000.00", "5", "60001.00", "5");
        }
        var all = Stream.concat(Stream.of("--replay", market.write(files, "still").toString(), "--speed", "1x"), Stream.of(options));
        return RunningTaffrail.start(data, all.toArray(String[]::new));
    }

    private static void filled(Door door, String symbol, String quantity, String side) {
        String name = side + "-" + quantity;
        order(door, symbol, quantity, side, name).expect(200);
        Waiting.until(name, SOON, () -> door.statusOf(name).equals("filled"));
    }

    private static Answer order(Door door, String symbol, String quantity, String side, String name) {
        return door.order("symbol", symbol, "qty", quantity, "side", side, "type", "market", "time_in_force", "day",
                "client_order_id", name);
    }

    private static JsonNode account(Door door) {
        return door.get("/v2/account").expect(200).json();
    }

    private static String configuration(Door door) {
        return door.get("/v2/account/configurations").expect(200).text("max_margin_multiplier");
    }

    private static List<String> said(JsonNode node, String... names) {
        return Stream.of(names).map(name -> node.path(name).asString()).toList();
    }
}
