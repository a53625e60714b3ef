package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.client.Reply;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail risk rearm repeated_executions --strategy ema --reason "..."}. */
@Command(name = "rearm", description = "Let a strategy go on that a limit has stopped. You must have looked.")
public final class RiskRearm extends LimitDecision {

    public RiskRearm(Terminal terminal) {
        super(terminal);
    }

    @Override
    Reply ask(Server server) {
        return server.post(
                "/api/v1/risk/rearm/" + encoded(limit.rule),
                Json.MAPPER.createObjectNode().put("scope", limit.scope()).put("reason", reason).toString(),
                limit.scope(), "taffrail risk show");
    }

    @Override
    String outcome() {
        return limit.scope() + " goes on";
    }
}
