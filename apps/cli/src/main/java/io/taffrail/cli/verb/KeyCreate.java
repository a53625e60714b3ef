package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Role;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail key create}: the one time that a secret is shown. */
@Command(name = "create", description = "Make a key that opens the server; its secret is shown this once.")
public final class KeyCreate extends FolderVerb {

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Which account it opens. Default: paper.")
    String account = "paper";

    @Option(names = "--read-only", description = "The key sees everything and changes nothing.")
    boolean readOnly;

    public KeyCreate(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Settings settings, Path dataFolder) {
        var role = readOnly ? Role.READ_ONLY : Role.TRADE;
        var pair = new KeyRing(dataFolder, InstantSource.system()).create(new AccountId(account), Mode.PAPER, role);
        var id = pair.key().id();
        var secret = pair.secret().reveal();
        if (json()) {
            out().println(Json.MAPPER.createObjectNode().put("account", account)
                    .put("role", pair.key().role().word()).put("key_id", id)
                    .put("secret_key", secret));
        } else {
            out().println("APCA_API_KEY_ID=" + id);
            out().println("APCA_API_SECRET_KEY=" + secret);
            terminal().err().println(
                    "opens account " + account + (readOnly ? " for reading" : "") + "; the secret is not kept and will not be shown again");
        }
        return ExitCode.OK;
    }
}
