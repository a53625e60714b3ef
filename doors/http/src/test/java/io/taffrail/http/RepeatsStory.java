package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.OpenDoor.Answer;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Money;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with the header {@code Idempotency-Key}, sent more than once. */
class RepeatsStory {
    private static final String BUY = "{'symbol':'AAPL','qty':'5','side':'buy','type':'limit','time_in_force':'gtc','limit_price':'180'}";

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
    void theFirstAnswerComesAgainByteForByte() {
        var first = order("k-1", BUY);
        door.desk.venueAccepts(OpenDoor.id(first));
        door.desk.venueFills(OpenDoor.id(first), "5", "180", true);

        var again = order("k-1", BUY);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(door.get("/v2/orders?status=all").json()).hasSize(1);
    }

    @Test
    void blanksAndTheOrderOfFieldsDoNotMatterButWordsDo() {
        var first = order("k-1", BUY);

        assertThat(order("k-1", "{ 'qty':'5', 'symbol':'AAPL','side':'buy','type':'limit','limit_price':'180','time_in_force':'gtc'}").text())
                .isEqualTo(first.text());
        var other = order("k-1", BUY.replace("'5'", "'6'"));
        assertThat(other.error()).isEqualTo("422 40010001 Idempotency-Key k-1 was used for another request:"
                + " send a new request with a new key");
        assertThat(order("k-1", "{'symbol':'AAPL'}").status()).as("another body, malformed too").isEqualTo(422);
        assertThat(door.get("/v2/orders?status=all").json()).hasSize(1);
    }

    @Test
    void anotherKeyIsAnotherOrderAndSoIsNone() {
        var ids = Stream.of(order("k-1", BUY), order("k-2", BUY), door.order(BUY), door.order(BUY))
                .map(OpenDoor::id)
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(4);
    }

    @Test
    void aRefusalOfTheDoorComesAgainWithAllThatItSaid() {
        door.order(BUY);
        String sell = "{'symbol':'AAPL','qty':'5','side':'sell','type':'market','time_in_force':'day'}";
        var refused = order("k-1", sell);
        door.delete("/v2/orders");

        var again = order("k-1", sell);

        assertThat(refused.error()).isEqualTo("403 40310000 potential wash trade detected. use complex orders");
        assertThat(refused.keys()).contains("existing_order_id", "reject_reason");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).isEqualTo(refused.text());
        assertThat(order("k-2", sell).status()).as("the way is free by now").isEqualTo(200);
    }

    @Test
    void aRefusalOfTheDeskComesAgain() {
        door.desk.denyNext(new Denial.InsufficientBuyingPower(Money.usd("900"), Money.usd("100")));
        var refused = order("k-1", BUY);

        var again = order("k-1", BUY);

        assertThat(refused.error()).isEqualTo("403 40310000 insufficient buying power");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).isEqualTo(refused.text());
    }

    @Test
    void whatWasMalformedIsJudgedAgain() {
        String body = "{'symbol':'NFLX','qty':'5','side':'buy','type':'market','time_in_force':'day'}";

        assertThat(order("k-1", body).status()).isEqualTo(422);
        assertThat(order("k-1", body).status()).isEqualTo(422);
        assertThat(order("k-1", BUY).status()).as("nothing was done under the key").isEqualTo(200);
    }

    @Test
    void manyAtTheSameMomentMakeOneOrder() {
        Set<String> answers = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 24).parallel().forEach(_ -> answers.add(order("k-1", BUY).text()));

        assertThat(answers).hasSize(1);
        assertThat(door.get("/v2/orders?status=all").json()).hasSize(1);
    }

    @Test
    void aPositionIsClosedOnce() {
        door.bought("AAPL", "10", "190.02", "day");

        var first = send("DELETE", "/v2/positions/AAPL?qty=4", "k-1", "");
        door.desk.venueAccepts(OpenDoor.id(first));
        door.desk.venueFills(OpenDoor.id(first), "4", "190", true);
        var again = send("DELETE", "/v2/positions/AAPL?qty=4", "k-1", "");
        var other = send("DELETE", "/v2/positions/AAPL?qty=5", "k-1", "");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.status()).isEqualTo(422);
        assertThat(door.get("/v2/positions/AAPL").says("qty")).isEqualTo("6");
    }

    @Test
    void anOrderIsReplacedOnce() {
        var resting = order("k-1", BUY);
        door.desk.venueAccepts(OpenDoor.id(resting));
        String path = "/v2/orders/" + resting.says("id");

        var first = send("PATCH", path, "k-2", "{'limit_price':'179'}");
        var again = send("PATCH", path, "k-2", "{'limit_price':'179'}");
        var other = send("PATCH", path, "k-2", "{'limit_price':'178'}");

        assertThat(first.says("replaces")).isEqualTo(resting.says("id"));
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.status()).isEqualTo(422);
        assertThat(door.desk.commands()).hasSize(2);
    }

    @Test
    void theOrdersThatAnOrderBringsAreToldAsTheyWere() {
        String bracket = BUY.replace("}", ",'order_class':'bracket','take_profit':{'limit_price':'200'},'stop_loss':{'stop_price':'170'}}");
        var first = order("k-1", bracket);
        door.delete("/v2/orders/" + first.json().path("legs").path(0).path("id").asString());

        assertThat(first.json().path("legs")).hasSize(2);
        assertThat(order("k-1", bracket).text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with a blank"})
    void aKeyIsVisibleAscii(String key) {
        var answer = order(key, BUY);

        assertThat(answer.error())
                .isEqualTo("422 40010001 invalid Idempotency-Key: it has 1 to 255 visible ASCII characters");
        assertThat(door.desk.commands()).noneMatch(Command.SubmitOrder.class::isInstance);
    }

    @Test
    void aKeyHasAtMost255Characters() {
        assertThat(order("k".repeat(255), BUY).status()).isEqualTo(200);
        assertThat(order("k".repeat(256), BUY).status()).isEqualTo(422);
    }

    private Answer order(String key, String body) {
        return send("POST", "/v2/orders", key, body);
    }

    private Answer send(String method, String path, String key, String body) {
        return door.send(door.request(path)
                .header("APCA-API-KEY-ID", door.pair.key().id())
                .header("APCA-API-SECRET-KEY", door.pair.secret().reveal())
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
