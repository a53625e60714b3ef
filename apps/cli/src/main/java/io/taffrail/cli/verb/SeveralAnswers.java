package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.Table;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The answer to "all of them" (HTTP 207): a status for each.
 *
 * @param name the field that says which one
 */
record SeveralAnswers(JsonNode answers, String name) {

    void print(String none, PrintStream out) {
        if (answers.isEmpty()) {
            out.println(none);
            return;
        }
        var table = new Table(Table.words(name.toUpperCase(Locale.ROOT)), Table.words("ANSWER"));
        for (JsonNode answer : answers) {
            table.row(text(answer, name), isGood(answer) ? "asked for" : message(answer));
        }
        table.print(out);
    }

    /** @param verb what was asked of each */
    ExitCode conclude(String verb) {
        var refused = answers.valueStream().filter(answer -> !isGood(answer)).toList();
        if (!refused.isEmpty()) {
            throw Problem.of(ExitCode.DENIED, "SOME_REFUSED",
                    refused.size() + " of " + answers.size() + " were refused: " + refused.stream()
                            .map(answer -> text(answer, name) + " " + message(answer))
                            .collect(Collectors.joining(", ")),
                    "each is asked for on its own, and the others went through", "ask again for those that are left")
                    .titled(verb + " refused for some").failure();
        }
        return ExitCode.OK;
    }

    private static boolean isGood(JsonNode answer) {
        return answer.path("status").asInt(0) / 100 == 2;
    }

    private static String message(JsonNode answer) {
        var message = text(answer.path("body"), "message");
        return "refused" + (message.isEmpty() ? ", HTTP " + text(answer, "status") : ": " + message);
    }
}
