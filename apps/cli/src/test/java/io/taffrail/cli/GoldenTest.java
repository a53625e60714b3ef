package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The whole command tree and every help text stand in {@code src/test/resources/golden}, where a change shows in
 * review. To accept one, run with {@code -Dgolden=write}.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    Path home;

    @Test
    void theCommandTreeIsTheGoldenOne() throws IOException {
        compare("command-tree.txt", tree(everything(), 0));
    }

    @Test
    void everyHelpTextIsTheGoldenOne() throws IOException {
        for (CommandLine command : commands(everything()).toList()) {
            var words = command.getCommandSpec().qualifiedName().split(" ");
            var typed = Stream.concat(Stream.of(words).skip(1), Stream.of("--help")).toArray(String[]::new);
            var run = new Shell(home).type(typed);

            assertThat(run.status()).isZero();
            compare("help/" + String.join("-", words) + ".txt", run.out());
        }
    }

    @Test
    void helpIsSpelledInTwoWays() {
        assertThat(new Shell(home).type("help", "order", "list"))
                .isEqualTo(new Shell(home).type("order", "list", "--help"));
        assertThat(new Shell(home).type("help")).isEqualTo(new Shell(home).type());
    }

    @Test
    void onlyTheVerbThatIsTypedIsRegistered() {
        assertThat(commandLine("buy", "AAPL", "10").getSubcommands()).containsOnlyKeys("buy");
        var order = commandLine("order", "list").getSubcommands();
        assertThat(order).containsOnlyKeys("order");
        assertThat(order.get("order").getSubcommands()).containsOnlyKeys("list");
        assertThat(everything().getSubcommands()).hasSizeGreaterThan(5);
    }

    private CommandLine everything() {
        return commandLine("--help");
    }

    private CommandLine commandLine(String... words) {
        var nowhere = new ByteArrayOutputStream();
        return new Taffrail(new Shell(home).terminal(nowhere, nowhere)).commandLine(List.of(words));
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        var below = command.getSubcommands().values().stream().flatMap(GoldenTest::commands);
        return Stream.concat(Stream.of(command), below);
    }

    private static String tree(CommandLine command, int depth) {
        var line = new StringBuilder("  ".repeat(depth)).append(command.getCommandName());
        command.getCommandSpec().positionalParameters().forEach(word -> line.append(' ').append(word.paramLabel()));
        command.getCommandSpec().options().stream().map(OptionSpec::longestName).sorted()
                .forEach(option -> line.append(' ').append(option));
        line.append('\n');
        command.getSubcommands().values().forEach(verb -> line.append(tree(verb, depth + 1)));
        return line.toString();
    }

    private static void compare(String name, String text) throws IOException {
        var file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }
}
