package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.http.keys.KeyRing;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code taffrail key revoke ID}. */
@Command(name = "revoke", description = "Take a key away; within a second the server refuses it.")
public final class KeyRevoke extends FolderVerb {

    @Parameters(paramLabel = "ID", description = "The key's id.")
    String id = "";

    public KeyRevoke(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Settings settings, Path dataFolder) {
        if (!new KeyRing(dataFolder, InstantSource.system()).revoke(id)) {
            throw Problem.of(ExitCode.NOT_FOUND, "NO_SUCH_KEY", "there is no key " + id,
                    "it was revoked already, or belongs to another folder", "list them: taffrail key list").failure();
        }
        out().println(json() ? Json.MAPPER.createObjectNode().put("revoked", id).toString() : "OK  revoked " + id);
        return ExitCode.OK;
    }
}
