package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.TradeUpdates;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Fields;
import io.taffrail.cli.print.OrderText;
import io.taffrail.cli.settings.Terminal;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code taffrail order tail}. */
@Command(name = "tail", description = "Show what happens to orders as it happens, until Ctrl-C.")
public final class OrderTail extends ClientVerb {

    @Option(names = "--count", paramLabel = "N", description = "End after so many events. Default: never.")
    long count = Long.MAX_VALUE;

    public OrderTail(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        try (var updates = TradeUpdates.open(server.api(), server.start())) {
            if (!json()) {
                label(server);
            }
            terminal().err().println("listening; Ctrl-C ends it");
            for (long i = 0; i < count; i++) {
                print(updates.next());
            }
        }
        return ExitCode.OK;
    }

    private void print(JsonNode update) {
        if (json()) {
            out().println(update);
        } else {
            var order = update.path("order");
            var price = text(update, "price");
            var traded = price.isEmpty() ? "" : " " + text(update, "qty") + " @ " + price;
            out().println("  " + Fields.time(update, "timestamp") + "  " + text(order, "client_order_id") + "  "
                    + OrderText.ticket(order) + "  " + text(update, "event").toUpperCase(Locale.ROOT) + traded);
        }
        out().flush();
    }
}
