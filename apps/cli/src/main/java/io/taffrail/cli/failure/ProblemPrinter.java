package io.taffrail.cli.failure;

import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem to the error stream: three lines for people, one JSON object for programs. */
public final class ProblemPrinter {

    private ProblemPrinter() {}

    public static void print(Problem problem, boolean json, PrintStream err) {
        if (json) {
            err.println(envelope(problem));
        } else {
            lines(problem, err);
        }
        err.flush();
    }

    private static void lines(Problem problem, PrintStream err) {
        err.println("taffrail: " + problem.title());
        err.println("  what: " + oneLine(problem.what()));
        err.println("  why:  " + oneLine(problem.why()));
        err.println("  fix:  " + oneLine(problem.fix()));
        err.println("  ref:  " + problem.code()
                + problem.orderId().map(id -> "   order " + id + " is kept: taffrail order show " + id).orElse(""));
    }

    private static String envelope(Problem problem) {
        var node = JsonMapper.shared().createObjectNode()
                .put("code", problem.code())
                .put("what", problem.what())
                .put("why", problem.why())
                .put("fix", problem.fix())
                .put("retryable", problem.retryable())
                .put("outcome", problem.exit().outcome().word());
        problem.orderId().ifPresent(id -> node.put("order_id", id));
        return node.toString();
    }

    /** A message from elsewhere may hold line ends; the three lines stay three lines. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
