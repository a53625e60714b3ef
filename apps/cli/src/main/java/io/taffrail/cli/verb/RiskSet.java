package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail risk set max_order_notional 5000}. */
@Command(name = "set", description = "Set a limit. Tightening holds at once; loosening needs a reason.")
public final class RiskSet extends ClientVerb {

    @Mixin
    LimitOptions limit = new LimitOptions();

    @Parameters(index = "1", paramLabel = "VALUE", description = "In the limit's unit; 0 and 1 for no and yes.")
    String value = "";

    @Option(names = "--until", paramLabel = "TIME", description = "For a time: 2026-01-02T21:00:00Z; then the old limit holds again.")
    Optional<String> until = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the limit.")
    Optional<String> reason = Optional.empty();

    public RiskSet(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        limit.scope();
    }

    @Override
    ExitCode run(Server server) {
        var body = Json.MAPPER.createObjectNode().put("value", value).put("scope", limit.scope());
        until.ifPresent(time -> body.put("until", time));
        reason.ifPresent(text -> body.put("reason", text));
        var reply = server.put(
                "/api/v1/risk/limits/" + encoded(limit.rule), body.toString(), "the limit " + limit.rule, "taffrail risk show");
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println("OK  " + text(reply.json(), "rule") + " of " + text(reply.json(), "scope") + " is "
                    + text(reply.json(), "value"));
        }
        return ExitCode.OK;
    }
}
