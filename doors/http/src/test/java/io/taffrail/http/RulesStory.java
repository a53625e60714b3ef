package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rule packs at the door. */
class RulesStory {
    private static final String PACK = """
            {"name":"halal","version":"7","source":"halal.toml",\
            "sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",\
            "as_of":"2026-01-02","ttl_days":3660,"citation":"AAOIFI 21",\
            "conduct":{"margin":false,"shorts":false,"asset_classes":["us_equity"]},\
            "list":{"kind":"deny","symbols":[{"symbol":"TSLA","reason":"insider"},{"symbol":"BTC/USD"}]},\
            "screen":{"buys_doubtful":false,"forbidden":["gambling"],\
            "thresholds":[{"measure":"interest_debt","percent":"30","inclusive":true}],\
            "companies":[{"symbol":"AAPL","activity":"software","market_cap":"1000","interest_debt":"301","as_of":"2026-01-02"}]}}""";

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
    void aPackIsImportedListedAskedAndDropped() {
        assertThat(door.get("/api/v1/rules").text()).isEqualTo("{\"rules\":[]}");
        assertThat(door.post("/api/v1/rules", PACK).status()).isEqualTo(200);

        JsonNode pack = door.get("/api/v1/rules").json().path("rules").get(0);
        assertThat(pack.path("name").asString()).isEqualTo("halal");
        assertThat(pack.path("list").toString()).isEqualTo("{\"kind\":\"deny\",\"symbols\":2}");
        assertThat(pack.path("screen").path("companies").asInt()).isEqualTo(1);

        assertThat(verdict("AAPL").path("verdict").asString()).isEqualTo("FAIL");
        assertThat(verdict("AAPL").path("inputs").get(1).toString())
                .isEqualTo("{\"name\":\"interest debt\",\"value\":\"301 / 1000, at most 30%\"}");
        assertThat(verdict("BTC/USD").path("words").asString()).isEqualTo("BTC/USD is on the list of what may not be traded");
        assertThat(verdict("MSFT").path("verdict").asString()).isEqualTo("UNKNOWN");

        assertThat(door.post("/api/v1/rules/halal/drop", "{}").status()).isEqualTo(422);
        assertThat(door.post("/api/v1/rules/halal/drop", "{\"reason\":\"merged\"}").text()).isEqualTo("{\"rules\":[]}");
        assertThat(door.post("/api/v1/rules/halal/drop", "{\"reason\":\"merged\"}").json().path("code").asString())
                .isEqualTo("UNKNOWN_RULES");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"as_of\":\"2026-01-02\",\"ttl | \"as_of\":\"soon\",\"ttl",
        "3660                       | 0",
        "3660                       | \"100\"",
        "\"citation\"             | \"sitation\"",
        "us_equity                  | bonds",
        "\"deny\"                 | \"black\"",
        "BTC/USD                    | TSLA",
        "\"30\"                   | 30",
        "\"30\"                   | \"NaN\"",
        "\"301\"                  | \"1e400\"",
        "\"margin\":false         | \"margin\":\"no\"",
        "\"margin\":false,        | ",
        "0123456789abcdef           | xyz"
    })
    void whatIsNoPackIsRefusedAndNothingIsTaken(String right, String wrong) {
        var reply = door.post("/api/v1/rules", PACK.replace(right, wrong == null ? "" : wrong));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("code").asString()).isEqualTo("RULES_MALFORMED");
        assertThat(reply.json().path("what").asString()).isNotEmpty();
        assertThat(door.get("/api/v1/rules").text()).isEqualTo("{\"rules\":[]}");
    }

    private JsonNode verdict(String symbol) {
        return door.get("/api/v1/rules/symbols/" + symbol).json().path("verdicts").get(0);
    }
}
