package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market that cannot be asked what it does not list: nobody is told that something does not exist. */
class UnreachableMarketStory {
    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
        door.market.reachable = false;
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void anOrderForWhatCannotBeAskedIsToldSoAndWhatToDo() {
        var answer = door.order("{'symbol':'MSFT','qty':'1','side':'buy','type':'market','time_in_force':'day'}");

        assertThat(answer.error()).isEqualTo("503 50310000 what MSFT is cannot be asked now: nobody answers");
        assertThat(answer.says("what")).contains("MSFT");
        assertThat(answer.says("why")).isEqualTo("nobody answers");
        assertThat(answer.says("fix")).contains("taffrail doctor");
        assertThat(door.get("/v2/orders?status=all").json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/assets/MSFT", "/v2/stocks/MSFT/quotes/latest", "/v2/stocks/MSFT/bars?timeframe=1Min"})
    void whoAsksWhatItIsIsToldThatNobodyKnowsNow(String path) {
        assertThat(door.get(path).status()).isEqualTo(503);
    }

    @Test
    void whatIsListedTradesOn() {
        var answer = door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(door.get("/v2/assets/AAPL").status()).isEqualTo(200);
        assertThat(door.get("/v2/assets/BTCUSD").status()).as("another name of a pair that is known").isEqualTo(200);
    }

    /** A list of what is here needs nobody far away. */
    @ParameterizedTest
    @ValueSource(strings = {"/v2/orders?symbols=MSFT", "/v2/positions", "/v2/watchlists"})
    void whatIsHereIsListed(String path) {
        assertThat(door.get(path).status()).isEqualTo(200);
    }

    @Test
    void aPositionThatIsNotThereIsNotThere() {
        assertThat(door.get("/v2/positions/MSFT").status()).isEqualTo(404);
    }
}
