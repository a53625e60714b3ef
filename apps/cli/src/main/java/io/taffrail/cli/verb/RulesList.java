package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code taffrail rules list}. */
@Command(name = "list", description = "Show the rule packs that apply.")
public final class RulesList extends ClientVerb {

    public RulesList(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/rules", "the list of rule packs");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        JsonNode packs = reply.json().path("rules");
        if (packs.isEmpty()) {
            out().println("no rule packs apply; import one: taffrail rules import FILE");
            return ExitCode.OK;
        }
        var table = new Table(
                Table.words("NAME"), Table.words("VERSION"), Table.words("AS OF"), Table.words("GOOD UNTIL"), Table.words("FILE"),
                Table.words("SHA-256"));
        for (JsonNode pack : packs) {
            String until = text(pack, "last_day") + (pack.path("expired").asBoolean() ? " EXPIRED" : "");
            table.row(text(pack, "name"), text(pack, "version"), text(pack, "as_of"), until, text(pack, "source"),
                    text(pack, "sha256").substring(0, 12));
        }
        table.print(out());
        return ExitCode.OK;
    }
}
