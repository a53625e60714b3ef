package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code taffrail strategy set NAME}. */
@Command(name = "set", description = "Set a strategy up, or change it; what is not named stays as it was.")
public final class StrategySet extends ClientVerb {

    @Parameters(paramLabel = "NAME", description = "Its name: letters, digits, . _ -")
    String name = "";

    @Option(names = "--size", paramLabel = "RULE",
            description = "How its signals are sized where they do not say: risk:1%%, equity:5%%, notional:5000, fixed:10.")
    Optional<String> size = Optional.empty();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "What it may trade; may be given again. Default: everything.")
    List<String> symbols = List.of();

    @Option(names = "--shorts", negatable = true, description = "Whether it may sell what it does not hold.")
    Optional<Boolean> shorts = Optional.empty();

    @Option(names = "--adds", negatable = true, description = "Whether a signal may make larger what it holds.")
    Optional<Boolean> adds = Optional.empty();

    @Option(names = "--turns", negatable = true, description = "Whether the opposite signal turns its position round.")
    Optional<Boolean> turns = Optional.empty();

    @Option(names = "--budget", paramLabel = "USD", description = "How much of the account is its own, at most.")
    Optional<String> budget = Optional.empty();

    @Option(names = "--max-age", paramLabel = "SPAN", description = "How old its signals may be when they come. Default: 60s.")
    Optional<String> maxAge = Optional.empty();

    @Option(names = "--approve-within", paramLabel = "SPAN", description = "How long a signal waits for approval. Default: 15m.")
    Optional<String> approveWithin = Optional.empty();

    public StrategySet(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.post("/api/v1/strategies", body(), "strategy " + name, "taffrail strategy list");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            StrategyList.table(Json.MAPPER.createArrayNode().add(reply.json())).print(out());
        }
        return ExitCode.OK;
    }

    private String body() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("name", name);
        size.ifPresent(value -> json.put("size", value));
        if (!symbols.isEmpty()) {
            var list = json.putArray("symbols");
            symbols.forEach(list::add);
        }
        shorts.ifPresent(value -> json.put("shorts", value));
        adds.ifPresent(value -> json.put("adds", value));
        turns.ifPresent(value -> json.put("turns", value));
        budget.ifPresent(value -> json.put("budget", value));
        maxAge.ifPresent(value -> json.put("max_age", value));
        approveWithin.ifPresent(value -> json.put("approve_within", value));
        return json.toString();
    }
}
