package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code taffrail rules show}. */
@Command(name = "show", description = "Show what each rule pack says of buying a symbol, and why. It is no fatwa, and no advice.")
public final class RulesShow extends ClientVerb {

    @Parameters(paramLabel = "SYMBOL", description = "What would be bought.")
    String symbol = "";

    public RulesShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/rules/symbols/" + encoded(symbol), "what the rules say of " + symbol);
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (reply.json().path("verdicts").isEmpty()) {
            out().println("no rule packs apply: " + symbol + " may be bought as far as rules go");
        }
        for (JsonNode verdict : reply.json().path("verdicts")) {
            out().println(text(verdict, "verdict") + "  " + text(verdict, "pack") + " " + text(verdict, "version") + " of "
                    + text(verdict, "as_of") + ": " + text(verdict, "words"));
            for (JsonNode input : verdict.path("inputs")) {
                out().println("      " + text(input, "name") + ": " + text(input, "value"));
            }
        }
        return ExitCode.OK;
    }
}
