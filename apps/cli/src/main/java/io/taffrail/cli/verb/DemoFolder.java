package io.taffrail.cli.verb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The folder of a demo: the one that was named, or one that goes when the demo does. */
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {

    static DemoFolder named(Path path) {
        return new DemoFolder(path, false);
    }

    static DemoFolder ofItsOwn() {
        try {
            return new DemoFolder(Files.createTempDirectory("taffrail-demo-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the demo can be made; name one with --data DIR", e);
        }
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (var inside = Files.walk(path)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder " + path + " cannot be deleted", e);
        }
    }
}
