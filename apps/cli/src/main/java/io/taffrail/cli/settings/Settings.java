package io.taffrail.cli.settings;

import io.taffrail.cli.failure.Problem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** All settings of one command. A flag wins over our variable, that over an alias, that over the file. */
public final class Settings {
    private final Terminal terminal;
    private final Optional<ConfigFile> file;

    private Settings(Terminal terminal, Optional<ConfigFile> file) {
        this.terminal = terminal;
        this.file = file;
    }

    /**
     * Reads them.
     *
     * @param config the file named by {@code --config}, where one is
     */
    public static Settings read(Terminal terminal, Optional<String> config) {
        return new Settings(terminal, ConfigFile.find(terminal, config));
    }

    /** Those of the environment alone, for a command that must not depend on a file. */
    public static Settings ofEnvironment(Terminal terminal) {
        return new Settings(terminal, Optional.empty());
    }

    /**
     * What a setting is set to, by whoever wins.
     *
     * @param flag what the setting's flag says, where it was given
     */
    public Optional<Value> value(Setting setting, Optional<String> flag) {
        return flag.map(text -> new Value(text, "--" + setting.key(), terminal.workingFolder()))
                .or(() -> variable(setting.variable()))
                .or(() -> setting.aliases().stream().flatMap(alias -> variable(alias).stream()).findFirst())
                .or(() -> file.flatMap(found -> found.value(setting)));
    }

    /** The folder with the journal, the keys and the server's address. */
    public Path dataFolder(Optional<String> flag) {
        return value(Setting.DATA, flag).map(Value::path).orElseGet(this::usualDataFolder);
    }

    /**
     * How much is logged: {@code trace}, {@code debug}, {@code info}, {@code warn} or {@code error}.
     *
     * @param usual where nothing is said
     */
    public String logLevel(String usual) {
        var level = value(Setting.LOG_LEVEL, Optional.empty()).map(this::level).orElse(usual);
        boolean debugMode = terminal.variable("DEBUG_MODE").filter("true"::equalsIgnoreCase).isPresent();
        return debugMode && !level.equals("trace") ? "debug" : level;
    }

    private String level(Value value) {
        var level = value.text().toLowerCase(Locale.ROOT);
        return switch (level) {
            case "trace", "debug", "info", "warn", "error" -> level;
            case "warning" -> "warn";
            default -> throw Problem.usage("BAD_LOG_LEVEL", "'" + value.text() + "' is no log level",
                    "it comes from " + value.source(), "use trace, debug, info, warn or error").failure();
        };
    }

    private Path usualDataFolder() {
        return terminal.variable("XDG_DATA_HOME").map(Path::of)
                .orElseGet(() -> terminal.home().resolve(".local").resolve("share"))
                .resolve("taffrail");
    }

    private Optional<Value> variable(String name) {
        return terminal.variable(name).map(text -> new Value(text, name, terminal.workingFolder()));
    }
}
