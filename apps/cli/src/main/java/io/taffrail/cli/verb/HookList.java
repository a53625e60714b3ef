package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail hook list}. */
@Command(name = "list", description = "Show the hooks; their secrets are kept nowhere.")
public final class HookList extends ClientVerb {

    public HookList(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/hooks", "the list of hooks");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (reply.json().isEmpty()) {
            out().println("no hooks; make one: taffrail hook create NAME");
            return ExitCode.OK;
        }
        var table = new Table(
                Table.words("HOOK"), Table.words("STRATEGY"), Table.words("MODE"), Table.words("DIALECT"),
                Table.words("SYMBOLS"), Table.number("MAX NOTIONAL"));
        reply.json().forEach(hook -> table.row(
                text(hook, "name"), text(hook, "strategy"), text(hook, "mode"), text(hook, "dialect"),
                hook.path("symbols").isEmpty() ? "all" : StrategyList.joined(hook.path("symbols")), text(hook, "max_notional")));
        table.print(out());
        return ExitCode.OK;
    }
}
