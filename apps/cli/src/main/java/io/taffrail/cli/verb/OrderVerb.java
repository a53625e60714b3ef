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
}
