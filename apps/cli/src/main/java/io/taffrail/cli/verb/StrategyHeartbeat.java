package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail strategy heartbeat}. */
@Command(name = "heartbeat",
        description = "Say that a strategy lives. Where it is silent for longer its entries are taken off and halted.")
public final class StrategyHeartbeat extends ClientVerb {

    @Parameters(paramLabel = "STRATEGY", description = "Its name.")
    String strategy = "";

    @Option(names = "--within", paramLabel = "TIME", description = "For how long it may be silent: 500ms, 5s, 2m. Default: 5s.")
    String within = "5s";

    @Option(names = "--off", description = "Nobody need wait for it any more.")
    boolean off;

    public StrategyHeartbeat(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var path = "/api/v1/strategies/" + encoded(strategy) + "/heartbeat";
        Reply reply = off
                ? server.delete(path, "heartbeat of " + strategy, "taffrail halt show")
                : server.post(path, Json.MAPPER.createObjectNode().put("within", within).toString(), "heartbeat of " + strategy,
                        "taffrail halt show");
        boolean halted = reply.json().path("halted").asBoolean();
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println((halted ? "HALTED  strategy " : "OK  strategy ") + strategy
                    + (off ? " is waited for no more" : " is to be heard again by " + text(reply.json(), "due")));
        }
        return halted ? ExitCode.HALTED : ExitCode.OK;
    }
}
