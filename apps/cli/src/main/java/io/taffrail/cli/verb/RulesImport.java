package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.rules.RulesFile;
import io.taffrail.cli.rules.RulesJson;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail rules import}. */
@Command(name = "import",
        description = "Have a rule pack apply from now on: a TOML file, and the CSV files that it names. docs/rules.md shows one.")
public final class RulesImport extends ClientVerb {

    @Parameters(paramLabel = "FILE", description = "The pack's TOML file.")
    String file = "";

    public RulesImport(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var pack = RulesFile.pack(terminal().path(file));
        var reply = server.post("/api/v1/rules", RulesJson.of(pack).toString(), "rules " + pack.name(), "taffrail rules list");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  rules " + text(reply.json(), "name") + " " + text(reply.json(), "version") + " apply; good until "
                    + text(reply.json(), "last_day"));
        }
        return ExitCode.OK;
    }
}
