package io.taffrail.cli.settings;

import io.taffrail.cli.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** The configuration file: TOML, whose keys are the settings' and no others. */
final class ConfigFile {
    private final Path file;
    private final Map<Setting, Value> values;

    private ConfigFile(Path file, Map<Setting, Value> values) {
        this.file = file;
        this.values = values;
    }

    /** The named file, which must exist, or else the first of the usual ones that does. */
    static Optional<ConfigFile> find(Terminal terminal, Optional<String> flag) {
        var named = flag.or(() -> terminal.variable("TAFFRAIL_CONFIG")).map(terminal::path);
        if (named.isPresent()) {
            return named.map(ConfigFile::read);
        }
        var config = terminal.variable("XDG_CONFIG_HOME").map(Path::of)
                .orElseGet(() -> terminal.home().resolve(".config"));
        return Stream.of(
                        terminal.path("taffrail.toml"),
                        config.resolve("taffrail").resolve("config.toml"),
                        Path.of("/etc/taffrail/config.toml"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(ConfigFile::read);
    }

    Optional<Value> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    Path file() {
        return file;
    }

    private static ConfigFile read(Path file) {
        TomlParseResult toml;
        try {
            toml = Toml.parse(file);
        } catch (IOException e) {
            throw Problem.usage("CONFIG_UNREADABLE", "the configuration file " + file + " cannot be read",
                    "the system says: " + e.getClass().getSimpleName() + ", " + e.getMessage(),
                    "name a file that exists with --config, or leave it out").failure();
        }
        if (toml.hasErrors()) {
            var first = toml.errors().getFirst();
            throw Problem.usage("CONFIG_MALFORMED",
                    file.getFileName() + " line " + first.position().line() + " is not TOML",
                    String.valueOf(first.getMessage()), "correct the line, for example: port = 7878").failure();
        }
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (String key : toml.dottedKeySet()) {
            var position = toml.inputPositionOf(key);
            var line = file.getFileName() + " line " + (position == null ? "?" : position.line());
            var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
            Setting setting = named(key, line);
            if (setting.isSecret()) {
                SecretFile.requireOwnersAlone(file, setting, line);
            }
            values.put(setting, new Value(String.valueOf(toml.get(key)), line, folder));
        }
        return new ConfigFile(file, values);
    }

    private static Setting named(String key, String line) {
        return Arrays.stream(Setting.values()).filter(setting -> setting.key().equals(key)).findFirst()
                .orElseThrow(() -> Problem.usage("CONFIG_UNKNOWN_KEY", line + ": there is no setting '" + key + "'",
                        "a misspelt setting would be a setting that silently does nothing",
                        "use one of " + Arrays.stream(Setting.values()).map(Setting::key)
                                .collect(Collectors.joining(", "))).failure());
    }
}
