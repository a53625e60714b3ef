package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import java.util.Locale;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** A verb that closes a position, and tells what came of it. */
abstract class PositionClosing extends ClientVerb {

    @Parameters(paramLabel = "SYMBOL", description = "Whose position.")
    String symbol = "";

    PositionClosing(Terminal terminal) {
        super(terminal);
    }

    /** {@code close} or {@code reverse}: the last word of the path. */
    abstract String way();

    abstract void describe(ObjectNode body);

    @Override
    final ExitCode run(Server server) {
        var name = symbol.toUpperCase(Locale.ROOT);
        var body = Json.MAPPER.createObjectNode();
        describe(body);
        var reply = server.post("/api/v1/positions/" + encoded(name) + "/" + way(), body.toString(), way() + " of " + name,
                "taffrail position list, taffrail order list --status all --symbol " + name);
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            new CloseOutcome(server, out()).print(reply);
        }
        return ExitCode.OK;
    }
}
