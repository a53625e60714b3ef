package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code taffrail strategy list}. */
@Command(name = "list", description = "Show the strategies and how their signals trade.")
public final class StrategyList extends ClientVerb {

    public StrategyList(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/strategies", "the list of strategies");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (reply.json().isEmpty()) {
            out().println("no strategies; set one up: taffrail strategy set NAME --size risk:1%");
        } else {
            table(reply.json()).print(out());
        }
        return ExitCode.OK;
    }

    static Table table(JsonNode strategies) {
        var table = new Table(
                Table.words("STRATEGY"), Table.words("SIZE"), Table.words("SYMBOLS"), Table.words("MAY"),
                Table.number("BUDGET"), Table.number("MAX AGE"));
        strategies.forEach(one -> table.row(
                text(one, "name"), text(one, "size"), one.path("symbols").isEmpty() ? "all" : joined(one.path("symbols")),
                may(one), text(one, "budget"), text(one, "max_age_s") + "s"));
        return table;
    }

    static String joined(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false).map(JsonNode::asString).collect(Collectors.joining(","));
    }

    private static String may(JsonNode strategy) {
        return "long" + (strategy.path("shorts").asBoolean() ? ",short" : "") + (strategy.path("adds").asBoolean() ? ",add" : "")
                + (strategy.path("turns").asBoolean() ? ",turn" : "");
    }
}
