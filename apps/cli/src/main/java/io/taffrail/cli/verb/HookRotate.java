package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail hook rotate NAME}. */
@Command(name = "rotate", description = "Give a hook a new secret; its old address opens nothing any more.")
public final class HookRotate extends ClientVerb {

    @Parameters(paramLabel = "NAME", description = "The hook's name.")
    String name = "";

    public HookRotate(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.post("/api/v1/hooks/" + encoded(name) + "/rotate", "{}", "hook " + name, "taffrail hook rotate " + name);
        if (json()) {
            unchanged(reply);
        } else {
            out().println(server.api().url().resolve(text(reply.json(), "path")));
            terminal().err().println("the old address of hook " + name + " opens nothing any more; this one will not be shown again");
        }
        return ExitCode.OK;
    }
}
