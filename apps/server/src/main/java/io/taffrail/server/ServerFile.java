package io.taffrail.server;

import io.taffrail.http.web.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells the command line where the folder's server is. */
final class ServerFile {

    private ServerFile() {}

    static void write(Path file, RunningServer server) {
        var json = Json.object()
                .put("url", server.url())
                .put("port", server.port())
                .put("pid", ProcessHandle.current().pid())
                .put("mode", server.mode().name())
                .put("market", server.source().name())
                .put("market_kind", server.source().kind().name());
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
