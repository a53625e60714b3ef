package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Fields;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail hook show NAME}. */
@Command(name = "show", description = "Show a hook, and what lately came by it that was no signal.")
public final class HookShow extends ClientVerb {

    @Parameters(paramLabel = "NAME", description = "The hook's name.")
    String name = "";

    public HookShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/api/v1/hooks/" + encoded(name), "hook " + name);
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        var hook = reply.json();
        label(server);
        out().println("  " + text(hook, "name") + "   strategy " + text(hook, "strategy") + "   mode " + text(hook, "mode")
                + "   dialect " + text(hook, "dialect") + (hook.path("plain_text").asBoolean() ? " and plain text" : "")
                + (hook.path("reverse").asBoolean() ? "   reverses" : "   closes only"));
        out().println("  symbols " + (hook.path("symbols").isEmpty() ? "all" : StrategyList.joined(hook.path("symbols")))
                + (text(hook, "max_notional").isEmpty() ? "" : "   at most " + text(hook, "max_notional")));
        hook.path("map").properties().forEach(one ->
                out().println("  " + one.getKey() + " is " + one.getValue().asString()));
        hook.path("unreadable").forEach(one -> {
            out().println("  " + Fields.dayAndTime(one, "at") + "  " + text(one, "code") + ": " + text(one, "what"));
            out().println("    " + text(one, "body"));
        });
        return ExitCode.OK;
    }
}
