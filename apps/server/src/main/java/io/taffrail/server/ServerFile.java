package io.taffrail.server;

import io.taffrail.http.HttpDoor;
import io.taffrail.http.web.Json;
import io.taffrail.model.account.Mode;
import io.taffrail.model.market.MarketSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells the command line where the folder's server is. */
final class ServerFile {

    private ServerFile() {}

    static void write(Path file, HttpDoor door, Mode mode, boolean dryRun, MarketSource source) {
        var json = Json.object()
                .put("url", door.url())
                .put("port", door.port())
                .put("pid", ProcessHandle.current().pid())
                .put("mode", mode.name())
                .put("dry_run", dryRun)
                .put("market", source.name())
                .put("market_kind", source.kind().name());
        // Who reads this folder knows the door by it, whoever signed its certificate.
        door.tls().ifPresent(identity -> json.put("certificate_sha256", identity.fingerprint()));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, Json.pretty(json));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw StartException.usage(
                    "the file " + file + " cannot be written",
                    String.valueOf(unwritable),
                    "make the data folder writable, or name another with --data DIR");
        }
    }
}
