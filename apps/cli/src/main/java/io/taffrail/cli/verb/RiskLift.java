package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code taffrail risk lift max_order_notional --reason "..."}. */
@Command(name = "lift", description = "Take a limit away.")
public final class RiskLift extends ClientVerb {

    @Mixin
    LimitOptions limit = new LimitOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the decision.")
    String reason = "";

    public RiskLift(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        limit.scope();
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.delete(
                "/api/v1/risk/limits/" + encoded(limit.rule) + "?scope=" + encoded(limit.scope()) + "&reason=" + encoded(reason),
                "the limit " + limit.rule, "taffrail risk show");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  " + limit.rule + " of " + limit.scope() + " is lifted");
        }
        return ExitCode.OK;
    }
}
