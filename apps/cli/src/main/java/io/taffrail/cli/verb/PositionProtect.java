package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Terminal;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code taffrail position protect SYMBOL}. */
@Command(name = "protect",
        description = "Give a position a stop, a target, a trail or a time, or change them. They follow it as it grows and shrinks.")
public final class PositionProtect extends ClientVerb {

    @Parameters(paramLabel = "SYMBOL", description = "Whose position.")
    String symbol = "";

    @Option(names = "--stop", paramLabel = "PRICE", description = "Out with a loss at this price.")
    Optional<String> stop = Optional.empty();

    @Option(names = "--target", paramLabel = "PRICE", description = "Out with a profit at this price.")
    Optional<String> target = Optional.empty();

    @Option(names = "--trail", paramLabel = "TRAIL", description = "A stop that follows the market: 2%% or 1.50.")
    Optional<String> trail = Optional.empty();

    @Option(names = "--exit-at", paramLabel = "MOMENT", description = "Out at this moment: 2026-01-02T21:00:00Z.")
    Optional<String> exitAt = Optional.empty();

    public PositionProtect(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (stop.isEmpty() && target.isEmpty() && trail.isEmpty() && exitAt.isEmpty()) {
            throw Problem.usage("NOTHING_TO_PROTECT_WITH", "no exit is given", "a position is protected by a stop, a target or a time",
                    "add --stop, --trail, --target or --exit-at").failure();
        }
    }

    @Override
    ExitCode run(Server server) {
        var name = symbol.toUpperCase(Locale.ROOT);
        ObjectNode body = Json.MAPPER.createObjectNode();
        stop.ifPresent(price -> body.put("stop", price));
        target.ifPresent(price -> body.put("target", price));
        trail.ifPresent(offset -> body.put("trail", offset));
        exitAt.ifPresent(moment -> body.put("exit_at", moment));
        var reply = server.post("/api/v1/positions/" + encoded(name) + "/protect", body.toString(), "protection of " + name,
                "taffrail order list");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            print(reply.json());
        }
        return ExitCode.OK;
    }

    private void print(JsonNode json) {
        out().println("OK  " + text(json, "qty") + " " + text(json, "symbol")
                + (json.path("exit_at").isString() ? " are closed at " + text(json, "exit_at") : " are protected"));
        json.path("exits").forEach(exit -> out().println("  " + text(exit, "role") + "  " + text(exit, "qty") + "  "
                + price(exit) + "  " + text(exit, "status") + "  " + text(exit, "id")));
    }

    private static String price(JsonNode exit) {
        for (String name : new String[] {"stop_price", "limit_price", "trail_price"}) {
            if (exit.path(name).isString()) {
                return name.replace('_', ' ') + " " + text(exit, name);
            }
        }
        return "trail " + text(exit, "trail_percent") + "%";
    }
}
