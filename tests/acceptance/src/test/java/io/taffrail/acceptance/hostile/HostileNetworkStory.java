package io.taffrail.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.Door;
import io.taffrail.acceptance.Json;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.RunningTaffrail;
import io.taffrail.acceptance.Waiting;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes with a hostile network between them: one is the broker, the other trades there. Everything that order-safety.md
 * (section 2.3, rows 5 to 21) says a network can do is done to them, and both are killed at moments of the seed's choosing.
 * When it is over, the broker's tape and the desk's books agree to the last share and cent.
 *
 * <p>{@code -Dtaffrail.hostile.orders=10000} and {@code -Dtaffrail.hostile.kills=40} are the long form;
 * {@code -Dtaffrail.seed=N} chooses other orders, faults and moments.
 */
class HostileNetworkStory {
    private static final int ORDERS = Integer.getInteger("taffrail.hostile.orders", 150);
    private static final int KILLS = Integer.getInteger("taffrail.hostile.kills", 2);
    private static final long SEED = Long.getLong("taffrail.seed", 20_261_121L);
    private static final Duration TRADING = Duration.ofSeconds(60L + ORDERS / 5);
    private static final Duration SETTLING = Duration.ofSeconds(120L + ORDERS / 10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private Path tape;
    private Path books;

    @Test
    void theBrokersTapeAndTheDesksBooksAgreeToTheLastShareAndCent() {
        tape = folder.resolve("broker");
        books = folder.resolve("desk");
        try (var broker = RunningTaffrail.start(tape, "--port", freePort(), "--cash", "100000000", "--risk", "off",
                "--seed", Long.toString(SEED));
                var network = HostileNetwork.scripted(broker.door().base(), SEED, HostileNetwork.everyFault());
                var desk = RunningTaffrail.start(books, DeskAtBroker.environment(broker, network.url()), "--broker", "alpaca",
                        "--alpaca-timeout", "3s", "--in-doubt-wait", "10s", "--reconcile-every", "5s",
                        "--port", freePort(), "--risk", "off")) {
            trade(broker, desk);
            var faults = network.counts();
            network.calm();
            settle(broker, desk);

            System.out.printf("hostile network story: seed %d, %d kills; %d requests, faults %s%n",
                    SEED, KILLS, faults.path("requests").asInt(), faults.path("faults"));
            assertTheSameExecutions();
            assertNothingIsExecutedTwice();
            assertEveryEndHasItsEvidence();
            assertTheSameHoldings(broker.door(), desk.door());
            assertTheJournalIsWhole();
        }
    }

    private void trade(RunningTaffrail broker, RunningTaffrail desk) {
        var quotes = Quote.symbols(broker.door()).stream().limit(Traffic.SYMBOLS).map(symbol -> Quote.latest(broker.door(), symbol)).toList();
        try (var traffic = Traffic.start(desk::door, quotes, ORDERS, random.split())) {
            for (int kill = 1; kill <= KILLS; kill++) {
                int moment = ORDERS * kill / (KILLS + 1) + random.nextInt(Math.max(1, ORDERS / (KILLS + 1) / 2));
                traffic.await(Math.min(moment, ORDERS - 1), TRADING);
                var victim = kill % 2 == 0 ? broker : desk;
                victim.kill9();
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1, 1_500)).toNanos());
                victim.restart();
            }
            traffic.await(ORDERS, TRADING);
            System.out.println("hostile network story: answers of the desk " + new TreeMap<>(traffic.answers()));
        }
    }

    /** Cancels what rests, and waits until nothing is open or unknown on either side. */
    private void settle(RunningTaffrail broker, RunningTaffrail desk) {
        long[] next = {0};
        try {
            Waiting.until("nothing is open on either side", SETTLING, () -> {
                if (System.nanoTime() > next[0]) {
                    desk.door().delete("/v2/orders");
                    next[0] = System.nanoTime() + Duration.ofSeconds(3).toNanos();
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                return Tape.of(books).open().isEmpty() && Tape.of(tape).open().isEmpty();
            });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "\nseed " + SEED + "\ndesk: " + Tape.of(books).open() + "\nbroker: "
                    + Tape.of(tape).open() + "\n" + desk.said() + broker.said(), late);
        }
    }

    private void assertTheSameExecutions() {
        assertThat(Tape.of(books).totals()).as("seed %d: what each order traded, by the desk's books", SEED)
                .isEqualTo(Tape.of(tape).totals());
        assertThat(Tape.of(books).executions()).as("seed %d: each execution", SEED).isEqualTo(Tape.of(tape).executions());
    }

    private void assertNothingIsExecutedTwice() {
        var orders = new HashMap<String, Integer>();
        Tape.of(tape).orders().forEach(order -> orders.merge(order.get("client_order_id"), 1, Integer::sum));
        assertThat(orders.values()).as("seed %d: the broker's orders of each client order id", SEED).containsOnly(1);
        assertThat(Tape.of(books).orders()).as("seed %d: orders that traded more than was asked", SEED).noneMatch(order ->
                order.get("qty") != null && number(order, "filled_qty").compareTo(number(order, "qty")) > 0);
    }

    /** Whatever is over is over because the broker said so, or because it can be proven never to have arrived. */
    private void assertEveryEndHasItsEvidence() {
        var executed = Tape.of(tape).executions();
        assertThat(Tape.of(books).orders().stream().filter(order -> order.get("status").equals("REJECTED")))
                .as("seed %d: orders called rejected", SEED)
                .allSatisfy(order -> assertThat(executed).doesNotContainKey(order.get("client_order_id")));
        for (var events : Tape.of(books).events()) {
            for (var event : Json.read(events)) {
                var evidence = switch (event.path("type").asString()) {
                    case "OrderRejected"                 -> event.path("reason").path("text").asString();
                    case "OrderCanceled", "OrderExpired" -> event.path("evidence").asString();
                    default                              -> "not an end";
                };
                assertThat(evidence).as("seed %d: the evidence of %s", SEED, event).isNotBlank();
            }
        }
    }

    private void assertTheSameHoldings(Door broker, Door desk) {
        assertThat(Tape.of(books).positions()).as("seed %d: positions", SEED).isEqualTo(Tape.of(tape).positions());
        Waiting.until("seed " + SEED + ": the same cash on both sides, not " + cash(desk) + " at the desk and " + cash(broker)
                + " at the broker", Duration.ofSeconds(30), () -> cash(desk).equals(cash(broker)));
    }

    private void assertTheJournalIsWhole() {
        for (var data : List.of(books, tape)) {
            var verified = Ran.taffrail("audit", "verify", "--data", data.toString());
            assertThat(verified.exit()).as(verified.describe()).isZero();
        }
    }

    private static String cash(Door door) {
        return new BigDecimal(door.get("/v2/account").expect(200).text("cash")).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return new BigDecimal(row.get(column));
    }

    /** A port that was free a moment ago: a server that is started again must be found where it was. */
    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
