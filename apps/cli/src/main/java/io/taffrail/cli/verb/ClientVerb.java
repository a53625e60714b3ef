package io.taffrail.cli.verb;

import io.taffrail.cli.client.Api;
import io.taffrail.cli.client.KeyPair;
import io.taffrail.cli.client.Refusal;
import io.taffrail.cli.client.Reply;
import io.taffrail.cli.client.ServerFile;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A verb that asks a running server. */
abstract class ClientVerb extends FolderVerb {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    ClientVerb(Terminal terminal) {
        super(terminal);
    }

    /**
     * A server found, and the key that opens it.
     *
     * @param start the command that starts it
     */
    record Server(ServerFile file, Api api, String start) {

        /** @param what the thing that is asked for, as a person would say it */
        Reply get(String path, String what) {
            return good(api.get(path), what, "");
        }

        Reply post(String path, String body, String what, String lookUp) {
            return good(api.post(path, body, lookUp), what, lookUp);
        }

        Reply put(String path, String body, String what, String lookUp) {
            return good(api.put(path, body, lookUp), what, lookUp);
        }

        Reply patch(String path, String body, String what, String lookUp) {
            return good(api.patch(path, body, lookUp), what, lookUp);
        }

        Reply delete(String path, String what, String lookUp) {
            return good(api.delete(path, lookUp), what, lookUp);
        }

        /** The same answer where it is good; else the failure that it tells. */
        Reply good(Reply reply, String what, String lookUp) {
            if (!reply.isGood()) {
                throw Refusal.of(reply, what, api.key(), lookUp).failure();
            }
            return reply;
        }
    }

    @Override
    final ExitCode run(Settings settings, Path dataFolder) {
        check();
        var start = "taffrail up --data " + dataFolder;
        var file = ServerFile.read(dataFolder).orElseThrow(() -> Problem.of(ExitCode.UNREACHABLE, "NO_SERVER",
                "no server runs on " + dataFolder, "there is no server.json in it", "start one: " + start).failure());
        return run(new Server(
                file, new Api(file.url(), KeyPair.find(terminal(), dataFolder), PATIENCE, start, file.pin()), start));
    }

    /** Refuses words that make no sense together, before any server is looked for. */
    void check() {}

    /** What the verb asks, and what it prints of the answer. */
    abstract ExitCode run(Server server);

    /** Prints the answer as it came, for programs; an answer without a body prints nothing. */
    final void unchanged(Reply reply) {
        if (!reply.text().isBlank()) {
            out().println(reply.text().strip());
        }
    }

    /** The line over every table. */
    final void label(Server server) {
        out().println(server.file().label());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
