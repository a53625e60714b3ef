package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail hook delete NAME}. */
@Command(name = "delete", description = "Close a hook: its address opens nothing any more.")
public final class HookDelete extends ClientVerb {

    @Parameters(paramLabel = "NAME", description = "The hook's name.")
    String name = "";

    public HookDelete(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.delete("/api/v1/hooks/" + encoded(name), "hook " + name, "taffrail hook list");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  hook " + name + " is deleted");
        }
        return ExitCode.OK;
    }
}
