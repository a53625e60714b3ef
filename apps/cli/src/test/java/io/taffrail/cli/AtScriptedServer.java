package io.taffrail.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shell beside a server that answers by a script. */
abstract class AtScriptedServer {
    ScriptedServer server;
    Shell shell;

    @BeforeEach
    final void start(@TempDir Path home) throws IOException {
        server = new ScriptedServer();
        shell = new Shell(home).with(server);
    }

    @AfterEach
    final void stop() {
        server.close();
    }
}
