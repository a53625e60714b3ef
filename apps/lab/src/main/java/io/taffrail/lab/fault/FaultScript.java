package io.taffrail.lab.fault;

import io.taffrail.lab.LabRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Faults from a file of {@code [[fault]]} tables, which can say where and when each may strike. */
public final class FaultScript {
    private static final Set<String> KEYS = Set.of("kind", "rate", "args", "method", "path", "from", "until");
    private static final String EXAMPLE = "for example: [[fault]] kind = \"drop-reply\" rate = \"0.05\" method = \"POST\" "
            + "path = \"/v2/orders\" from = \"5s\" until = \"60s\"";

    private final Path file;

    private FaultScript(Path file) {
        this.file = file;
    }

    /**
     * The rules of a file, in their order.
     *
     * @throws LabRefusal where it cannot be read; says the line
     */
    public static List<FaultRule> read(Path file) {
        return new FaultScript(file).rules();
    }

    private List<FaultRule> rules() {
        TomlParseResult toml;
        try {
            toml = Toml.parse(file);
        } catch (IOException e) {
            throw new LabRefusal("the script " + file + " cannot be read",
                    "the system says: " + e.getClass().getSimpleName() + ", " + e.getMessage(), "name a file that exists");
        }
        if (toml.hasErrors()) {
            var first = toml.errors().getFirst();
            throw refusal(first.position(), String.valueOf(first.getMessage()));
        }
        for (String key : toml.keySet()) {
            if (!key.equals("fault")) {
                throw refusal(toml.inputPositionOf(key), "there is nothing named '" + key + "', only [[fault]]");
            }
        }
        var faults = toml.isArray("fault") ? toml.getArray("fault") : null;
        if (faults == null) {
            throw new LabRefusal("the script " + file + " names no fault", "it has no table [[fault]]", EXAMPLE);
        }
        var rules = new ArrayList<FaultRule>();
        for (int i = 0; i < faults.size(); i++) {
            if (!(faults.get(i) instanceof TomlTable table)) {
                throw refusal(faults.inputPositionOf(i), "a fault is a table");
            }
            rules.add(rule(table, faults.inputPositionOf(i)));
        }
        return rules;
    }

    private FaultRule rule(TomlTable table, TomlPosition start) {
        for (String key : table.keySet()) {
            if (!KEYS.contains(key)) {
                throw refusal(table.inputPositionOf(key),
                        "a fault has no '" + key + "', only " + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        var kind = text(table, "kind").orElseThrow(() -> refusal(start, "the fault has no kind"));
        var fault = FaultSyntax.fault(kind, file.getFileName() + " line " + start.line());
        try {
            var rate = FaultSyntax.rate(text(table, "rate")
                    .orElseThrow(() -> new IllegalArgumentException("the fault has no rate")));
            return new FaultRule(fault, rate, fault.argument(text(table, "args")), text(table, "method"), text(table, "path"),
                    text(table, "from").map(Moments::read).orElse(Duration.ZERO), text(table, "until").map(Moments::read));
        } catch (IllegalArgumentException notOurs) {
            throw refusal(start, String.valueOf(notOurs.getMessage()));
        }
    }

    private static Optional<String> text(TomlTable table, String key) {
        return Optional.ofNullable(table.get(key)).map(String::valueOf);
    }

    private LabRefusal refusal(@Nullable TomlPosition position, String why) {
        var line = position == null ? "" : " line " + position.line();
        return new LabRefusal(file.getFileName() + line + " cannot be understood", why, EXAMPLE);
    }
}
