package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.settings.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code taffrail version}. */
@Command(name = "version", description = "Show which Taffrail this is, and which Java runs it.")
public final class VersionShow extends Verb {

    @Mixin
    FolderOptions folder = new FolderOptions();

    public VersionShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        var version = version();
        var java = Runtime.version().toString();
        out().println(json()
                ? Json.MAPPER.createObjectNode().put("version", version).put("java", java).toString()
                : "taffrail " + version + "   Java " + java);
        return 0;
    }

    /** As Maven wrote it into the jar. */
    public static String version() {
        try (var resource = VersionShow.class.getResourceAsStream("/io/taffrail/cli/version.properties")) {
            var properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
