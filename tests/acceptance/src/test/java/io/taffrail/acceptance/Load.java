package io.taffrail.acceptance;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clients that place, look at and cancel orders as fast as they are answered, until the server is gone. */
final class Load implements AutoCloseable {

    private final ExecutorService clients;
    private final CountDownLatch begun;

    /** The symbols that are bought and sold at the market, and those that only have resting buys. */
    record Plan(List<Quote> traded, List<Quote> rested) {}

    /** How many clients trade, and for the how many-th time. */
    record Round(int number, int clients) {}

    private Load(int count) {
        clients = Executors.newFixedThreadPool(count);
        begun = new CountDownLatch(count);
    }

    /**
     * Starts the clients; the number of the round makes their client order ids its own.
     */
    static Load start(RunningTaffrail server, Plan plan, Acknowledgements promised, Round round, SplittableRandom random) {
        var load = new Load(round.clients());
        for (var client = 0; client < round.clients(); client++) {
            var name = "r" + round.number() + "c" + client + "n";
            var dice = random.split();
            var door = server.anotherDoor();
            load.clients.execute(() -> load.trade(door, plan, promised, name, dice));
        }
        return load;
    }

    /** Returns when every client has had its first answer. */
    void awaitBegun() {
        try {
            if (!begun.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError(begun.getCount() + " clients had no answer within 20 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients began", e);
        }
    }

    /** Waits until every client has noticed that the server is gone. */
    @Override
    public void close() {
        clients.shutdown();
        try {
            if (!clients.awaitTermination(30, TimeUnit.SECONDS)) {
                clients.shutdownNow();
                throw new AssertionError("clients still trade with a server that is gone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clients ended", e);
        }
    }

    private void trade(Door door, Plan plan, Acknowledgements promised, String name, SplittableRandom dice) {
        try (door) {
            var resting = new ArrayList<String>();
            for (var number = 1; ; number++) {
                one(door, plan, promised, name + number, dice, resting);
                begun.countDown();
            }
        } catch (UncheckedIOException _) {
            // The end of every client: the server was killed.
        }
    }

    private static void one(
            Door door, Plan plan, Acknowledgements promised, String id, SplittableRandom dice, List<String> resting) {
        switch (dice.nextInt(6)) {
            case 0, 1, 2 -> note(promised, id, market(door, plan, id, dice)).ifPresent(placed -> look(door, promised, id, placed));
            case 3, 4    -> note(promised, id, limit(door, plan, id, dice)).ifPresent(placed -> resting.add(placed.text("id")));
            default      -> cancelOne(door, promised, resting);
        }
    }

    private static Optional<Answer> note(Acknowledgements promised, String id, Answer answer) {
        if (answer.status() == 200) {
            promised.order(id, answer);
            return Optional.of(answer);
        }
        promised.refused(answer);
        return Optional.empty();
    }

    private static void look(Door door, Acknowledgements promised, String id, Answer placed) {
        var seen = placed.text("status").equals("filled") ? placed : door.get("/v2/orders/" + placed.text("id"));
        if (seen.status() == 200 && seen.text("status").equals("filled")) {
            promised.filled(id, seen);
        }
    }

    private static void cancelOne(Door door, Acknowledgements promised, List<String> resting) {
        if (resting.isEmpty()) {
            return;
        }
        var id = resting.removeFirst();
        if (door.delete("/v2/orders/" + id).status() == 204) {
            var seen = door.get("/v2/orders/" + id);
            if (seen.status() == 200 && seen.text("status").equals("canceled")) {
                promised.canceled(seen.text("client_order_id"));
            }
        }
    }

    private static Answer market(Door door, Plan plan, String id, SplittableRandom dice) {
        var quote = plan.traded().get(dice.nextInt(plan.traded().size()));
        return door.order("symbol", quote.symbol(), "qty", String.valueOf(1 + dice.nextInt(9)),
                "side", dice.nextInt(3) == 0 ? "sell" : "buy", "type", "market", "time_in_force", "day", "client_order_id", id);
    }

    private static Answer limit(Door door, Plan plan, String id, SplittableRandom dice) {
        var quote = plan.rested().get(dice.nextInt(plan.rested().size()));
        return door.buy(quote.symbol(), String.valueOf(1 + dice.nextInt(9)), quote.farBelow(), id);
    }
}
