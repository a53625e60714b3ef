package io.taffrail.cli;

import io.taffrail.cli.failure.Problem;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** picocli's complaints about what was typed, in the house's three parts. */
final class UsageProblem {

    private UsageProblem() {}

    static Problem of(ParameterException problem) {
        var command = problem.getCommandLine().getCommandSpec().qualifiedName();
        var help = "see what it takes: " + command + " --help";
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command, help);
            case MissingParameterException _ ->
                Problem.usage("ARGUMENT_MISSING", said(problem), command + " cannot do without it", help);
            default -> Problem.usage("ARGUMENT_REFUSED", said(problem), command + " cannot read it", help);
        };
    }

    private static Problem unmatched(UnmatchedArgumentException problem, String command, String help) {
        var word = problem.getUnmatched().getFirst();
        var suggestions = problem.getSuggestions();
        var fix = suggestions.isEmpty() ? help : "did you mean " + String.join(", ", suggestions) + "? " + help;
        if (word.matches("-[0-9.].*")) {
            return Problem.usage("NUMBER_REFUSED", "'" + word + "' is below zero",
                    "quantities, amounts and prices are above zero", "to sell, say sell: taffrail sell AAPL 10");
        }
        if (word.startsWith("-")) {
            return Problem.usage("OPTION_UNKNOWN", "there is no option '" + word + "' here",
                    command + " has no such option", fix);
        }
        boolean verbExpected = isGroup(problem.getCommandLine());
        return Problem.usage(verbExpected ? "COMMAND_UNKNOWN" : "ARGUMENT_UNEXPECTED",
                verbExpected ? "there is no command '" + command + " " + word + "'"
                        : "'" + word + "' is one word too many",
                verbExpected ? command + " has no such verb" : command + " takes no more words", fix);
    }

    private static boolean isGroup(CommandLine commandLine) {
        return !commandLine.getSubcommands().isEmpty();
    }

    private static String said(ParameterException problem) {
        var message = String.valueOf(problem.getMessage());
        return message.isEmpty() ? "it makes no sense"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
