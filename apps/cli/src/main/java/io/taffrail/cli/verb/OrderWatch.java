package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.Fields;
import io.taffrail.cli.print.OrderText;
import io.taffrail.cli.verb.ClientVerb.Server;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Follows an order that was sent, telling each change. */
final class OrderWatch {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final Server server;
    private final PrintStream out;
    private final boolean silent;

    /** @param silent where a program reads, which wants the end alone */
    OrderWatch(Server server, PrintStream out, boolean silent) {
        this.server = server;
        this.out = out;
        this.silent = silent;
    }

    /**
     * Tells what comes, until the order is over or the time is.
     *
     * @param sent the server's answer to the order
     * @param patience how long to watch; without it, only the answer is told
     * @return the last that was seen of the order
     */
    Reply follow(Reply sent, Optional<Duration> patience) {
        var order = sent.json();
        say("  " + OrderText.ticket(order) + "   id " + text(order, "id") + "   client "
                + text(order, "client_order_id"));
        change(order);
        for (JsonNode leg : order.path("legs")) {
            say("    " + OrderText.role(leg) + "  " + OrderText.ticket(leg) + "  " + OrderText.standing(leg));
        }
        var last = patience.map(time -> watch(sent, time)).orElse(sent);
        conclude(last.json(), patience.isPresent());
        return last;
    }

    private Reply watch(Reply sent, Duration patience) {
        var last = sent;
        long deadline = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        while (!OrderText.isOver(last.json()) && System.nanoTime() - deadline < 0) {
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            var id = text(last.json(), "id");
            var now = server.get("/v2/orders/" + id + (hasLegs(sent.json()) ? "?nested=true" : ""), "order " + id);
            tellChanges(last.json(), now.json());
            last = now;
        }
        return last;
    }

    private void tellChanges(JsonNode before, JsonNode now) {
        if (!OrderText.standing(now).equals(OrderText.standing(before))) {
            change(now);
        }
        for (int i = 0; i < now.path("legs").size(); i++) {
            var leg = now.path("legs").path(i);
            if (!OrderText.standing(leg).equals(OrderText.standing(before.path("legs").path(i)))) {
                say("  " + Fields.time(leg, "updated_at") + "    " + OrderText.role(leg) + " " + OrderText.standing(leg));
            }
        }
    }

    private static boolean hasLegs(JsonNode order) {
        return !order.path("legs").isEmpty();
    }

    private void conclude(JsonNode order, boolean watched) {
        var id = text(order, "id");
        switch (text(order, "status")) {
            case "rejected" -> throw Problem.of(ExitCode.REJECTED, "REJECTED_BY_BROKER",
                    OrderText.ticket(order) + " was rejected by the broker", "the broker's checks said no",
                    "read what is known of it: taffrail order show " + id).about(id).failure();
            case "filled" -> say("OK  filled " + text(order, "filled_qty") + " @ " + text(order, "filled_avg_price")
                    + OrderText.exits(order));
            case "canceled", "expired" -> say("OK  over, filled " + text(order, "filled_qty") + OrderText.exits(order));
            case "replaced" -> say("OK  replaced; see what becomes of it: taffrail order show " + text(order, "replaced_by"));
            default -> say(watched ? "OK  still working" + OrderText.waitsFor(order) + ": taffrail order show " + id
                    : "OK  sent; see what becomes of it: taffrail order show " + id);
        }
    }

    private void change(JsonNode order) {
        say("  " + Fields.time(order, "updated_at") + "  " + OrderText.standing(order));
    }

    private void say(String line) {
        if (!silent) {
            out.println(line);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ExitCode.INTERRUPTED, "INTERRUPTED", "the watch was interrupted",
                    "the order itself goes on", "taffrail order list").failure();
        }
    }
}
