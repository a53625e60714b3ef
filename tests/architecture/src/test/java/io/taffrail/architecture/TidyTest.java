package io.taffrail.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tidiness of the sources, in the spirit of TigerBeetle's tidy.zig: what a compiler does not care about, and a reader does. */
class TidyTest {

    static final int WIDTH = 140;
    static final int LENGTH = 400;
    static final Pattern FORGOTTEN = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    static final Path ROOT = root();
    static final List<Path> SOURCES = find(path -> path.toString().contains("/src/main/java/") && path.toString().endsWith(".java"));

    @Test void nothingIsLeftForLater() {
        assertThat(lines(line -> FORGOTTEN.matcher(line).find())).as("do it, or write it down where people look").isEmpty();
    }

    @Test void noTabs() {
        assertThat(lines(line -> line.indexOf('\t') >= 0)).as("a tab is as wide as the reader's settings").isEmpty();
    }

    @Test void noLineIsWiderThanTheScreen() {
        assertThat(lines(line -> line.codePointCount(0, line.length()) > WIDTH)).as("more than %s columns", WIDTH).isEmpty();
    }

    @Test void noFileIsLongerThanAnIdea() {
        assertThat(SOURCES.stream().filter(file -> read(file).size() > LENGTH).map(TidyTest::name)).as("more than %s lines", LENGTH).isEmpty();
    }

    @Test void everyRoomHasAReadme() {
        var rooms = find(path -> path.endsWith("pom.xml")).stream().map(Path::getParent).filter(room -> !room.equals(ROOT)).toList();
        assertThat(rooms).as("rooms").isNotEmpty();
        assertThat(rooms.stream().filter(room -> !Files.isRegularFile(room.resolve("README.md"))).map(TidyTest::name))
            .as("rooms that do not say what they are").isEmpty();
    }

    /** A search that finds no file is green by itself. */
    @Test void theSourcesAreFound() {
        assertThat(SOURCES).isNotEmpty();
    }

    private static List<String> lines(Predicate<String> wrong) {
        var found = new ArrayList<String>();
        for (Path file : SOURCES) {
            var lines = read(file);
            for (int i = 0; i < lines.size(); i++) {
                if (wrong.test(lines.get(i))) found.add(name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
            }
        }
        return found;
    }

    /** The folder that holds `.mvn`, at or above the one where the test was started. */
    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve(".mvn"))) here = here.getParent();
        if (here == null) throw new IllegalStateException("no .mvn folder above " + Path.of("").toAbsolutePath());
        return here;
    }

    private static List<Path> find(Predicate<Path> wanted) {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(path -> !isBuilt(ROOT.relativize(path)) && Files.isRegularFile(path) && wanted.test(path)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBuilt(Path path) {
        for (Path part : path) if (part.toString().equals("target") || part.toString().equals(".git")) return true;
        return false;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) { return ROOT.relativize(path).toString(); }
}
