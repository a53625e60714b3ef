package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.SignalText;
import io.taffrail.cli.settings.Terminal;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail signal list}. */
@Command(name = "list", description = "Show signals and what became of them, the newest first.")
public final class SignalList extends ClientVerb {

    /** Which signals, by where they stand. */
    enum Status { ALL, PENDING, ACCEPTED, REJECTED, DECLINED }

    @Option(names = "--status", paramLabel = "STATUS",
            description = "all, pending, accepted, rejected or declined. Default: all.")
    Status status = Status.ALL;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, up to 500. Default: 50.")
    int limit = 50;

    public SignalList(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get(
                "/api/v1/signals?status=" + status.name().toLowerCase(Locale.ROOT) + "&limit=" + limit, "the list of signals");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        label(server);
        if (reply.json().isEmpty()) {
            out().println(status == Status.ALL ? "no signals; send one: taffrail signal send" : "no such signals");
        } else {
            SignalText.table(reply.json()).print(out());
        }
        return ExitCode.OK;
    }
}
