package io.taffrail.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.JournalFile;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.RunningTaffrail;
import io.taffrail.acceptance.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a person types when a broker is behind the desk: {@code reconcile}, {@code doctor}, {@code order resolve}. */
class ReconcileStory {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void booksAndBrokerAgreeUntilTheBrokerIsAwayAndAgreeAgainOnceItIsBack() {
        try (var both = DeskAtBroker.open(folder)) {
            assertThat(typed(both.books(), "reconcile")).satisfies(ran -> {
                assertThat(ran.exit()).as(ran.describe()).isZero();
                assertThat(ran.out()).contains("OK  books and broker agree", "gate OPEN", "cash");
            });
            assertThat(typed(both.books(), "doctor")).satisfies(ran -> {
                assertThat(ran.exit()).as(ran.describe()).isZero();
                assertThat(ran.out()).contains("ok    alpaca gate: key prefix", "ok    alpaca stream: is live",
                        "ok    account alpaca: books and broker agree").doesNotContain("FAIL");
            });

            both.loseBroker();
            assertThat(typed(both.books(), "reconcile")).satisfies(ran -> {
                assertThat(ran.exit()).as(ran.describe()).isEqualTo(10);
                assertThat(ran.out()).contains("gate SHUT", "not reconciled yet");
            });
            assertThat(typed(both.books(), "doctor")).satisfies(ran -> {
                assertThat(ran.exit()).as(ran.describe()).isEqualTo(10);
                assertThat(ran.out()).contains("FAIL  alpaca stream: is down", "FAIL  account alpaca: SHUT");
            });

            both.broker().restart();
            both.awaitGate("OPEN");
            assertThat(typed(both.books(), "reconcile").exit()).isZero();
        }
    }

    /** The person was wrong: the order works at the broker, and the next comparison says so. */
    @Test
    void anOrderInDoubtIsResolvedByAPersonAndFoundAgainWhereThatWasWrong() {
        var books = folder.resolve("desk");
        try (var broker = RunningTaffrail.start(folder.resolve("broker"));
                var network = HostileNetwork.scripted(broker.door().base(), 1, silence())) {
            network.calm();
            try (var desk = RunningTaffrail.start(books, DeskAtBroker.environment(broker, network.url()), "--broker", "alpaca")) {
                DeskAtBroker.awaitGate(desk, "OPEN");
                var quote = Quote.latest(desk.door(), Quote.symbols(broker.door()).getFirst());
                desk.door().buy(quote.symbol(), "1", quote.farBelow(), "sure").expect(200);
                Waiting.until("the first order works", DeskAtBroker.PATIENCE, () -> desk.door().statusOf("sure").equals("new"));
                network.rouse();
                desk.door().buy(quote.symbol(), "1", quote.farBelow(), "doubtful").expect(200);
                Waiting.until("the other is in doubt", DeskAtBroker.PATIENCE, () -> status(books, "doubtful").equals("IN_DOUBT"));

                assertThat(typed(books, "reconcile").out()).contains("1 order is in doubt");
                assertThat(typed(books, "order", "resolve", "doubtful").exit()).as("without a reason").isEqualTo(2);
                var resolved = typed(books, "order", "resolve", "doubtful", "--reason", "not on the broker's page");
                assertThat(resolved.exit()).as(resolved.describe()).isZero();
                assertThat(resolved.out()).contains("OK  order doubtful is REJECTED");
                assertThat(Tape.of(books).orders()).extracting(order -> order.getOrDefault("reason", ""))
                        .anyMatch(reason -> reason.contains("resolved by a person: not on the broker's page"));
                var refused = typed(books, "order", "resolve", "sure", "--reason", "I want it gone");
                assertThat(refused.exit()).as(refused.describe()).isNotZero();
                assertThat(refused.err()).contains("not in doubt", "why: ", "fix: ");

                network.calm();
                Waiting.until("what was wrong is found", DeskAtBroker.PATIENCE, () -> typed(books, "reconcile").out().contains("BREAK"));
                var found = typed(books, "reconcile");
                assertThat(found.exit()).as(found.describe()).isEqualTo(10);
                assertThat(found.out()).contains("is over in the books and works at the broker", "cause: ", "--fix");

                broker.door().delete("/v2/orders/" + broker.door().byClientId("doubtful").expect(200).text("id")).expect(204);
                Waiting.until("they agree again", DeskAtBroker.PATIENCE, () -> typed(books, "reconcile").exit() == 0);
                assertThat(desk.door().statusOf("sure")).isEqualTo("new");
            }
        }
    }

    private static Ran typed(Path books, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", books.toString()));
        return Ran.taffrail(all.toArray(String[]::new));
    }

    private static String status(Path books, String clientOrderId) {
        return JournalFile.of(books)
                .rows("SELECT status FROM executed_orders WHERE client_order_id = '" + clientOrderId + "'").getFirst().get("status");
    }

    /** Orders arrive, and nobody ever hears of it. */
    private Path silence() {
        try {
            return Files.writeString(folder.resolve("silence.toml"), """
                    [[fault]]
                    kind = "drop-reply"
                    rate = "1"
                    path = "/v2/orders*"
                    [[fault]]
                    kind = "stream-drop"
                    rate = "1"
                    path = "/stream"
                    """);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
