package io.taffrail.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.Answer;
import io.taffrail.acceptance.JournalFile;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.Waiting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away: who asked for it trades on in a simulation that says so, and nobody else does. */
class FallbackStory {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void newOrdersTradeInASimulationWhileTheBrokerIsAwayAndOldOnesStayWhereTheyAre() {
        try (var both = DeskAtBroker.open(folder, "--fallback", "simulation")) {
            var desk = both.desk().door();
            var symbols = Quote.symbols(both.broker().door());
            var quote = Quote.latest(desk, symbols.getFirst());
            var fresh = Quote.latest(both.broker().door(), symbols.getLast());
            assertThat(source(desk.buy(quote.symbol(), "3", quote.farBelow(), "kept"))).isNotEqualTo("SIM");
            Waiting.until("the desk knows that the broker has the first order", DeskAtBroker.PATIENCE,
                    () -> desk.statusOf("kept").equals("new"));
            var cash = desk.get("/v2/account").expect(200).text("cash");

            both.loseBroker();
            assertThat(source(desk.buy(quote.symbol(), "2", quote.wellAbove(), "sim"))).isEqualTo("SIM");
            assertThat(source(desk.buy(fresh.symbol(), "1", fresh.wellAbove(), "sim-fresh"))).isEqualTo("SIM");

            Waiting.until("the simulated order is filled", DeskAtBroker.PATIENCE, () -> desk.statusOf("sim").equals("filled"));
            assertThat(account(both, "sim")).isEqualTo("alpaca-sim");
            assertThat(account(both, "kept")).isEqualTo("alpaca");
            assertThat(desk.statusOf("kept")).as("what was sent stays").isEqualTo("new");
            assertThat(desk.get("/v2/positions").expect(200).json()).as("positions of the account itself").isEmpty();
            assertThat(desk.get("/v2/account").expect(200).text("cash")).isEqualTo(cash);
            assertThat(source(desk.byClientId("sim"))).isEqualTo("SIM");
            assertThat(Ran.taffrail("order", "show", "sim", "--json", "--data", both.books().toString()).json().path("source").asString())
                    .isEqualTo("SIM");

            both.broker().restart();
            both.awaitGate("OPEN");
            assertThat(source(desk.buy(quote.symbol(), "1", quote.farBelow(), "back"))).isNotEqualTo("SIM");
            Waiting.until("the broker has the order after that", DeskAtBroker.PATIENCE,
                    () -> both.broker().door().byClientId("back").status() == 200);
            Waiting.until("what nobody could price is traded once somebody does", DeskAtBroker.PATIENCE,
                    () -> desk.statusOf("sim-fresh").equals("filled"));
            assertThat(Tape.of(both.tape()).orders()).extracting(order -> order.get("client_order_id"))
                    .as("what the broker was ever sent").containsExactly("kept", "back");
        }
    }

    @Test
    void whoDidNotAskForASimulationGetsNone() {
        try (var both = DeskAtBroker.open(folder)) {
            var desk = both.desk().door();
            var symbols = Quote.symbols(both.broker().door());
            var quote = Quote.latest(desk, symbols.getFirst());

            both.loseBroker();
            var known = desk.buy(quote.symbol(), "2", quote.wellAbove(), "none");
            var unknown = desk.buy(symbols.getLast(), "1", "1", "none-fresh");

            assertThat(known.status()).as(known.toString()).isEqualTo(403);
            assertThat(unknown.status()).as("nobody says of a symbol that it does not exist: " + unknown).isEqualTo(503);
            assertThat(unknown.text("fix")).isNotBlank();
            assertThat(JournalFile.of(both.books()).rows("SELECT 1 FROM executed_orders WHERE status <> 'DENIED'")).isEmpty();
        }
    }

    /** What an order says of where it trades; nothing where it trades at the broker. */
    private static String source(Answer order) {
        return order.expect(200).json().path("source").asString("");
    }

    private static String account(DeskAtBroker both, String clientOrderId) {
        return JournalFile.of(both.books())
                .rows("SELECT account FROM executed_orders WHERE client_order_id = '" + clientOrderId + "'").getFirst().get("account");
    }
}
