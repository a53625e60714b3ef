package io.taffrail.cli.verb;

import io.taffrail.cli.settings.LogLevel;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** A verb that works on a data folder. */
abstract class FolderVerb extends Verb {

    @Mixin
    FolderOptions folder = new FolderOptions();

    FolderVerb(Terminal terminal) {
        super(terminal);
    }

    @Override
    public final Integer call() {
        var settings = Settings.read(terminal(), folder.config);
        LogLevel.set(settings.logLevel(usualLogLevel()));
        return run(settings, settings.dataFolder(folder.data)).number();
    }

    /** What the verb does. */
    abstract io.taffrail.cli.failure.ExitCode run(Settings settings, Path dataFolder);

    /** How much the verb logs where nobody says how much. */
    String usualLogLevel() {
        return "warn";
    }
}
