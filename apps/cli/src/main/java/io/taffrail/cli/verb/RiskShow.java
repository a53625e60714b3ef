package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code taffrail risk show}. */
@Command(name = "show", description = "Show every limit, how much of it is used, and who set it.")
public final class RiskShow extends ClientVerb {

    public RiskShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/risk", "the limits");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (reply.json().path("limits").isEmpty()) {
            out().println("no limits: orders are held against the account's buying power only");
            return ExitCode.OK;
        }
        var table = new Table(
                Table.words("LIMIT"), Table.words("SCOPE"), Table.number("VALUE"), Table.number("USED"), Table.number("LEFT"),
                Table.words("UNIT"), Table.words("SET BY"));
        for (JsonNode limit : reply.json().path("limits")) {
            table.row(text(limit, "rule"), text(limit, "scope"), text(limit, "value"), known(limit, "used"),
                    limit.path("tripped").asBoolean() ? "TRIPPED" : known(limit, "headroom"), text(limit, "unit"),
                    text(limit, "set_by"));
        }
        table.print(out());
        return ExitCode.OK;
    }

    private static String known(JsonNode limit, String field) {
        return limit.path(field).isString() ? limit.path(field).asString() : "-";
    }
}
