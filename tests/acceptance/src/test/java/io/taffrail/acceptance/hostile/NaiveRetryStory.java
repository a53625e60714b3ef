package io.taffrail.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.JournalFile;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.RunningTaffrail;
import io.taffrail.acceptance.Waiting;
import io.taffrail.acceptance.hostile.RetryingClient.Policy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The control: on the network of the {@link HostileNetworkStory}, with its seeds, a client that sends anew what was not
 * answered buys too much.
 * A network on which it did not would prove nothing about anybody else.
 */
class NaiveRetryStory {
    private static final int INTENTS = 100;
    private static final int CLIENTS = 8;

    @TempDir
    static Path data;

    private static RunningTaffrail broker;

    @BeforeAll
    static void start() {
        broker = RunningTaffrail.start(data, "--cash", "100000000", "--risk", "off");
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_121, 1, 2})
    void whoSendsAnewUnderANewIdBuysTooMuch(long seed) {
        var bought = bought(Policy.NAIVE, seed);

        assertThat(sum(bought)).as("seed %d: shares bought", seed).isGreaterThan(sum(meant()));
        assertThat(bought.keySet()).as("seed %d: no intent is lost", seed).isEqualTo(meant().keySet());
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_121, 1, 2})
    void whoLooksUpFirstBuysExactlyWhatItMeant(long seed) {
        var bought = bought(Policy.CAREFUL, seed);

        assertThat(bought).as("seed %d", seed).isEqualTo(meant());
    }

    private Map<String, Integer> bought(Policy policy, long seed) {
        var symbol = Quote.symbols(broker.door()).getFirst();
        Quote.latest(broker.door(), symbol);
        var run = policy + "-" + seed + "-";
        try (var network = HostileNetwork.scripted(broker.door().base(), seed, HostileNetwork.everyFault());
                var client = new RetryingClient(network.url(), broker.keys());
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var work = meant().entrySet().stream()
                    .map(intent -> clients.submit(() -> client.buy(policy, run + intent.getKey(), symbol, intent.getValue()))).toList();
            for (var intent : work) {
                intent.get();
            }
            awaitLatecomers();
            return executed(run);
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients bought", e);
        }
    }

    /** What the network has delayed or duplicated may still arrive, and what has arrived may still be filled. */
    private static void awaitLatecomers() {
        Waiting.until("no new fill at the broker", Duration.ofSeconds(20), () -> {
            long before = fills();
            LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
            return fills() == before;
        });
    }

    private static long fills() {
        return Long.parseLong(JournalFile.of(data).rows("SELECT count(*) AS n FROM fills").getFirst().get("n"));
    }

    /** What the broker's tape says of each intent of a run. */
    private static Map<String, Integer> executed(String run) {
        var sums = new TreeMap<String, Integer>();
        JournalFile.of(data).rows("SELECT o.client_order_id AS id, f.qty FROM fills f JOIN executed_orders o ON o.order_id = f.order_id")
                .stream().filter(row -> row.get("id").startsWith(run))
                .forEach(row -> sums.merge(row.get("id").substring(run.length()).replaceAll("\\..*", ""),
                        new BigDecimal(row.get("qty")).intValueExact(), Integer::sum));
        return sums;
    }

    private static Map<String, Integer> meant() {
        var meant = new TreeMap<String, Integer>();
        IntStream.range(0, INTENTS).forEach(i -> meant.put("intent" + i, 1 + i % 5));
        return meant;
    }

    private static int sum(Map<String, Integer> quantities) {
        return quantities.values().stream().mapToInt(Integer::intValue).sum();
    }
}
