package io.taffrail.cli.settings;

import io.taffrail.cli.failure.Problem;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.server.RiskPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Which limits orders keep: {@code default}, {@code basic}, {@code off}, or what a TOML file says. A file stands on the
 * defaults: what it names it changes, and {@code defaults = false} begins with none.
 */
final class RiskFile {
    private static final String BUYING_POWER = "buying_power";
    private static final String DEFAULTS = "defaults";
    private static final String LIMITS = "limits";
    private static final Map<String, String> ASSET_CLASSES = Map.of(
            "crypto", "crypto_pair", "fx", "currency_pair", "equity", "us_equity");

    private final Value value;
    private final TomlParseResult toml;
    private final List<LimitChange> limits = new ArrayList<>();

    private RiskFile(Value value, TomlParseResult toml) {
        this.value = value;
        this.toml = toml;
    }

    static RiskPolicy policy(Value value) {
        return switch (value.text()) {
            case "default" -> RiskPolicy.DEFAULT;
            case "basic"   -> RiskPolicy.BASIC;
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
                    "it comes from " + value.source(), "write default, basic, off, or the name of a file").failure();
        }
        var file = new RiskFile(value, toml);
        if (toml.hasErrors()) {
            var first = toml.errors().getFirst();
            throw file.malformed(first.position().line(), String.valueOf(first.getMessage()));
        }
        return file.policy();
    }

    private RiskPolicy policy() {
        for (String key : toml.keySet()) {
            boolean flag = (key.equals(BUYING_POWER) || key.equals(DEFAULTS)) && toml.isBoolean(List.of(key));
            if (!flag && !(key.equals(LIMITS) && toml.isTable(List.of(key)))) {
                throw malformed(line(List.of(key)), "'" + key + "' is no check, or not true or false");
            }
        }
        if (toml.getBoolean(DEFAULTS, () -> true)) {
            limits.addAll(DefaultLimits.all());
        }
        table(List.of(LIMITS), Scope.DESK);
        return new RiskPolicy(
                toml.getBoolean(BUYING_POWER, () -> true), limits, false, String.valueOf(value.path().getFileName()));
    }

    /** A table of limits of one scope; that of the desk may have others beneath it. */
    private void table(List<String> path, Scope scope) {
        TomlTable table = toml.getTable(path);
        if (table == null) {
            return;
        }
        for (String key : table.keySet()) {
            List<String> here = with(path, key);
            if (table.isTable(List.of(key))) {
                scopes(here, key, scope);
            } else {
                limit(here, key, scope, table.get(List.of(key)));
            }
        }
    }

    private void scopes(List<String> path, String word, Scope around) {
        TomlTable names = toml.getTable(path);
        if (names == null || !around.equals(Scope.DESK)) {
            throw malformed(line(path), "'" + word + "' is no limit");
        }
        for (String name : names.keySet()) {
            List<String> here = with(path, name);
            if (!names.isTable(List.of(name))) {
                throw malformed(line(here), "'" + word + "." + name + "' is no table: write [limits." + word + "." + name + "]");
            }
            table(here, scope(here, word, name));
        }
    }

    private Scope scope(List<String> path, String word, String name) {
        try {
            return Scope.parse(word + ":" + (word.equals("asset_class") ? ASSET_CLASSES.getOrDefault(name, name) : name));
        } catch (IllegalArgumentException unknown) {
            throw malformed(line(path), "limits are those of account, strategy, symbol or asset_class (us_equity, "
                    + "currency_pair, crypto_pair)");
        }
    }

    /** What the file says of a rule for the desk takes the place of all that the defaults say of it. */
    private void limit(List<String> path, String word, Scope scope, Object given) {
        Rule rule = Rule.named(word).orElseThrow(() -> malformed(line(path), "'" + word + "' is no limit"));
        limits.removeIf(change -> change.rule() == rule && (scope.equals(Scope.DESK) || change.scope().equals(scope)));
        number(path, given).ifPresent(number -> {
            if (number.isNegative() || number.compareTo(rule.unit().most()) > 0) {
                throw malformed(line(path), "'" + word + "' is 0 to " + rule.unit().most() + ", not " + number);
            }
            limits.add(new LimitChange(rule, scope, number, Optional.empty()));
        });
    }

    /** A number, a number as text, true, false, or {@code "off"} for none. */
    private Optional<Decimal> number(List<String> path, Object given) {
        if (given.equals("off")) {
            return Optional.empty();
        }
        if (given instanceof Boolean flag) {
            return Optional.of(flag ? Decimal.ONE : Decimal.ZERO);
        }
        try {
            return Optional.of(Decimal.of(given.toString()));
        } catch (NumberFormatException | ArithmeticException notANumber) {
            throw malformed(line(path), "'" + path.getLast() + "' is not a number, true, false or \"off\"");
        }
    }

    private static List<String> with(List<String> path, String key) {
        var longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    private int line(List<String> path) {
        var position = toml.inputPositionOf(path);
        return position == null ? 1 : position.line();
    }

    private RuntimeException malformed(int line, String why) {
        return Problem.usage("RISK_MALFORMED", value.path().getFileName() + " line " + line + " cannot be understood",
                why, "write buying_power = true, and limits such as: [limits] max_order_notional = 5000").failure();
    }
}
