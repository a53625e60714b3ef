package io.taffrail.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** A folder of its own for parsers that read files; its files are written anew for each input. */
final class Folder {
    private static final Path ROOT = made();

    private Folder() {}

    /** A file with these bytes, its owner's alone. */
    static Path file(String name, byte[] bytes) throws IOException {
        Path file = ROOT.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.write(file, bytes);
    }

    static Path root() {
        return ROOT;
    }

    private static Path made() {
        try {
            Path folder = Files.createTempDirectory("taffrail-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
