package io.taffrail.acceptance.hostile;

import io.taffrail.acceptance.Answer;
import io.taffrail.acceptance.Door;
import io.taffrail.acceptance.Json;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Waiting;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Clients that place, cancel and replace orders of many kinds at a desk, and go on when it was killed and is back. */
final class Traffic implements AutoCloseable {
    /** How many symbols are traded. */
    static final int SYMBOLS = 9;

    private static final int CLIENTS = 8;

    private final Supplier<Door> desk;
    private final List<Quote> quotes;
    private final int wanted;
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger placed = new AtomicInteger();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private volatile String refused = "";
    private volatile boolean stopped;

    private Traffic(Supplier<Door> desk, List<Quote> quotes, int wanted) {
        this.desk = desk;
        this.quotes = quotes;
        this.wanted = wanted;
    }

    /**
     * Starts the clients.
     *
     * @param desk where the desk's door is now
     * @param quotes of the symbols to trade, which say about where the market is
     * @param wanted how many orders are to be acknowledged
     */
    static Traffic start(Supplier<Door> desk, List<Quote> quotes, int wanted, SplittableRandom random) {
        var traffic = new Traffic(desk, quotes, wanted);
        for (int client = 0; client < CLIENTS; client++) {
            var name = "c" + client + "-";
            var dice = random.split();
            traffic.clients.execute(() -> traffic.trade(name, dice));
        }
        return traffic;
    }

    /** Waits until so many orders were acknowledged. */
    void await(int orders, Duration most) {
        try {
            Waiting.until(orders + " acknowledged orders", most, () -> placed.get() >= orders);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; so far " + placed + ", answers " + answers + ", the last refusal " + refused, late);
        }
    }

    /** How often each status was answered to a placement. */
    Map<String, AtomicInteger> answers() {
        return answers;
    }

    /** No orders from here on; waits until every client has noticed. */
    @Override
    public void close() {
        stopped = true;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(60, TimeUnit.SECONDS)) {
                clients.shutdownNow();
                throw new AssertionError("clients that do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients ended", e);
        }
    }

    private void trade(String name, SplittableRandom dice) {
        for (int number = 1; !stopped && placed.get() < wanted; number++) {
            try {
                one(name + number, dice);
            } catch (UncheckedIOException _) {
                // The desk was killed, or is not back yet.
                pause();
            }
        }
    }

    private void one(String id, SplittableRandom dice) {
        var door = desk.get();
        int kind = dice.nextInt(13);
        // What is sold, what rests, and what has exits are different symbols: nothing is a wash trade of anything.
        var quote = quotes.get(dice.nextInt(SYMBOLS / 3) + SYMBOLS / 3 * (kind < 4 ? 0 : kind == 10 ? 1 : 2));
        var quantity = Integer.toString(1 + dice.nextInt(9));
        switch (kind) {
            case 0, 1, 2 -> place(door, id, "symbol", quote.symbol(), "qty", quantity, "side", "buy", "type", "market",
                    "time_in_force", "day");
            case 3       -> place(door, id, "symbol", quote.symbol(), "qty", quantity, "side", "sell", "type", "market",
                    "time_in_force", "day");
            case 4, 5    -> place(door, id, "symbol", quote.symbol(), "qty", quantity, "side", "buy", "type", "limit",
                    "limit_price", quote.wellAbove(), "time_in_force", dice.nextBoolean() ? "day" : "gtc");
            case 6       -> place(door, id, "symbol", quote.symbol(), "qty", quantity, "side", "buy", "type", "limit",
                    "limit_price", quote.wellAbove(), "time_in_force", "ioc");
            case 7       -> rest(door, id, quote, quantity);
            case 8       -> place(door, id, "symbol", quote.symbol(), "qty", "1." + quantity, "side", "buy", "type", "market",
                    "time_in_force", "day");
            case 9       -> place(door, id, "symbol", quote.symbol(), "qty", quantity, "side", "buy", "type", "stop",
                    "stop_price", farAbove(quote), "time_in_force", "gtc");
            case 10      -> bracket(door, id, quote, quantity);
            case 11      -> cancel(door, rest(door, id, quote, quantity));
            default      -> replace(door, rest(door, id, quote, quantity), dice.nextBoolean() ? quote.wellAbove() : quote.farBelow(),
                    Integer.toString(10 + dice.nextInt(9)));
        }
    }

    private Answer rest(Door door, String id, Quote quote, String quantity) {
        return place(door, id, "symbol", quote.symbol(), "qty", quantity, "side", "buy", "type", "limit",
                "limit_price", quote.farBelow(), "time_in_force", "gtc");
    }

    /** An entry whose exits are so far away that they rest. */
    private void bracket(Door door, String id, Quote quote, String quantity) {
        var body = Json.object("symbol", quote.symbol(), "qty", quantity, "side", "buy", "type", "market", "time_in_force", "gtc",
                "order_class", "bracket");
        body.putObject("take_profit").put("limit_price", farAbove(quote));
        body.putObject("stop_loss").put("stop_price", quote.farBelow());
        place(door, id, body);
    }

    private static String farAbove(Quote quote) {
        return quote.ask().multiply(new BigDecimal("1.5")).setScale(2, RoundingMode.UP).toPlainString();
    }

    private Answer place(Door door, String id, String... terms) {
        return place(door, id, Json.object(terms));
    }

    private Answer place(Door door, String id, ObjectNode body) {
        body.put("client_order_id", id);
        var answer = door.post("/v2/orders", body);
        answers.computeIfAbsent(answer.status() + " " + answer.body().replaceAll(".*\"message\":\"([^\"(]{0,60}).*", "$1")
                .replaceAll("^\\{.*", ""), _ -> new AtomicInteger()).incrementAndGet();
        if (answer.status() == 200) {
            placed.incrementAndGet();
        } else {
            refused = answer.body();
            // Refused by the desk, most often because its broker is out of reach: it takes nothing until it has looked.
            pause();
        }
        return answer;
    }

    private void cancel(Door door, Answer placed) {
        if (placed.status() == 200) {
            door.delete("/v2/orders/" + placed.text("id"));
        }
    }

    private void replace(Door door, Answer placed, String limit, String quantity) {
        if (placed.status() == 200) {
            var body = Json.object("limit_price", limit, "qty", quantity);
            pause();
            door.send("PATCH", "/v2/orders/" + placed.text("id"), HttpRequest.BodyPublishers.ofString(body.toString()),
                    Map.of("Content-Type", "application/json"));
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
}
