package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail rules drop}. */
@Command(name = "drop", description = "Have a rule pack apply no longer.")
public final class RulesDrop extends ClientVerb {

    @Parameters(paramLabel = "NAME", description = "The pack's name.")
    String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept in the journal.")
    String reason = "";

    public RulesDrop(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.post("/api/v1/rules/" + encoded(name) + "/drop",
                Json.MAPPER.createObjectNode().put("reason", reason).toString(), "rules " + name, "taffrail rules list");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  rules " + name + " apply no longer");
        }
        return ExitCode.OK;
    }
}
