package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Fields;
import io.taffrail.cli.print.OrderText;
import io.taffrail.cli.settings.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code taffrail order show ID}. */
@Command(name = "show", description = "Show one order.")
public final class OrderShow extends ClientVerb {
    private static final List<String> TIMES =
            List.of("submitted_at", "filled_at", "canceled_at", "expired_at", "failed_at", "replaced_at");

    @Parameters(paramLabel = "ID", description = "The order's id, or the client's id for it.")
    String id = "";

    public OrderShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = new OrderRef(id).withLegs(server);
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        var order = reply.json();
        label(server);
        out().println("  " + OrderText.ticket(order));
        out().println("  " + OrderText.standing(order));
        detail("id", text(order, "id"));
        detail("client id", text(order, "client_order_id"));
        detail("stop", text(order, "stop_price"));
        detail("trail", OrderText.trail(order));
        detail("hwm", text(order, "hwm"));
        detail("replaces", text(order, "replaces"));
        detail("becomes", text(order, "replaced_by"));
        for (String time : TIMES) {
            var name = time.substring(0, time.length() - "_at".length());
            detail(name, text(order, time).isEmpty() ? "" : Fields.dayAndTime(order, time) + " UTC");
        }
        for (JsonNode leg : order.path("legs")) {
            out().println("  " + OrderText.role(leg) + "  " + OrderText.ticket(leg) + "  " + OrderText.standing(leg)
                    + "   id " + text(leg, "id"));
        }
        return ExitCode.OK;
    }

    private void detail(String name, String value) {
        if (!value.isEmpty()) {
            out().println("  " + name + " ".repeat(11 - name.length()) + value);
        }
    }
}
