package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.http.keys.KeyRing;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;

/** {@code taffrail key list}. */
@Command(name = "list", description = "Show the keys that open the server, without their secrets.")
public final class KeyList extends FolderVerb {

    public KeyList(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Settings settings, Path dataFolder) {
        var keys = new KeyRing(dataFolder, InstantSource.system()).list();
        if (json()) {
            var array = Json.MAPPER.createArrayNode();
            keys.forEach(key -> array.addObject().put("key_id", key.id()).put("account", key.account().value())
                    .put("role", key.role().word())
                    .put("created_at", key.createdAt().toString()));
            out().println(array);
        } else if (keys.isEmpty()) {
            out().println("there are no keys; make one: taffrail key create");
        } else {
            var table = new Table(Table.words("KEY"), Table.words("ACCOUNT"), Table.words("ROLE"), Table.words("CREATED"));
            keys.forEach(key -> table.row(key.id(), key.account().value(), key.role().word(), key.createdAt().toString()));
            table.print(out());
        }
        return ExitCode.OK;
    }
}
