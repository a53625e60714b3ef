package io.taffrail.cli.verb;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail risk lift max_order_notional --reason "..."}. */
@Command(name = "lift", description = "Take a limit away.")
public final class RiskLift extends LimitDecision {

    public RiskLift(Terminal terminal) {
        super(terminal);
    }

    @Override
    Reply ask(Server server) {
        return server.delete(
                "/api/v1/risk/limits/" + encoded(limit.rule) + "?scope=" + encoded(limit.scope()) + "&reason=" + encoded(reason),
                "the limit " + limit.rule, "taffrail risk show");
    }

    @Override
    String outcome() {
        return limit.rule + " of " + limit.scope() + " is lifted";
    }
}
