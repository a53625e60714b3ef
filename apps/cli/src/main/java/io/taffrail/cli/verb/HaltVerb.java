package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Api;
import io.taffrail.cli.client.Json;
import io.taffrail.cli.client.KeyPair;
import io.taffrail.cli.client.Refusal;
import io.taffrail.cli.client.Reply;
import io.taffrail.cli.client.ServerFile;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A verb of the kill switch: it asks the server, and where none answers leaves a file that the server obeys. */
abstract class HaltVerb extends FolderVerb {
    /** Who halts does not wait as long as who trades. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(names = "--scope", paramLabel = "SCOPE",
            description = "desk, account, account:NAME or strategy:NAME. Default: desk.")
    String scope = "desk";

    HaltVerb(Terminal terminal) {
        super(terminal);
    }

    /** The path that is asked. */
    abstract String path();

    /** {@code entries}, {@code all}, {@code flatten} or {@code resume}. */
    abstract String wish();

    abstract Optional<String> reason();

    /** Refuses words that make no sense, before any server is looked for. */
    void check() {}

    @Override
    final ExitCode run(Settings settings, Path dataFolder) {
        check();
        Optional<ServerFile> server = ServerFile.read(dataFolder);
        if (server.isEmpty() && !scope.equals("desk")) {
            throw Problem.of(ExitCode.UNREACHABLE, "NO_SERVER", "no server runs on " + dataFolder,
                    "without one only the whole desk can be halted", "leave out --scope, or start the server").failure();
        }
        if (server.isEmpty()) {
            return left(dataFolder);
        }
        try {
            return asked(server.get(), dataFolder);
        } catch (Failure failed) {
            boolean silent = failed.problem().exit() == ExitCode.UNREACHABLE || failed.problem().exit() == ExitCode.OUTCOME_UNKNOWN;
            if (silent && scope.equals("desk")) {
                return left(dataFolder);
            }
            throw failed;
        }
    }

    private ExitCode asked(ServerFile server, Path dataFolder) {
        var key = KeyPair.find(terminal(), dataFolder);
        var api = new Api(server.url(), key, PATIENCE, "taffrail up --data " + dataFolder, server.pin());
        var body = Json.MAPPER.createObjectNode().put("scope", scope);
        reason().ifPresent(why -> body.put("reason", why));
        if (!wish().equals("flatten") && !wish().equals("resume")) {
            body.put("level", wish());
        }
        Reply reply = api.post(path(), body.toString(), "taffrail halt show");
        if (!reply.isGood()) {
            throw Refusal.of(reply, wish(), key, "taffrail halt show").failure();
        }
        if (json()) {
            out().println(reply.text().strip());
        } else {
            out().println(server.label());
            print(reply.json());
        }
        return ExitCode.OK;
    }

    /** No server answers: whichever runs on the folder, or starts there, obeys the file. */
    private ExitCode left(Path dataFolder) {
        Path file = HaltFileNote.leave(dataFolder, wish(), reason().orElse(""));
        if (json()) {
            out().println(Json.MAPPER.createObjectNode().put("file", file.toString()).put("wish", wish()));
        } else {
            out().println("OK  no server answered; '" + wish() + "' is written to " + file
                    + ", which the server obeys at once where it runs, and else when it starts");
        }
        return ExitCode.OK;
    }

    private void print(JsonNode json) {
        HaltText.print(json, out());
        out().println("OK  " + (json.path("halted").asBoolean() ? "trading is halted: " + text(json, "level") : "nothing is halted"));
    }
}
