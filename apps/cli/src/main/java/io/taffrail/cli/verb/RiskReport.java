package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code taffrail risk report}. */
@Command(name = "report", description = "Assess every control: what holds and why, how far it is used, what it refused, who changed it.")
public final class RiskReport extends ClientVerb {

    public RiskReport(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/risk/report", "the controls");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        var table = new Table(
                Table.words("CONTROL"), Table.words("SCOPE"), Table.words("CHECK"), Table.number("LIMIT"), Table.number("USED"),
                Table.words("UNIT"), Table.words("DEFAULT"), Table.words("SET BY"), Table.number("REFUSED"), Table.words("LAST"),
                Table.number("CHANGED"), Table.words("REASON"));
        var unset = new ArrayList<String>();
        for (JsonNode control : reply.json().path("controls")) {
            boolean idle = control.path("refused").asLong() == 0 && control.path("changed").asLong() == 0;
            if (!control.path("in_force").asBoolean() && idle) {
                unset.add(text(control, "rule"));
            } else {
                table.row(text(control, "rule"), text(control, "scope"), checked(control), known(control, "value"), known(control, "used"),
                        text(control, "unit"), usual(control), known(control, "set_by"), text(control, "refused"),
                        known(control, "last_refused"), text(control, "changed"), known(control, "reason"));
            }
        }
        table.print(out());
        if (!unset.isEmpty()) {
            out().println("  NOT SET  " + String.join(", ", unset));
        }
        var failed = new ArrayList<JsonNode>();
        reply.json().path("controls").forEach(control -> {
            if (text(control, "check").equals("failed")) {
                failed.add(control);
            }
        });
        failed.forEach(control -> out().println(
                "  FAILED  " + text(control, "rule") + " of " + text(control, "scope") + " " + text(control, "check_how")));
        out().println("  what each looks at, why, and what to do: docs/refusals.md");
        return failed.isEmpty() ? ExitCode.OK : ExitCode.FINDING;
    }

    /** Whether the control did what it says when it was played once; many cannot be played by one order. */
    private static String checked(JsonNode control) {
        return switch (text(control, "check")) {
            case "passed" -> "pass";
            case "failed" -> "FAIL";
            default -> "-";
        };
    }

    private static String usual(JsonNode control) {
        return control.path("is_default").asBoolean() ? "yes" : "no: " + known(control, "default");
    }

    private static String known(JsonNode control, String field) {
        return control.path(field).isString() ? control.path(field).asString() : "-";
    }
}
