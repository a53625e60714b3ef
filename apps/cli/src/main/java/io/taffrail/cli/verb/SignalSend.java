package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.SignalText;
import io.taffrail.cli.settings.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code taffrail signal send}: a signal by flags or from a file, or an alert as a hook would get it. */
@Command(name = "send", description = "Send a signal; it is sized and checked, and trades without approval. "
        + "With --hook it goes the way of that hook's alerts.")
public final class SignalSend extends ClientVerb {

    @Option(names = "--file", paramLabel = "FILE", description = "The whole message, as it would be sent.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--hook", paramLabel = "HOOK", description = "Try the message out at this hook; needs --file.")
    Optional<String> hook = Optional.empty();

    @Option(names = "--preview", description = "Say how it would be sized and judged, and send nothing.")
    boolean preview;

    @Mixin
    SignalOptions signal = new SignalOptions();

    public SignalSend(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (file.isPresent() == signal.isGiven()) {
            throw Problem.usage("SIGNAL_MISSING", "a signal is given by --file, or by --symbol and --action",
                    file.isPresent() ? "both are there" : "neither is there",
                    "for example: taffrail signal send --symbol AAPL --action buy --qty 10").failure();
        }
        if (preview && hook.isPresent()) {
            throw Problem.usage("PREVIEW_OF_HOOK", "--preview is given with --hook", "a hook's alerts are tried out by sending them",
                    "leave --hook away").failure();
        }
        if (hook.isPresent() && file.isEmpty()) {
            throw Problem.usage("SIGNAL_MISSING", "--hook is given without --file", "a hook gets a message as its sender wrote it",
                    "add --file FILE").failure();
        }
    }

    @Override
    ExitCode run(Server server) {
        String body = file.map(SignalSend::read).orElseGet(signal::body);
        String path = hook.map(name -> "/api/v1/hooks/" + encoded(name) + "/deliveries")
                .orElse(preview ? "/api/v1/signals?preview=true" : "/api/v1/signals");
        Reply reply = server.post(path, body, "the signal", "taffrail signal list");
        var json = reply.json();
        if (text(json, "status").equals("rejected")) {
            throw Problem.of(ExitCode.DENIED, text(json, "code"), "the signal: " + text(json, "what"), text(json, "why"),
                    text(json, "fix")).titled("signal refused").failure();
        }
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            out().println((preview ? "PREVIEW, nothing was sent: signal " : "OK  signal ") + text(json, "signal_id")
                    + " " + SignalText.status(json)
                    + (text(json, "reason").isEmpty() ? "" : ": " + text(json, "reason")));
            SignalText.sequel(json, out());
        }
        return ExitCode.OK;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw Problem.usage("FILE_UNREADABLE", "the file " + file + " cannot be read", String.valueOf(unreadable),
                    "name a file that is there, in UTF-8").failure();
        }
    }
}
