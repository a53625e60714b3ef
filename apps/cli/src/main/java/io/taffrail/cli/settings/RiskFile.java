package io.taffrail.cli.settings;

import io.taffrail.cli.failure.Problem;
import io.taffrail.server.RiskPolicy;
import java.io.IOException;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Which checks orders pass: {@code default}, {@code off}, or what a TOML file says. */
final class RiskFile {
    private static final String BUYING_POWER = "buying_power";

    private RiskFile() {}

    static RiskPolicy policy(Value value) {
        return switch (value.text()) {
            case "default" -> RiskPolicy.DEFAULT;
            case "off"     -> RiskPolicy.OFF;
            default        -> read(value);
        };
    }

    private static RiskPolicy read(Value value) {
        TomlParseResult toml;
        try {
            toml = Toml.parse(value.path());
        } catch (IOException e) {
            throw Problem.usage("RISK_UNREADABLE", "the risk file " + value.path() + " cannot be read",
                    "it comes from " + value.source(), "write default, off, or the name of a file").failure();
        }
        if (toml.hasErrors()) {
            var first = toml.errors().getFirst();
            throw malformed(value, first.position().line(), String.valueOf(first.getMessage()));
        }
        for (String key : toml.dottedKeySet()) {
            var position = toml.inputPositionOf(key);
            if (!Set.of(BUYING_POWER).contains(key) || !toml.isBoolean(key)) {
                throw malformed(value, position == null ? 1 : position.line(),
                        "'" + key + "' is no check, or not true or false");
            }
        }
        return toml.getBoolean(BUYING_POWER, () -> true) ? RiskPolicy.DEFAULT : RiskPolicy.OFF;
    }

    private static RuntimeException malformed(Value value, int line, String why) {
        return Problem.usage("RISK_MALFORMED", value.path().getFileName() + " line " + line + " cannot be understood",
                why, "the file has one line: buying_power = true, or: buying_power = false").failure();
    }
}
