package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code taffrail risk rearm repeated_executions --strategy ema --reason "..."}. */
@Command(name = "rearm", description = "Let a strategy go on that a limit has stopped. You must have looked.")
public final class RiskRearm extends ClientVerb {

    @Mixin
    LimitOptions limit = new LimitOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the decision.")
    String reason = "";

    public RiskRearm(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        limit.scope();
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.post(
                "/api/v1/risk/rearm/" + encoded(limit.rule),
                Json.MAPPER.createObjectNode().put("scope", limit.scope()).put("reason", reason).toString(),
                limit.scope(), "taffrail risk show");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  " + limit.scope() + " goes on");
        }
        return ExitCode.OK;
    }
}
