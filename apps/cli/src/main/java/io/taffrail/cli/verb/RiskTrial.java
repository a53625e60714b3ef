package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Side;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code taffrail risk test AAPL 100 --side sell}. */
@Command(name = "test", description = "Say what would become of an order, without sending it. Ends with 10 where it is refused.")
public final class RiskTrial extends ClientVerb {

    @Mixin
    TicketOptions ticket = new TicketOptions();

    @Option(names = "--side", paramLabel = "SIDE", description = "buy or sell. Default: buy.")
    Side side = Side.BUY;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Whose order it would be.")
    Optional<String> strategy = Optional.empty();

    public RiskTrial(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var body = (ObjectNode) Json.MAPPER.readTree(ticket.ticket(side).body());
        strategy.ifPresent(name -> body.put("strategy", name));
        var reply = server.post("/api/v1/risk/test", body.toString(), "the order", "taffrail risk show");
        boolean passes = reply.json().path("passes").asBoolean();
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            print(reply.json(), passes);
        }
        return passes ? ExitCode.OK : ExitCode.FINDING;
    }

    private void print(JsonNode trial, boolean passes) {
        var table = new Table(
                Table.words("LIMIT"), Table.words("SCOPE"), Table.number("VALUE"), Table.number("LIMIT"), Table.words("RESULT"));
        for (JsonNode reading : trial.path("readings")) {
            table.row(text(reading, "rule"), text(reading, "scope"),
                    reading.path("value").isString() ? reading.path("value").asString() : "not known", text(reading, "limit"),
                    (reading.path("passed").asBoolean() ? "pass" : "FAIL")
                            + (reading.path("note").isString() ? ": " + reading.path("note").asString() : ""));
        }
        table.print(out());
        if (passes) {
            out().println("OK  the order would pass; nothing was sent");
            return;
        }
        JsonNode denial = trial.path("denial");
        out().println("REFUSED  " + text(denial, "code"));
        out().println("  what: " + text(denial, "what"));
        out().println("  why:  " + text(denial, "why"));
        out().println("  fix:  " + text(denial, "fix"));
        if (trial.path("largest_qty").isString()) {
            out().println("  largest quantity that would pass: " + text(trial, "largest_qty"));
        }
    }
}
