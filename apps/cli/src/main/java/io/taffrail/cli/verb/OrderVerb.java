package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A verb that sends one order, and may watch what becomes of it. */
abstract class OrderVerb extends ClientVerb {

    @Option(names = "--wait", arity = "0..1", paramLabel = "TIME", converter = Patience.class,
            preprocessor = Patience.OnlyAttached.class,
            description = "Watch the order until it is over, or for so long: --wait=30s. Default: 10s.")
    Optional<Duration> wait = Optional.empty();

    @Option(names = "--preview",
            description = "Say what would become of the order, check by check, and send nothing. Ends with 10 where it is refused.")
    boolean preview;

    @Option(names = "--yes",
            description = "Do not ask a person again where the order uses more than half of a limit for one order.")
    boolean yes;

    OrderVerb(Terminal terminal) {
        super(terminal);
    }

    /** The order as typed; throws where it makes no sense. */
    abstract Ticket ticket();

    @Override
    final void check() {
        ticket();
    }

    @Override
    final ExitCode run(Server server) {
        var ticket = ticket();
        if (preview) {
            return tried(server, ticket);
        }
        if (!yes && terminal().interactive()) {
            new SecondLook(terminal()).at(ticket, server);
        }
        var reply = server.post("/v2/orders", ticket.body(), ticket.toString(), ticket.lookUp());
        if (!json()) {
            label(server);
        }
        var watch = new OrderWatch(server, out(), json());
        var last = watch.follow(reply, wait);
        if (json()) {
            unchanged(last);
        }
        return ExitCode.OK;
    }

    private ExitCode tried(Server server, Ticket ticket) {
        var reply = server.post("/api/v1/risk/test", ticket.body(), "the order", "taffrail risk show");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            TrialText.print(reply.json(), out());
        }
        return reply.json().path("passes").asBoolean() ? ExitCode.OK : ExitCode.FINDING;
    }
}
