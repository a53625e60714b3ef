package io.taffrail.simulation.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The seeds that once failed, from the resource {@code regressions.seeds}. */
public final class Regressions {
    private Regressions() {}

    public static List<Script> all() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Regressions.class.getResourceAsStream("/regressions.seeds")), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .map(parts -> Script.of(
                            Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Wishes.valueOf(parts[3])))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
