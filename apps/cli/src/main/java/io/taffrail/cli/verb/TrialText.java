package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.print.Table;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** What would become of an order, for people. */
final class TrialText {
    private TrialText() {}

    static void print(JsonNode trial, PrintStream out) {
        var table = new Table(
                Table.words("LIMIT"), Table.words("SCOPE"), Table.number("VALUE"), Table.number("LIMIT"), Table.words("RESULT"));
        for (JsonNode reading : trial.path("readings")) {
            table.row(text(reading, "rule"), text(reading, "scope"),
                    reading.path("value").isString() ? reading.path("value").asString() : "not known", text(reading, "limit"),
                    (reading.path("passed").asBoolean() ? "pass" : "FAIL")
                            + (reading.path("note").isString() ? ": " + reading.path("note").asString() : ""));
        }
        table.print(out);
        if (trial.path("passes").asBoolean()) {
            out.println("OK  the order would pass; nothing was sent");
            return;
        }
        JsonNode denial = trial.path("denial");
        out.println("REFUSED  " + text(denial, "code"));
        out.println("  what: " + text(denial, "what"));
        out.println("  why:  " + text(denial, "why"));
        out.println("  fix:  " + text(denial, "fix"));
        if (trial.path("largest_qty").isString()) {
            out.println("  largest quantity that would pass: " + text(trial, "largest_qty"));
        }
    }
}
