package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The program's classes in one file that Java maps into memory. The stories start hundreds of processes, and half of what each of them
 * took was to read classes. One demo leaves the file behind, once in a run of the stories; Java goes without where it does not fit.
 */
final class ClassArchive {
    private static final Path FILE = made();

    private ClassArchive() {}

    /** What Java is told to make use of it. */
    static List<String> use() {
        return List.of("-XX:SharedArchiveFile=" + FILE);
    }

    private static Path made() {
        var file = Distribution.buildFolder("archive").resolve("classes.jsa");
        try {
            Files.deleteIfExists(file);
            var data = Files.createTempDirectory(Distribution.buildFolder("archive"), "demo");
            Ran.command(Distribution.commandLine(List.of("-XX:ArchiveClassesAtExit=" + file), "demo", "--exit", "--data", data.toString()),
                    data, Duration.ofSeconds(60), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
