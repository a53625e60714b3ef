package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.value.Decimal;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail position reverse SYMBOL}. */
@Command(name = "reverse", description = "Close a position, and once it is closed open the other side.")
public final class PositionReverse extends ClientVerb {

    @Parameters(paramLabel = "SYMBOL", description = "Whose position.")
    String symbol = "";

    @Option(names = "--qty", paramLabel = "QTY", converter = PositiveDecimal.class,
            description = "How much of the other side. Default: as much as is held.")
    Optional<Decimal> quantity = Optional.empty();

    public PositionReverse(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var name = symbol.toUpperCase(Locale.ROOT);
        var body = Json.MAPPER.createObjectNode();
        quantity.ifPresent(number -> body.put("qty", number.toString()));
        var reply = server.post("/api/v1/positions/" + encoded(name) + "/reverse", body.toString(), "reverse of " + name,
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
