package io.taffrail.cli;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.failure.ProblemPrinter;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.cli.verb.OutputOptions;
import io.taffrail.cli.verb.VersionShow;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One run of the command line: words in, text and an exit status out. No exception leaves it. */
public final class Taffrail {
    private static final int WIDTH = 100;

    private final Terminal terminal;

    public Taffrail(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does what the words say, and answers the exit status. */
    public int run(String... arguments) {
        var words = helpLast(List.of(arguments));
        boolean json = words.contains("--json") || OutputOptions.wantsJson(terminal);
        return commandLine(words)
                .setParameterExceptionHandler((problem, _) -> told(UsageProblem.of(problem), json))
                .setExecutionExceptionHandler((problem, _, _) -> told(problemOf(problem), json))
                .execute(words.toArray(String[]::new));
    }

    /** The parser for these words. */
    CommandLine commandLine(List<String> words) {
        var commandLine = CommandTree.of(terminal, words);
        commandLine.getCommandSpec().version("taffrail " + VersionShow.version());
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOptionsCaseInsensitive(false)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    }

    private int told(Problem problem, boolean json) {
        terminal.out().flush();
        ProblemPrinter.print(problem, json, terminal.err());
        return problem.exit().number();
    }

    private static Problem problemOf(Exception thrown) {
        return switch (thrown) {
            case Failure failure -> failure.problem();
            case ParameterException problem -> UsageProblem.of(problem);
            default -> unexpected(thrown);
        };
    }

    /** A mistake of ours: the trace goes to the log, under an id that the person can quote. */
    private static Problem unexpected(Exception thrown) {
        var id = Long.toString(System.currentTimeMillis(), 36);
        LoggerFactory.getLogger(Taffrail.class).debug("error {}", id, thrown);
        return Problem.of(ExitCode.UNEXPECTED, "UNEXPECTED-" + id,
                "something went wrong that should not: " + thrown.getClass().getSimpleName()
                        + (thrown.getMessage() == null ? "" : ", " + thrown.getMessage()),
                "this is a mistake in taffrail, not in what you typed",
                "run it again with DEBUG_MODE=true and report what it logs");
    }

    /** {@code help order list} is {@code order list --help}. */
    private static List<String> helpLast(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("help")) {
            return words;
        }
        var turned = new ArrayList<>(words.subList(1, words.size()));
        turned.add("--help");
        return turned;
    }
}
