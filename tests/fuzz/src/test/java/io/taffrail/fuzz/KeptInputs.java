package io.taffrail.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Inputs that once broke a parser, in the folders where Jazzer looks for them too. */
final class KeptInputs {
    private KeptInputs() {}

    static List<byte[]> of(Target target) {
        var folder = KeptInputs.class.getResource("JazzerTestInputs/" + target.name());
        if (folder == null) {
            return List.of();
        }
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().map(KeptInputs::bytes).toList();
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the kept inputs of " + target, unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
