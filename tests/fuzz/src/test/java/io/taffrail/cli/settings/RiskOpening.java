package io.taffrail.cli.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Lets the fuzzer at the configuration and at files of limits. */
public final class RiskOpening {
    private RiskOpening() {}

    public static void limits(Path file) {
        RiskFile.policy(new Value(file.toString(), "--risk", file.toAbsolutePath().resolveSibling("")));
    }

    public static void configuration(Path file) {
        Settings.read(Terminal.ofThisProcess(), Optional.of(file.toString()));
    }
}
