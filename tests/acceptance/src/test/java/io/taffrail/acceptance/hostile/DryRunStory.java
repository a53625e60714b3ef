package io.taffrail.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.Json;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A dry run: the broker is heard and read, everything is decided and written down, and nothing ever leaves. */
class DryRunStory {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingReachesTheBrokerWhateverIsAskedFor() {
        try (var both = DeskAtBroker.open(folder, "--dry-run")) {
            var desk = both.desk().door();
            var broker = both.broker().door();
            var quote = Quote.latest(broker, Quote.symbols(broker).getFirst());
            broker.buy(quote.symbol(), "3", quote.farBelow(), "theirs").expect(200);
            Waiting.until("the desk knows the broker's order", DeskAtBroker.PATIENCE, () -> desk.byClientId("theirs").status() == 200);
            var before = Tape.of(both.tape()).orders();

            desk.buy(quote.symbol(), "1", quote.wellAbove(), "dry").expect(200);
            desk.delete("/v2/orders/" + desk.byClientId("theirs").expect(200).text("id"));
            desk.send("PATCH", "/v2/orders/" + desk.byClientId("theirs").expect(200).text("id"),
                    java.net.http.HttpRequest.BodyPublishers.ofString(Json.object("limit_price", "1.23").toString()),
                    Map.of("Content-Type", "application/json"));

            Waiting.until("the desk has written down that it was not sent", DeskAtBroker.PATIENCE,
                    () -> desk.statusOf("dry").equals("rejected"));
            assertThat(reason(both, "dry")).contains("DRY RUN");
            Waiting.until("their order works on in the books", DeskAtBroker.PATIENCE, () -> desk.statusOf("theirs").equals("new"));
            both.desk().kill9();
            both.desk().restart();
            both.awaitGate("OPEN");
            both.desk().door().delete("/v2/orders").expect(207);
            Waiting.until("the cancel of all is refused", DeskAtBroker.PATIENCE,
                    () -> both.desk().door().statusOf("theirs").equals("new"));
            assertThat(Tape.of(both.tape()).orders()).as("what the broker has").isEqualTo(before);
        }
    }

    @Test
    void everyLineSaysSo() {
        try (var both = DeskAtBroker.open(folder, "--dry-run")) {
            var symbol = Quote.latest(both.desk().door(), Quote.symbols(both.broker().door()).getFirst()).symbol();
            var data = both.books().toString();

            assertThat(both.desk().said()).contains("DRY RUN");
            for (var words : List.of(
                    List.of("buy", symbol, "1", "--data", data), List.of("order", "list", "--data", data),
                    List.of("position", "list", "--data", data), List.of("account", "show", "--data", data),
                    List.of("reconcile", "--data", data), List.of("doctor", "--data", data))) {
                var ran = Ran.taffrail(words.toArray(String[]::new));
                assertThat(ran.out()).as(ran.describe()).contains("DRY RUN");
            }
        }
    }

    private static String reason(DeskAtBroker both, String clientOrderId) {
        return Tape.of(both.books()).orders().stream()
                .filter(order -> clientOrderId.equals(order.get("client_order_id")))
                .map(order -> order.get("reason")).findFirst().orElseThrow();
    }
}
