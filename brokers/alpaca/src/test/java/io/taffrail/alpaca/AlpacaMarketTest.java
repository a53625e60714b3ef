package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.error;
import static io.taffrail.alpaca.FakeAlpaca.ok;
import static io.taffrail.alpaca.Recorder.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.alpaca.AlpacaConfig.StreamTimes;
import io.taffrail.alpaca.market.AlpacaMarket;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.MarketUnreachableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alpaca's market data, as the desk is told it. */
class AlpacaMarketTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final List<MarketEvent> told = new CopyOnWriteArrayList<>();
    private final AlpacaMarket market = new AlpacaMarket(
            AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys()).with(AlpacaConfig.Retries.NONE).with(new StreamTimes(
                    Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50))));

    @BeforeEach
    void script() {
        market.start(told::add);
        alpaca.on("STREAM opened", ok("[{\"T\":\"success\",\"msg\":\"connected\"}]"))
                .on("GET /v2/assets/AAPL", ok("{\"class\":\"us_equity\",\"symbol\":\"AAPL\"}"))
                .on("GET /v2/assets/BTC%2FUSD", ok("{\"class\":\"crypto\",\"symbol\":\"BTC/USD\",\"price_increment\":\"1\"}"))
                .on("GET /v2/stocks/quotes/latest", ok("{\"quotes\":{\"AAPL\":" + quote("149.99", "150.01") + "}}"))
                .on("GET /v2/stocks/trades/latest", ok("{\"trades\":{\"AAPL\":{\"t\":\"2026-11-20T15:00:00Z\",\"p\":150,\"s\":5}}}"));
    }

    @AfterEach
    void close() {
        market.close();
        alpaca.close();
    }

    @Test
    void whatIsWatchedIsToldAsItStoodLastAndThenAsItHappens() {
        assertThat(market.watch(AAPL)).isPresent();

        assertThat(told).contains(
                new Trade(AT, AAPL, Price.of("150"), Quantity.of(5)),
                new Quote(AT, AAPL, Price.of("149.99"), Optional.of(Quantity.of(3)), Price.of("150.01"), Optional.of(Quantity.of(4))));
        await(() -> alpaca.heard().stream().anyMatch(said -> said.contains("subscribe")));
        assertThat(alpaca.heard()).contains(
                "{\"action\":\"auth\",\"key\":\"PKTEST\",\"secret\":\"not-a-secret\"}",
                "{\"action\":\"subscribe\",\"trades\":[\"AAPL\"],\"quotes\":[\"AAPL\"]}");
        told.clear();

        alpaca.push("[{\"T\":\"q\",\"S\":\"AAPL\"," + quote("151", "151.02").substring(1)
                + ",{\"T\":\"t\",\"S\":\"AAPL\",\"t\":\"2026-11-20T15:00:00Z\",\"p\":151.01,\"s\":0.5,\"x\":\"V\"}]");

        await(() -> told.stream().anyMatch(event -> event instanceof Trade trade && trade.price().equals(Price.of("151.01"))));
        assertThat(market.trouble()).isEmpty();
    }

    @Test
    void anotherSymbolIsSubscribedWhileItRuns() {
        market.watch(AAPL);
        await(() -> alpaca.heard().stream().anyMatch(said -> said.contains("subscribe")));
        alpaca.on("GET /v2/assets/MSFT", ok("{\"class\":\"us_equity\",\"symbol\":\"MSFT\"}"));

        market.watch(new Symbol("MSFT"));

        await(() -> alpaca.heard().contains("{\"action\":\"subscribe\",\"trades\":[\"MSFT\"],\"quotes\":[\"MSFT\"]}"));
    }

    @Test
    void pairsHaveAStreamOfTheirOwn() {
        assertThat(market.watch(new Symbol("BTC/USD"))).hasValueSatisfying(pair ->
                assertThat(pair.rules().tick()).isEqualTo(Decimal.of("1")));

        await(() -> alpaca.requests("GET").stream().anyMatch(request -> request.path().equals("/v1beta3/crypto/us")));
        assertThat(alpaca.requests("GET")).anyMatch(request ->
                request.path().equals("/v1beta3/crypto/us/latest/quotes?symbols=BTC%2FUSD"));
    }

    @Test
    void whatAlpacaDoesNotTradeIsNotWatched() {
        alpaca.on("GET /v2/assets/NOPE", error(404, 40410000, "asset not found"));

        assertThat(market.watch(new Symbol("NOPE"))).isEmpty();
        assertThat(market.watch(new Symbol("NOPE"))).isEmpty();
        assertThat(alpaca.requests("GET")).filteredOn(request -> request.path().endsWith("NOPE")).hasSize(1);
    }

    @Test
    void whatAlpacaDoesNotTradeIsAskedForAgainLater() {
        alpaca.on("GET /v2/assets/MSFT", error(404, 40410000, "order not found"), ok("{\"class\":\"us_equity\",\"symbol\":\"MSFT\"}"));
        var threads = new LaterThreads();
        var config = AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys());
        var real = Outside.real(config);
        try (var patient = new AlpacaMarket(config, AlpacaMarket.PATIENCE, new Outside(threads, real.requests(), real.sockets()))) {
            assertThat(patient.watch(new Symbol("MSFT"))).isEmpty();

            threads.later(Duration.ofMinutes(1));

            assertThat(patient.watch(new Symbol("MSFT"))).isPresent();
        }
    }

    @Test
    void anAnswerAboutAnotherAssetIsNone() {
        alpaca.on("GET /v2/assets/MSFT", ok("{\"class\":\"us_equity\",\"symbol\":\"AAPL\"}"), ok("{\"class\":\"us_equity\",\"symbol\":\"MSFT\"}"));

        assertThatThrownBy(() -> market.watch(new Symbol("MSFT"))).isInstanceOf(MarketUnreachableException.class);
        assertThat(market.watch(new Symbol("MSFT"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void anAnswerThatDoesNotSayWhatItIsLeavesItUnknown(int status) {
        alpaca.on("GET /v2/assets/MSFT", error(status, 40010000, "not now"),
                ok("{\"class\":\"us_equity\",\"symbol\":\"MSFT\"}"));

        assertThatThrownBy(() -> market.watch(new Symbol("MSFT"))).isInstanceOf(MarketUnreachableException.class)
                .hasMessageContaining("MSFT").hasMessageContaining(Integer.toString(status));
        if (status != 429) {
            assertThat(market.watch(new Symbol("MSFT"))).as("asked again").isPresent();
        }
    }

    @Test
    void whoCannotBeReachedHasNotSaidThatItDoesNotTrade() {
        alpaca.on("GET /v2/assets/MSFT", new FakeAlpaca.Reply.Drop(), ok("{\"class\":\"us_equity\",\"symbol\":\"MSFT\"}"));

        assertThatThrownBy(() -> market.watch(new Symbol("MSFT"))).isInstanceOf(MarketUnreachableException.class);
        assertThat(market.watch(new Symbol("MSFT"))).isPresent();
    }

    @Test
    void nobodyWaitsLongForAnAnswerThatDoesNotComeAndItIsAskedForOnce() {
        alpaca.on("GET /v2/assets/MSFT", new FakeAlpaca.Reply.Silence(5_000));
        try (var hasty = new AlpacaMarket(
                AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys()).with(AlpacaConfig.Retries.NONE), Duration.ofMillis(200))) {
            long begun = System.nanoTime();

            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> hasty.watch(new Symbol("MSFT"))).isInstanceOf(MarketUnreachableException.class)
                        .hasMessageContaining("200 ms");
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(950), Duration.ofSeconds(3));
            assertThat(alpaca.requests("GET")).filteredOn(request -> request.path().endsWith("MSFT")).hasSize(1);
        }
    }

    @Test
    void whatItIsIsSaidAlthoughNobodySaysHowItStands() {
        alpaca.on("GET /v2/stocks/trades/latest", new FakeAlpaca.Reply.Silence(20_000));
        try (var hasty = new AlpacaMarket(
                AlpacaConfig.paper(alpaca.uri(), PlacementTest.keys()).with(AlpacaConfig.Retries.NONE), Duration.ofSeconds(3))) {
            assertThat(hasty.watch(AAPL)).isPresent();
        }
    }

    @Test
    void afterALossItIsSubscribedAnewAndCaughtUp() {
        market.watch(AAPL);
        await(() -> alpaca.heard().stream().anyMatch(said -> said.contains("subscribe")));
        int before = told.size();

        alpaca.cutStreams();

        await(() -> alpaca.heard().stream().filter(said -> said.contains("subscribe")).count() == 2);
        await(() -> told.size() >= before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense",
        "{}",
        "[{\"T\":\"q\",\"S\":\"AAPL\"}]",
        "[{\"T\":\"t\",\"S\":\"AAPL\",\"t\":\"2026-11-20T15:00:00Z\",\"p\":12345678901234567890,\"s\":1}]",
        "[{\"T\":\"t\",\"S\":\"MSFT\",\"t\":\"2026-11-20T15:00:00Z\",\"p\":1,\"s\":1}]",
        "[{\"T\":\"t\",\"S\":\"AAPL\",\"t\":\"yesterday\",\"p\":1,\"s\":1}]",
        "[{\"T\":\"t\",\"S\":\"AAPL\",\"t\":\"2026-11-20T15:00:00Z\",\"p\":-1,\"s\":1}]"
    })
    void whatCannotBeTrustedIsPutAside(String message) {
        market.watch(AAPL);
        await(() -> alpaca.heard().stream().anyMatch(said -> said.contains("subscribe")));
        // What caught it up in the beginning has been told.
        await(() -> told.size() >= 4);
        int before = told.size();

        alpaca.push(message);

        await(() -> market.quarantined() == 1);
        assertThat(told).hasSize(before);
    }

    @Test
    void aQuoteOfOneSideOnlyIsNone() {
        alpaca.on("GET /v2/stocks/quotes/latest", ok("{\"quotes\":{\"AAPL\":" + quote("0", "150.01") + "}}"));

        market.watch(AAPL);

        assertThat(told).noneMatch(Quote.class::isInstance);
        assertThat(market.quarantined()).isZero();
    }

    @Test
    void thePastIsAskedForPageByPage() {
        market.watch(AAPL);
        alpaca.on("GET /v2/stocks/bars",
                ok("{\"bars\":{\"AAPL\":[" + bar("14:00") + "]},\"next_page_token\":\"more\"}"),
                ok("{\"bars\":{\"AAPL\":[" + bar("14:01") + "]},\"next_page_token\":null}"));

        List<Summary> minutes = market.past().orElseThrow()
                .minutes(AAPL, Instant.parse("2025-11-20T14:00:00Z"), Instant.parse("2025-11-20T15:00:00Z"));

        assertThat(minutes).extracting(Summary::at).containsExactly(
                Instant.parse("2025-11-20T14:00:00Z"), Instant.parse("2025-11-20T14:01:00Z"));
        assertThat(minutes.getFirst().worth()).isEqualByComparingTo(BigDecimal.valueOf(15_050));
    }

    @Test
    void aPastBarThatCannotBeReadIsPutAsideAndTheOthersStay() {
        market.watch(AAPL);
        alpaca.on("GET /v2/stocks/bars",
                ok("{\"bars\":{\"AAPL\":[" + bar("14:00").replace("150.5", "\"NaN\"") + "," + bar("14:01") + "]}}"));

        List<Summary> minutes = market.past().orElseThrow()
                .minutes(AAPL, Instant.parse("2025-11-20T14:00:00Z"), Instant.parse("2025-11-20T15:00:00Z"));

        assertThat(minutes).extracting(Summary::at).containsExactly(Instant.parse("2025-11-20T14:01:00Z"));
        assertThat(market.quarantined()).isEqualTo(1);
    }

    private static String quote(String bid, String ask) {
        return "{\"t\":\"2026-11-20T15:00:00Z\",\"bp\":" + bid + ",\"bs\":3,\"ap\":" + ask + ",\"as\":4}";
    }

    private static String bar(String time) {
        return "{\"t\":\"2025-11-20T" + time + ":00Z\",\"o\":150,\"h\":151,\"l\":150,\"c\":151,\"v\":100,\"n\":7,\"vw\":150.5}";
    }
}
