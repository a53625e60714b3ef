package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The second look of a person on a terminal at an order that uses more than half of a limit for one order. It is for slips of
 * the finger only: a program has none, and is held to the limits alone; and what is beyond a limit the server refuses, whoever says yes.
 */
final class SecondLook {
    private final Terminal terminal;

    SecondLook(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns where the order may be sent. */
    void at(Ticket ticket, ClientVerb.Server server) {
        List<JsonNode> large = large(ticket, server);
        if (large.isEmpty()) {
            return;
        }
        large.forEach(limit -> terminal.err().println(limit.path("what").asString()));
        terminal.err().print("More than half of what one order may be. Send " + ticket + "? [y/N] ");
        terminal.err().flush();
        if (!saysYes()) {
            throw Problem.of(ExitCode.DENIED, "NOT_CONFIRMED", "nothing was sent", "nobody said yes to " + ticket,
                    "give the command again and answer y, or add --yes").failure();
        }
    }

    /** The limits that are to be shown. What cannot be tried is sent as it is: the answer to the order itself says why. */
    private static List<JsonNode> large(Ticket ticket, ClientVerb.Server server) {
        var limits = new ArrayList<JsonNode>();
        try {
            var trial = server.api().post("/api/v1/risk/test", ticket.body(), ticket.lookUp());
            if (trial.isGood()) {
                trial.json().path("confirm").forEach(limits::add);
            }
        } catch (Failure _) {
            // Nothing was sent by this question; the order's own goes the same way, and its failure is told.
        }
        return limits;
    }

    private boolean saysYes() {
        var in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip)
                    .filter(answer -> answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"))
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
