package io.taffrail.alpaca;

import static io.taffrail.alpaca.FakeAlpaca.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.account.Mode;
import io.taffrail.ports.Health;
import io.taffrail.ports.Submission;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No order leaves before everything says paper. */
class GatesTest {
    private final FakeAlpaca alpaca = new FakeAlpaca();

    @AfterEach
    void close() {
        alpaca.close();
    }

    @Test
    void whereAllSayPaperOrdersLeave() {
        alpaca.on("POST /v2/orders", ok(Wires.order("v-1", "c-1", "new")));
        try (var broker = new AlpacaBroker(paper(alpaca.uri(), "PKTEST"))) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOf(Submission.Accepted.class);
            assertThat(broker.health().checks()).extracting(Health.Check::name).containsExactly(
                    "mode", "address", "encryption", "key prefix", "account number", "account status");
            assertThat(broker.health().passed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.alpaca.markets,       PKTEST, address",
        "https://paper-api.alpaca.markets.example.com, PKTEST, address",
        "https://example.com,              PKTEST, address",
        "http://paper-api.alpaca.markets,  PKTEST, encryption",
        "https://paper-api.alpaca.markets, AKTEST, key prefix",
        "http://127.0.0.1:1,               AKTEST, key prefix",
        "http://[::1]:1,                   XXTEST, key prefix",
    })
    void aConfigurationThatDoesNotSayPaperKeepsEverythingBack(String address, String key, String gate) {
        try (var broker = new AlpacaBroker(paper(URI.create(address), key))) {
            assertThat(broker.submit(Orders.buy(1), List.of()))
                    .isInstanceOfSatisfying(Submission.NotSent.class, held -> assertThat(held.why()).contains("`" + gate + "`"));
        }
    }

    @Test
    void liveIsRefusedAndSaysWhy() {
        try (var broker = new AlpacaBroker(paper(alpaca.uri(), "PKTEST").with(Mode.LIVE))) {
            assertThat(broker.submit(Orders.buy(1), List.of())).isInstanceOfSatisfying(
                    Submission.NotSent.class, held -> assertThat(held.why()).contains("two explicit acts"));
        }
        assertThat(alpaca.requests("GET")).as("the keys are shown to nobody").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{\"account_number\":\"123456789\",\"status\":\"ACTIVE\",\"cash\":\"1\"}; account number",
        "{\"account_number\":\"PA1\",\"status\":\"ACCOUNT_CLOSED\",\"cash\":\"1\"}; account status",
        "{\"account_number\":\"PA1\",\"status\":\"ACTIVE\",\"cash\":\"1\",\"trading_blocked\":true}; account status",
        "{\"status\":\"ACTIVE\",\"cash\":\"1\"}; account number",
        "{\"account_number\":\"PA1\",\"status\":\"ACTIVE\",\"cash\":\"12345678901234567890.12\"}; account number",
    })
    void anAccountThatDoesNotSayPaperGetsNoOrder(String account, String gate) {
        alpaca.on("GET /v2/account", ok(account));
        try (var broker = new AlpacaBroker(paper(alpaca.uri(), "PKTEST"))) {
            assertThat(broker.submit(Orders.buy(1), List.of()))
                    .isInstanceOfSatisfying(Submission.NotSent.class, held -> assertThat(held.why()).contains("`" + gate + "`"));
        }
        assertThat(alpaca.requests("POST")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://paper-api.alpaca.markets", "https://", "https://paper-api.alpaca.markets/v3", "paper-api"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> AlpacaAddress.of(URI.create(address.equals("https://") ? "https:///" : address)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressMayEndAsSomeClientsWantIt() {
        assertThat(AlpacaAddress.of(URI.create("https://paper-api.alpaca.markets/v2/")))
                .isEqualTo(AlpacaAddress.of(AlpacaAddress.PAPER));
        assertThat(AlpacaAddress.of(AlpacaAddress.PAPER).tradeStream())
                .isEqualTo(URI.create("wss://paper-api.alpaca.markets/stream"));
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(paper(alpaca.uri(), "PKTEST").toString()).contains("PKTEST").doesNotContain("not-a-secret");
    }

    private static AlpacaConfig paper(URI address, String key) {
        return AlpacaConfig.paper(address, AlpacaKeys.of(key, "not-a-secret")).with(AlpacaConfig.Retries.NONE);
    }
}
