package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** How the kill switch stands, for people. */
final class HaltText {
    private HaltText() {}

    static void print(JsonNode json, PrintStream out) {
        json.path("halts").forEach(halt -> out.println("HALTED  " + text(halt, "level") + "  " + text(halt, "scope") + "  since "
                + text(halt, "since") + ": " + text(halt, "reason")));
        json.path("flattens").forEach(one -> out.println(text(one, "state").equals("flat")
                ? "FLAT    " + text(one, "scope") + "  since " + text(one, "flat_at") + ": " + one.path("canceled").size()
                        + " orders taken off, " + one.path("closed_by").size() + " sent to close"
                : "FLATTENING  " + text(one, "scope") + "  since " + text(one, "since")));
        json.path("stuck").forEach(alarm -> out.println("ALARM   " + text(alarm, "left") + " " + text(alarm, "symbol") + " of "
                + text(alarm, "account") + " cannot be closed now: " + text(alarm, "why")));
        json.path("heartbeats").forEach(beat -> out.println(
                "WAITING for strategy " + text(beat, "strategy") + " until " + text(beat, "due")));
    }
}
