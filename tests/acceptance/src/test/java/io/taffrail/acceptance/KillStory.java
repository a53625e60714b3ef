package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power of the acknowledgement: whatever the server has said survives its sudden end.
 *
 * <p>{@code -Dtaffrail.kills=N} chooses how many; {@code -Dtaffrail.seed=N} other moments and other orders.
 */
class KillStory {

    private static final int CLIENTS = 16;
    private static final int KILLS = Integer.getInteger("taffrail.kills", 50);
    private static final long SEED = Long.getLong("taffrail.seed", 20_261_121L);

    @TempDir
    Path data;

    private final Acknowledgements promised = new Acknowledgements();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Set<String> survivors = new HashSet<>();
    private Load.Plan plan;

    @Test
    void whatWasAcknowledgedIsThereAfterEveryKill() {
        try (var server = RunningTaffrail.start(data, "--cash", "100000000", "--risk", "off")) {
            var quotes = Quote.symbols(server.door()).stream().map(symbol -> Quote.latest(server.door(), symbol)).toList();
            var half = quotes.size() / 2 + 1;
            plan = new Load.Plan(quotes.subList(1, half), quotes.subList(half, quotes.size()));
            var checked = new HashSet<String>();

            for (var round = 1; round <= KILLS; round++) {
                placePassive(server.door(), quotes.getFirst().symbol(), round);
                try (var load = Load.start(server, plan, promised, new Load.Round(round, CLIENTS), random.split())) {
                    load.awaitBegun();
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1, 400)).toNanos());
                    server.kill9();
                }

                assertTheFileTellsTheTruth(round);
                server.restart();
                assertEveryPromiseIsKept(server.door(), checked, round);
                assertWorkingOrdersWork(server.door(), round);
            }

            assertNothingIsThereTwice(server.door());
            assertPositionsAreTheSumOfFills(server.door());
            assertAnOrderOfAnEarlierLifeFills(server.door());
            System.out.printf("kill story: seed %d, %d kills, %d clients; acknowledged %d orders, seen %d fills and %d cancels; "
                    + "refusals by status %s; %d entries%n", SEED, KILLS, CLIENTS, promised.orders().size(),
                    promised.fills().size(), promised.cancels().size(), promised.refusals(), JournalFile.of(data).entries());
            assertThat(promised.orders()).as("acknowledged orders").hasSizeGreaterThan(KILLS * CLIENTS);
            assertThat(promised.refusals().keySet()).as("statuses of refusals").isSubsetOf(403, 422);
        }
    }

    /** A buy at the bid: it works now, and is filled as soon as the market comes down to it. */
    private void placePassive(Door door, String symbol, int round) {
        var id = "passive-" + round;
        promised.order(id, door.buy(symbol, "1", Quote.latest(door, symbol).bid().toPlainString(), id).expect(200));
    }

    private void assertTheFileTellsTheTruth(int round) {
        var verified = Ran.taffrail("audit", "verify", "--data", data.toString());
        assertThat(verified.exit()).as("seed %d, kill %d: %s", SEED, round, verified.describe()).isZero();

        var journal = JournalFile.of(data);
        var counts = new TreeMap<String, Integer>();
        journal.rows("SELECT client_order_id FROM executed_orders WHERE status <> 'DENIED'")
                .forEach(row -> counts.merge(row.get("client_order_id"), 1, Integer::sum));
        assertThat(counts.keySet()).as("seed %d, kill %d: orders in the file", SEED, round).containsAll(promised.orders().keySet());
        assertThat(counts.values()).as("seed %d, kill %d: rows of each order", SEED, round).containsOnly(1);
        assertThat(positionsOf(journal)).as("seed %d, kill %d: positions", SEED, round).isEqualTo(sumOfFills(journal));
    }

    private void assertEveryPromiseIsKept(Door door, Set<String> checked, int round) {
        var fresh = promised.orders().keySet().stream().filter(checked::add).toList();
        assertThat(brokenPromises(door, fresh)).as("seed %d, kill %d: broken promises", SEED, round).isEmpty();

        var other = plan.rested().getFirst();
        assertThat(door.buy(other.symbol(), "1", other.farBelow(), fresh.getFirst()).expect(422).json().path("code").asInt()).isEqualTo(40_010_001);
    }

    private void assertWorkingOrdersWork(Door door, int round) {
        var working = door.get("/v2/orders?status=open&limit=500").expect(200).json();
        working.forEach(order -> {
            if (order.path("client_order_id").asString().startsWith("passive-")) {
                survivors.add(order.path("client_order_id").asString());
            }
        });
        for (var order : working) {
            var id = order.path("client_order_id").asString();
            if (order.path("limit_price").isString() && !id.startsWith("passive-")) {
                door.delete("/v2/orders/" + order.path("id").asString()).expect(204);
                Waiting.until("kill " + round + ": " + id + " canceled", Duration.ofSeconds(5),
                        () -> door.statusOf(id).equals("canceled"));
                promised.canceled(id);
                return;
            }
        }
    }

    private void assertNothingIsThereTwice(Door door) {
        var seen = new HashSet<String>();
        var page = door.get("/v2/orders?status=all&limit=500&direction=asc").expect(200).json();
        while (!page.isEmpty()) {
            var last = "";
            for (var order : page) {
                assertThat(seen.add(order.path("client_order_id").asString())).as("once: %s", order).isTrue();
                last = order.path("id").asString();
            }
            page = door.get("/v2/orders?status=all&limit=500&direction=asc&after_order_id=" + last).expect(200).json();
        }
        assertThat(seen).containsAll(promised.orders().keySet());
        assertThat(brokenPromises(door, promised.orders().keySet())).isEmpty();
    }

    private List<String> brokenPromises(Door door, Collection<String> ids) {
        return ids.parallelStream().map(id -> promised.broken(id, door.byClientId(id))).flatMap(Optional::stream).toList();
    }

    private void assertPositionsAreTheSumOfFills(Door door) {
        Waiting.until("/v2/positions equal to the sum of fills", Duration.ofSeconds(10), () -> {
            var told = new TreeMap<String, BigDecimal>();
            door.get("/v2/positions").json().forEach(position ->
                    told.put(position.path("symbol").asString(), JournalFile.number(position.path("qty").asString())));
            return told.equals(sumOfFills(JournalFile.of(data)));
        });
    }

    private void assertAnOrderOfAnEarlierLifeFills(Door door) {
        Waiting.until("a fill of a buy that rested through a kill", Duration.ofSeconds(40),
                () -> survivors.stream().anyMatch(id -> door.statusOf(id).equals("filled")));
    }

    private static Map<String, BigDecimal> positionsOf(JournalFile journal) {
        var positions = new TreeMap<String, BigDecimal>();
        journal.rows("SELECT symbol, side, qty FROM positions").forEach(row ->
                positions.put(row.get("symbol"), signed(row.get("side").equalsIgnoreCase("short"), row.get("qty"))));
        positions.values().removeIf(quantity -> quantity.signum() == 0);
        return positions;
    }

    private static Map<String, BigDecimal> sumOfFills(JournalFile journal) {
        var sums = new TreeMap<String, BigDecimal>();
        journal.rows("SELECT symbol, side, qty FROM fills").forEach(row ->
                sums.merge(row.get("symbol"), signed(row.get("side").equalsIgnoreCase("sell"), row.get("qty")), BigDecimal::add));
        sums.replaceAll((_, quantity) -> quantity.stripTrailingZeros());
        sums.values().removeIf(quantity -> quantity.signum() == 0);
        return sums;
    }

    private static BigDecimal signed(boolean negative, String quantity) {
        var number = JournalFile.number(quantity);
        return negative ? number.negate() : number;
    }
}
