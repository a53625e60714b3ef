package io.taffrail.cli.print;

import static io.taffrail.cli.print.Fields.text;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** Signals for people. */
public final class SignalText {
    private SignalText() {}

    /** {@code pending approval}. */
    public static String status(JsonNode signal) {
        return text(signal, "status").replace('_', ' ');
    }

    /** One line each. */
    public static Table table(JsonNode signals) {
        var table = new Table(
                Table.words("RECEIVED"), Table.words("SIGNAL"), Table.words("STRATEGY"), Table.words("ACTION"),
                Table.words("SYMBOL"), Table.words("SIZE"), Table.words("STATUS"), Table.words("REASON"));
        signals.forEach(signal -> table.row(
                Fields.dayAndTime(signal, "received_at"), text(signal, "signal_id"), text(signal, "strategy"),
                text(signal, "action"), text(signal, "symbol"), text(signal, "size"), status(signal), reason(signal)));
        return table;
    }

    /** All of one signal. */
    public static void print(JsonNode signal, PrintStream out) {
        out.println("  " + text(signal, "action") + " " + text(signal, "symbol") + "   " + status(signal)
                + (reason(signal).isEmpty() ? "" : ": " + reason(signal)));
        line(out, "id", text(signal, "signal_id"));
        line(out, "strategy", text(signal, "strategy"));
        line(out, "came by", text(signal, "hook").isEmpty() ? "key" : "hook " + text(signal, "hook"));
        line(out, "dialect", text(signal, "dialect"));
        line(out, "size", text(signal, "size"));
        line(out, "confidence", text(signal, "confidence"));
        line(out, "price", text(signal, "price"));
        line(out, "stop loss", text(signal, "stop_loss"));
        line(out, "trail", text(signal, "trail"));
        line(out, "profit", text(signal, "take_profit"));
        line(out, "received", Fields.dayAndTime(signal, "received_at") + " UTC");
        line(out, "found", text(signal, "found"));
        line(out, "repeats", text(signal, "repeats").equals("0") ? "" : text(signal, "repeats"));
        sequel(signal, out);
        line(out, "why", text(signal, "why"));
        line(out, "fix", text(signal, "fix"));
        line(out, "message", text(signal, "body"));
    }

    /** What has become of a signal: its arithmetic and its orders. */
    public static void sequel(JsonNode signal, PrintStream out) {
        signal.path("sizing").path("steps").forEach(step ->
                line(out, text(step, "name"), text(step, "value") + "   " + text(step, "words")));
        line(out, "waits until", text(signal, "approve_until").isEmpty() || !status(signal).equals("pending approval")
                ? "" : Fields.dayAndTime(signal, "approve_until") + " UTC");
        line(out, "decided", text(signal, "decided"));
        line(out, "done", text(signal, "how"));
        signal.path("orders").forEach(order -> line(out, "order", order.asString()));
    }

    private static String reason(JsonNode signal) {
        return text(signal, "code").isEmpty() ? text(signal, "how") : text(signal, "code") + ": " + text(signal, "what");
    }

    private static void line(PrintStream out, String name, String value) {
        if (!value.isEmpty()) {
            out.println("  " + name + " ".repeat(Math.max(1, 14 - name.length())) + value);
        }
    }
}
