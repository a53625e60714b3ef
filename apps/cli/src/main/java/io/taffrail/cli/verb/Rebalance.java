package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code taffrail rebalance}. */
@Command(name = "rebalance",
        description = "Bring the portfolio to its weights: what reduces is sent first, and what opens once it has traded.")
public final class Rebalance extends ClientVerb {

    @Option(names = "--weight", paramLabel = "SYMBOL=PERCENT", required = true,
            description = "What a symbol is to be worth of the equity: AAPL=20%%. May be given more than once.")
    List<String> weights = List.of();

    @Option(names = "--strategy", paramLabel = "NAME", description = "Whose part of the account it is. Default: all of it.")
    Optional<String> strategy = Optional.empty();

    @Option(names = "--close-others", description = "Close what is held and has no weight. Default: leave it as it is.")
    boolean closeOthers;

    @Option(names = "--min-trade", paramLabel = "USD", description = "Leave out changes that are worth less.")
    Optional<String> minimumTrade = Optional.empty();

    @Option(names = "--band", paramLabel = "PERCENT", description = "Leave alone what is no further from its weight.")
    Optional<String> band = Optional.empty();

    @Option(names = "--most", paramLabel = "PERCENT", description = "What all positions may be together. Default: 100, without leverage.")
    Optional<String> most = Optional.empty();

    @Option(names = "--preview", description = "Show the plan, and send nothing.")
    boolean preview;

    public Rebalance(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode all = body.putArray("weights");
        weights.forEach(all::add);
        strategy.ifPresent(name -> body.put("strategy", name));
        body.put("close_others", closeOthers).put("preview", preview);
        minimumTrade.ifPresent(amount -> body.put("minimum_trade", amount));
        band.ifPresent(percent -> body.put("band", percent.replace("%", "")));
        most.ifPresent(percent -> body.put("most", percent.replace("%", "")));
        var reply = server.post("/api/v1/rebalance", body.toString(), "the rebalance", "taffrail order list");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        var table = new Table(
                Table.words("SYMBOL"), Table.number("WEIGHT"), Table.number("PRICE"), Table.number("HELD"), Table.number("TARGET"),
                Table.words("FIRST"), Table.words("THEN"));
        for (JsonNode line : reply.json().path("lines")) {
            table.row(text(line, "symbol"), text(line, "percent") + "%", text(line, "price"), text(line, "held"),
                    text(line, "target"), change(line, "reduces"), change(line, "opens"));
        }
        table.print(out());
        out().println("equity " + text(reply.json(), "equity") + ", left " + text(reply.json(), "left")
                + (preview ? "; nothing was sent" : "; follow it with: taffrail order list"));
        return ExitCode.OK;
    }

    private static String change(JsonNode line, String which) {
        JsonNode change = line.path(which);
        return change.isMissingNode() ? "-" : text(change, "side") + " " + text(change, "qty");
    }
}
