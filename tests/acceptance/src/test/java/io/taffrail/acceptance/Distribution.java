package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program as it ships: the jars that the build left behind, run by the Java that runs this test. */
public final class Distribution {

    private static final Path LIBRARY = Path.of("apps", "cli", "target", "taffrail", "lib");

    private Distribution() {}

    /** The folder of the whole product, found by walking up from where the test runs. */
    public static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("apps/cli")) && Files.isRegularFile(folder.resolve("LICENSE"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " is the product's root");
    }

    /** A folder of this module's build output, made when absent; it lives until the next {@code mvn clean}. */
    public static Path buildFolder(String name) {
        try {
            return Files.createDirectories(root().resolve("tests/acceptance/target").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a computer must run to run {@code taffrail <arguments>}. */
    public static List<String> commandLine(String... arguments) {
        return commandLine(ClassArchive.use(), arguments);
    }

    /** The same with options for the Java virtual machine; a process that lives for seconds never earns back what C2 takes. */
    static List<String> commandLine(List<String> machineOptions, String... arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xlog:disable"));
        words.addAll(machineOptions);
        words.addAll(List.of("-cp", library().resolve("*").toString(), "io.taffrail.cli.Main"));
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }

    private static Path library() {
        var library = root().resolve(LIBRARY);
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException("the distribution " + library + " is absent: build with `mvn verify` "
                    + "(or at least `package`), so that the command line is packed before its stories are told");
        }
        try (Stream<Path> jars = Files.list(library)) {
            if (jars.noneMatch(jar -> jar.getFileName().toString().startsWith("taffrail-cli"))) {
                throw new IllegalStateException("the distribution " + library + " has no command line in it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return library;
    }
}
