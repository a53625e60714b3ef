package io.taffrail.cli.print;

import static io.taffrail.cli.print.Fields.text;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** The story of an order or a signal, for people. */
public final class ExplainText {
    private ExplainText() {}

    /** An order, after the signal that it answers. */
    public static void order(JsonNode order, PrintStream out) {
        if (order.path("signal").isObject()) {
            out.println("SIGNAL");
            SignalText.print(order.path("signal"), out);
        }
        tale(order, out);
    }

    /** A signal, and the orders that came of it. */
    public static void signal(JsonNode answer, PrintStream out) {
        out.println("SIGNAL");
        SignalText.print(answer.path("signal"), out);
        answer.path("orders").forEach(order -> tale(order, out));
    }

    private static void tale(JsonNode order, PrintStream out) {
        String amount = text(order, "qty").isEmpty() ? text(order, "notional") : text(order, "qty");
        out.println("ORDER  " + text(order, "side") + " " + amount + " " + text(order, "symbol") + "   " + text(order, "status"));
        out.println("  id " + text(order, "id") + "   client order id " + text(order, "client_order_id"));
        checks(order.path("checks"), out);
        order.path("screenings").forEach(one -> out.println(
                "  " + text(one, "pack") + " " + text(one, "version") + "   " + text(one, "verdict") + "   " + text(one, "words")));
        refusal(order, out);
        out.println("STORY");
        order.path("story").forEach(line -> out.println("  " + text(line, "at") + "   " + text(line, "words")));
        numbers("SLIPPAGE (bps, above zero is worse)", order.path("slippage_bps"), out);
        numbers("TIMES (ms)", order.path("times_ms"), out);
        if (!order.path("whole").asBoolean(true)) {
            out.println("  its life was long: what lies between its beginning and its end is in the journal");
        }
    }

    private static void checks(JsonNode checks, PrintStream out) {
        if (checks.isEmpty()) {
            return;
        }
        out.println("CHECKS");
        var table = new Table(
                Table.words("LIMIT"), Table.words("SCOPE"), Table.number("VALUE"), Table.number("LIMIT"), Table.words("RESULT"));
        checks.forEach(reading -> table.row(
                text(reading, "rule"), text(reading, "scope"),
                text(reading, "value").isEmpty() ? "not known" : text(reading, "value"), text(reading, "limit"),
                reading.path("passed").asBoolean() ? "pass" : "FAIL"));
        table.print(out);
        checks.forEach(reading -> {
            if (reading.path("note").isString()) {
                out.println("  " + text(reading, "rule") + ": " + text(reading, "note"));
            }
        });
    }

    private static void refusal(JsonNode order, PrintStream out) {
        JsonNode refusal = order.path("refusal");
        if (refusal.isObject()) {
            out.println("REFUSED  " + text(refusal, "code"));
            out.println("  what: " + text(refusal, "what"));
            out.println("  why:  " + text(refusal, "why"));
            out.println("  fix:  " + text(refusal, "fix"));
            if (order.path("would_pass_now").isString()) {
                out.println("  now:  " + text(order, "would_pass_now"));
            }
        }
    }

    private static void numbers(String title, JsonNode numbers, PrintStream out) {
        boolean known = numbers.properties().stream().anyMatch(number -> number.getValue().isString());
        if (known) {
            out.println(title);
            numbers.properties().stream()
                    .filter(number -> number.getValue().isString())
                    .forEach(number -> out.println("  " + number.getKey().replace('_', ' ') + "   " + number.getValue().asString()));
        }
    }
}
