package io.taffrail.cli.verb;


import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Side;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code taffrail risk test AAPL 100 --side sell}. */
@Command(name = "test", description = "Say what would become of an order, without sending it. Ends with 10 where it is refused.")
public final class RiskTrial extends ClientVerb {

    @Mixin
    TicketOptions ticket = new TicketOptions();

    @Option(names = "--side", paramLabel = "SIDE", description = "buy or sell. Default: buy.")
    Side side = Side.BUY;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Whose order it would be.")
    Optional<String> strategy = Optional.empty();

    public RiskTrial(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var body = (ObjectNode) Json.MAPPER.readTree(ticket.ticket(side).body());
        strategy.ifPresent(name -> body.put("strategy", name));
        var reply = server.post("/api/v1/risk/test", body.toString(), "the order", "taffrail risk show");
        boolean passes = reply.json().path("passes").asBoolean();
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            TrialText.print(reply.json(), out());
        }
        return passes ? ExitCode.OK : ExitCode.FINDING;
    }
}
