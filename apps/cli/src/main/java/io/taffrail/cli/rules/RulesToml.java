package io.taffrail.cli.rules;

import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.failure.Problem;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** The keys of a TOML file, read one by one; what nobody has asked for is a misspelt one. */
final class RulesToml {
    private final String name;
    private final TomlParseResult toml;
    private final Set<String> read = new HashSet<>();

    RulesToml(String name, String text) {
        this.name = name;
        toml = Toml.parse(text);
        if (toml.hasErrors()) {
            var first = toml.errors().getFirst();
            throw wrong(first.position().line(), "it is no TOML", String.valueOf(first.getMessage()));
        }
    }

    boolean has(String key) {
        return toml.contains(key);
    }

    String text(String key) {
        return find(key).orElseThrow(() -> wrong(1, key + " is missing", "a rule pack cannot do without it"));
    }

    Optional<String> find(String key) {
        read.add(key);
        if (has(key) && !toml.isString(key)) {
            throw wrong(line(key), key + " is no text", "it is written in quotes");
        }
        return Optional.ofNullable(toml.getString(key));
    }

    boolean flag(String key) {
        read.add(key);
        if (!toml.isBoolean(key)) {
            throw wrong(line(key), key + " is missing, or not true or false", "nothing is guessed");
        }
        return Boolean.TRUE.equals(toml.getBoolean(key));
    }

    int whole(String key) {
        read.add(key);
        Long value = toml.isLong(key) ? toml.getLong(key) : null;
        if (value == null || value < 1 || value > 100_000) {
            throw wrong(line(key), key + " is missing, or no whole number from 1 on", "it counts days");
        }
        return Math.toIntExact(value);
    }

    LocalDate date(String key) {
        read.add(key);
        LocalDate day = toml.isLocalDate(key) ? toml.getLocalDate(key) : null;
        if (day == null) {
            throw wrong(line(key), key + " is missing, or no day", "it is written without quotes: as_of = 2026-01-31");
        }
        return day;
    }

    List<String> texts(String key) {
        read.add(key);
        if (!has(key)) {
            return List.of();
        }
        TomlArray array = toml.isArray(key) ? toml.getArray(key) : null;
        if (array == null || !array.toList().stream().allMatch(String.class::isInstance)) {
            throw wrong(line(key), key + " is no list of texts", "it is written as [\"one\", \"two\"]");
        }
        return array.toList().stream().map(String.class::cast).toList();
    }

    /** A rule that is misspelt would not be kept, and nobody would know. */
    void refuseUnread() {
        for (String key : toml.dottedKeySet()) {
            if (!read.contains(key)) {
                throw wrong(line(key), "'" + key + "' is no part of a rule pack", "a misspelt rule would not be kept");
            }
        }
    }

    /** What the model refuses is a fault of the file. */
    <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(1, String.valueOf(e.getMessage()), "a rule pack is taken whole or not at all");
        }
    }

    Failure wrong(int line, String what, String why) {
        return Problem.usage("RULES_MALFORMED", name + " line " + line + ": " + what, why, "correct the file; docs/rules.md shows one")
                .failure();
    }

    private int line(String key) {
        var position = toml.inputPositionOf(key);
        return position == null ? 1 : position.line();
    }
}
