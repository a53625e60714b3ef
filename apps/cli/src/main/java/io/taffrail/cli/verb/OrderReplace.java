package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.OrderText;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail order replace ID --limit 188}. */
@Command(name = "replace", description = "Change an order that works: a new one takes its place.")
public final class OrderReplace extends ClientVerb {

    @Parameters(paramLabel = "ID", description = "The order's id, or the client's id for it.")
    String id = "";

    @Option(names = "--qty", paramLabel = "QTY", converter = PositiveDecimal.class,
            description = "How many units in all, with what has traded already.")
    Optional<Decimal> quantity = Optional.empty();

    @Option(names = "--limit", paramLabel = "P", converter = PositiveDecimal.class, description = "The new limit price.")
    Optional<Decimal> limit = Optional.empty();

    @Option(names = "--stop", paramLabel = "P", converter = PositiveDecimal.class, description = "The new stop price.")
    Optional<Decimal> stop = Optional.empty();

    @Option(names = "--trail", paramLabel = "N", converter = PositiveDecimal.class,
            description = "The new trail, in percent or in money as it is now.")
    Optional<Decimal> trail = Optional.empty();

    @Option(names = "--tif", paramLabel = "TIF", description = "How long it works from now on: day, gtc or gtd.")
    Optional<TimeInForce> timeInForce = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", converter = MomentText.class,
            description = "Work until this time, such as 2026-11-21T20:00:00Z; it is then gtd.")
    Optional<Instant> until = Optional.empty();

    @Option(names = "--id", paramLabel = "CLIENT_ID",
            description = "Your own id for the new order. Default: the desk makes one.")
    Optional<String> clientOrderId = Optional.empty();

    public OrderReplace(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (body().equals("{}")) {
            throw Problem.usage("NOTHING_TO_REPLACE", "the order is to be replaced by itself",
                    "none of --qty, --limit, --stop, --trail, --tif and --until is given",
                    "for example: taffrail order replace " + id + " --limit 187.50").failure();
        }
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.patch("/v2/orders/" + new OrderRef(id).id(server), body(), "replacement of order " + id,
                "taffrail order show " + id);
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        var next = reply.json();
        label(server);
        out().println("  " + OrderText.ticket(next) + "   id " + text(next, "id") + "   client "
                + text(next, "client_order_id"));
        out().println("OK  replacement asked for; see what becomes of it: taffrail order show " + text(next, "id"));
        return ExitCode.OK;
    }

    private String body() {
        var handling = new Handling(timeInForce, until, Instruction.NONE);
        var body = Json.MAPPER.createObjectNode();
        quantity.ifPresent(number -> body.put("qty", number.toString()));
        limit.ifPresent(price -> body.put("limit_price", price.toString()));
        stop.ifPresent(price -> body.put("stop_price", price.toString()));
        trail.ifPresent(number -> body.put("trail", number.toString()));
        handling.timeInForce().ifPresent(tif -> body.put("time_in_force", tif.name().toLowerCase(Locale.ROOT)));
        handling.until().ifPresent(time -> body.put("expire_time", time.toString()));
        clientOrderId.filter(_ -> !body.isEmpty()).ifPresent(name -> body.put("client_order_id", name));
        return body.toString();
    }
}
